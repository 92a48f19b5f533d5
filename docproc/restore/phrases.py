"""Fixed phrases of official letters, whose marks the language of newspapers would set otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from docproc.vietnamese.unicode import fold

_LIST = Path(__file__).parent / "phrases.txt"


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The phrases by the letters of their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            words = tuple(line.split())
            found.setdefault(fold(words[0]), []).append(words)
    return found


def phrases(
    words: Sequence[str], may_be: Callable[[int, str], bool] | None = None
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where each phrase stands on a path of words in lower case, by its letters; its own words.

    One word behind the first may have other letters where it ``may_be`` the phrase's (place, word).
    """
    letters = [fold(word) for word in words]
    for at, first in enumerate(letters):
        for phrase in _phrases().get(first, ()):
            here = letters[at : at + len(phrase)]
            if len(here) < len(phrase):
                continue
            others = [step for step, word in enumerate(phrase) if here[step] != fold(word)]
            if not others or (
                len(others) == 1 and may_be is not None and may_be(at + others[0], phrase[others[0]])
            ):
                yield at, phrase
