"""The lines that were read, put where they belong in the exact text.

Errors of reading and errors of order are different things: a page whose columns were read in the wrong
order has no wrong word. So every line is moved to its place in the exact text before words and
characters are counted, and the order is measured by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from docproc.evaluate.text_metrics import Count, words
from docproc.evaluate.verdict import Json

_STAYS = 0.5
"""Share of a line's words that must be right where it stands for it to stay there."""
_FOUND = 60.0
"""Likeness (0–100) from which a line belongs to a place that nothing else fills."""
_PRESENT = 0.5
"""Share of a paragraph's words that must have been read for it to be there at all."""
_BAR = "|"
_BROKEN = re.compile(r"\w[-/]$")


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line as docproc gives it: its words, repaired and as read, and their boxes in points."""

    page: int
    words: tuple[str, ...]
    raw: tuple[str, ...]
    boxes: tuple[Sequence[float] | None, ...]


def read_lines(pages: Sequence[Json]) -> list[ReadLine]:
    """The lines of ``text.pages`` of a directive in reading order.

    Page numbers are left out, and so are the bars by which a bare text parts the cells of a table.
    """
    lines = []
    for page in pages:
        last = len(page["lines"]) - 1
        for place, line in enumerate(page["lines"]):
            if place in (0, last) and line["text"].strip(" -.") == str(page["number"]):
                continue
            words = [word for word in line["words"] if page["width"] or word["text"] != _BAR]
            lines.append(
                ReadLine(
                    page["number"],
                    tuple(word["text"] for word in words),
                    tuple(_raw(words)),
                    tuple(word["bbox"] for word in words),
                )
            )
    return lines


def _raw(line: Sequence[Json]) -> Iterator[str]:
    """The words as read; one that was wrongly glued stands behind several repaired ones, but once here."""
    before: Json | None = None
    for word in line:
        glued = (
            before is not None
            and word["raw"] == before["raw"]
            and word["bbox"] == before["bbox"]
            and word["raw"] not in (word["text"], before["text"])
        )
        if not glued:
            yield word["raw"]
        before = word


def joined(lines: Sequence[Sequence[str]]) -> str:
    """Lines as one text; a word broken at the end of a line (``SNV-`` / ``CCHC``) is one word."""
    text = ""
    for line in lines:
        piece = " ".join(line)
        text += piece if not text or _BROKEN.search(text) else f" {piece}"
    return text


def arranged(truth: str, lines: Sequence[ReadLine]) -> list[int]:
    """The lines' indices in the order of the exact text.

    A line whose words are mostly right where it stands stays; any other goes where the unread part of
    the text is most like it, and to its neighbour when nothing is.
    """
    expected = words(truth)
    read, owner = _flat(lines)
    places: list[list[int]] = [[] for _ in lines]
    free = [True] * len(expected)
    for step in Levenshtein.opcodes(expected, read):
        if step.tag == "equal":
            for at, word in zip(
                range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
            ):
                places[owner[word]].append(at)
                free[at] = False
    for index, line in enumerate(lines):
        if places[index] and len(places[index]) < _STAYS * len(line.words):
            for at in places[index]:
                free[at] = True
            places[index] = []
    gaps = _Gaps(expected, free)
    position = 0.0
    keys = []
    for index, line in enumerate(lines):
        if places[index]:
            position = median(places[index])
        else:
            position = gaps.place(" ".join(words(" ".join(line.words))), position)
        keys.append((position, index))
    return [index for _, index in sorted(keys)]


def _flat(lines: Sequence[ReadLine]) -> tuple[list[str], list[int]]:
    """All words in the form in which they are compared, and the line of each."""
    read: list[str] = []
    owner: list[int] = []
    for index, line in enumerate(lines):
        of_line = words(" ".join(line.words))
        read.extend(of_line)
        owner.extend([index] * len(of_line))
    return read, owner


class _Gaps:
    """The words of the exact text that no line holds, as one text to search in."""

    def __init__(self, expected: Sequence[str], free: Sequence[bool]) -> None:
        self._starts: list[tuple[int, int]] = []
        offset = 0
        pieces = []
        for at, word in enumerate(expected):
            if free[at]:
                self._starts.append((offset, at))
                pieces.append(word)
                offset += len(word) + 1
        self._text = " ".join(pieces)

    def place(self, line: str, otherwise: float) -> float:
        """The index of the word that the line begins at; ``otherwise`` when it is nowhere."""
        if not line or len(self._text) < len(line) / 2:
            return otherwise
        hit = partial_ratio_alignment(line, self._text, score_cutoff=_FOUND)
        if hit is None or hit.src_end - hit.src_start < len(line) / 2:
            return otherwise
        return next((at for offset, at in self._starts if offset >= hit.dest_start - 1), otherwise)


def order_of_paragraphs(
    paragraphs: Sequence[str], lines: Sequence[ReadLine], orders: Sequence[Sequence[int]] = ()
) -> tuple[Count, Count]:
    """Reading order, strict and forgiving, in paragraphs of the exact text.

    Forgiving counts the paragraphs that are not there at all, wherever they stand; strict counts those
    too, and the fewest that would have to move for all to stand in the right order. ``orders`` are all
    orders (of indices) that are right, where blocks stand side by side; the nearest one counts.
    """
    places = _places(paragraphs, lines)
    total = sum(bool(words(paragraph)) for paragraph in paragraphs)
    in_order = max(
        _longest_rise([places[index] for index in order if index in places])
        for order in orders or [range(len(paragraphs))]
    )
    return Count(total - in_order, total), Count(total - len(places), total)


def _places(paragraphs: Sequence[str], lines: Sequence[ReadLine]) -> dict[int, float]:
    """Where, in lines as they were read, each paragraph that was read stands."""
    order = arranged("\n".join(paragraphs), lines)
    read, owner = _flat([lines[index] for index in order])
    expected = [(word, index) for index, paragraph in enumerate(paragraphs) for word in words(paragraph)]
    hits: dict[int, list[int]] = {}
    for step in Levenshtein.opcodes([word for word, _ in expected], read):
        if step.tag == "equal":
            for at, word in zip(
                range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
            ):
                hits.setdefault(expected[at][1], []).append(order[owner[word]])
    return {
        index: median(lines_hit)
        for index, lines_hit in hits.items()
        if len(lines_hit) >= _PRESENT * len(words(paragraphs[index]))
    }


def _longest_rise(values: Sequence[float]) -> int:
    """Length of the longest subsequence that never falls."""
    tails: list[float] = []
    for value in values:
        place = bisect_right(tails, value)
        tails[place : place + 1] = [value]
    return len(tails)
