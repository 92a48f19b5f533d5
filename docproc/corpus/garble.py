"""A text as an engine worse than any at hand would leave it: the noise form of a misread page.

A seeded channel over the printed lines of the page. Lines that stand side by side (head, foot, table
cells) run into one, as they do where columns are not seen. Then, word by word: marks are lost, letters
with marks are read by their whole shape (``ố`` as ``6``), others by a likeness (``l`` as ``1``), words
are glued and split, letters and signs lost. Words with figures in them stay as they are: a figure that
was misread cannot be told from a right one, and no text may be held against docproc for it.

Shares and shapes: ``data/garble.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from numpy.random import Generator

from docproc.corpus.truth import TrueLine, TruePage
from docproc.errors import ConfigurationError
from docproc.vietnamese.unicode import strip_marks

_SAME_ROW = 0.6


def garble(pages: Sequence[TruePage], strength: str, random: Generator) -> str:
    """The pages' text after the channel; pages are parted by form feeds.

    Raises :class:`ConfigurationError` on an unknown strength.
    """
    shares = {kind: by_strength.get(strength) for kind, by_strength in _channel()["shares"].items()}
    if None in shares.values():
        raise ConfigurationError(f"no strength of damage is called {strength!r}")
    texts = []
    for page in pages:
        rows = (" ".join(line.text for line in row) for row in _rows(page.lines))
        texts.append("\n".join(_garbled(row, shares, random) for row in rows))
    return "\f".join(f"{text}\n" for text in texts)


@cache
def _channel() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "garble.toml").read_text("utf-8"))


def _rows(lines: Iterable[TrueLine]) -> Iterator[list[TrueLine]]:
    """Lines at one height, from left to right, from the top of the page to its foot."""
    row: list[TrueLine] = []
    for line in sorted(lines, key=lambda line: line.box.y_middle):
        if row and row[0].box.vertical_overlap(line.box) < _SAME_ROW:
            yield sorted(row, key=lambda part: part.box.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda part: part.box.x0)


def _garbled(row: str, shares: dict[str, float], random: Generator) -> str:
    words = row.split()
    out = ""
    for index, word in enumerate(words):
        safe = any(letter.isdigit() for letter in word)
        read = word if safe else _word(word, shares, random)
        glued = index > 0 and not safe and random.random() < shares["glued"]
        glued = glued and not any(letter.isdigit() for letter in words[index - 1])
        out += read if glued or not out else f" {read}"
    return out


def _word(word: str, shares: dict[str, float], random: Generator) -> str:
    letters = [_letter(letter, shares, random) for letter in word]
    if len(word) > 3 and random.random() < shares["split"]:
        letters.insert(int(random.integers(1, len(word))), " ")
    return "".join(letters)


def _letter(letter: str, shares: dict[str, float], random: Generator) -> str:
    channel = _channel()
    if letter in channel["signs"]:
        return _one_of(channel["signs"][letter], random) if random.random() < shares["signs"] else letter
    if random.random() < shares["lost"]:
        return ""
    bare = strip_marks(letter)
    if bare != letter and random.random() < shares["marks"]:
        if letter in channel["whole"] and random.random() < shares["marked"]:
            return _one_of(channel["whole"][letter], random)
        letter = bare
    if letter in channel["likeness"] and random.random() < shares["shapes"]:
        return _one_of(channel["likeness"][letter], random)
    return letter


def _one_of(choices: Sequence[str], random: Generator) -> str:
    return choices[int(random.integers(len(choices)))]
