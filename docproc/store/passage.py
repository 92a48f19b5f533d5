"""The place in a document that answers a question best, cut from the document's own text."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

START, END = "\x01", "\x02"
"""What surrounds a found word in highlighted text."""

PASSAGE_LENGTH = 220
"""Most characters of a snippet, about three printed lines."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one page: half-open ``start``/``end`` in the page's text, ``found`` inside it.

    ``found`` are the places of the found words, also offsets in the page's text; ``page`` is an index
    into the pages, from 0.
    """

    page: int
    start: int
    end: int
    found: tuple[Span, ...]


def highlighted_spans(text: str) -> list[Span]:
    """Where the marked words stand, as offsets in the text without the marks."""
    spans: list[Span] = []
    removed = 0
    position = text.find(START)
    while position >= 0:
        end = text.index(END, position)
        spans.append((position - removed, end - removed - 1))
        removed += 2
        position = text.find(START, end)
    return spans


def best_passage(pages: Sequence[str], document: str, spans: Sequence[Span]) -> Passage:
    """The passage with the most different found words; the beginning when there are none.

    ``document`` is the text in which ``spans`` were found: the pages with line feeds between them, and
    perhaps more after them.
    """
    starts = page_starts(pages)
    inside = [(first, last) for first, last in spans if last <= starts[-1] + len(pages[-1])]
    if not inside:
        return Passage(0, *_cut(pages[0], 0, 0), ())
    by_page = groupby(inside, key=lambda span: bisect_right(starts, span[0]) - 1)
    candidates = [(page, *_densest(document, list(on_page))) for page, on_page in by_page]
    page, begin, end, _ = max(candidates, key=lambda candidate: candidate[-1])
    offset, length = starts[page], len(pages[page])
    start, stop = _cut(pages[page], begin - offset, min(end - offset, length))
    found = tuple(
        (max(first - offset, start), min(last - offset, stop))
        for first, last in inside
        if first - offset < stop and last - offset > start
    )
    return Passage(page, start, stop, found)


def page_starts(pages: Sequence[str]) -> list[int]:
    """Where each page starts in the pages with line feeds between them."""
    starts = [0]
    for text in pages[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    return starts


def _densest(document: str, spans: Sequence[Span]) -> tuple[int, int, int]:
    """The stretch of at most `PASSAGE_LENGTH` that holds the most different words; the first such.

    Start, end, and how many characters the different words have together.
    """
    best, most, weight, left = spans[0], 0, 0, 0
    inside: Counter[str] = Counter()
    for first, last in spans:
        word = document[first:last]
        weight += len(word) if not inside[word] else 0
        inside[word] += 1
        while last - spans[left][0] > PASSAGE_LENGTH and spans[left][0] < first:
            gone = document[slice(*spans[left])]
            inside[gone] -= 1
            weight -= len(gone) if not inside[gone] else 0
            left += 1
        if weight > most:
            best, most = (spans[left][0], last), weight
    return *best, most


def _cut(text: str, begin: int, end: int) -> Span:
    """Widen a stretch to `PASSAGE_LENGTH`, to whole words."""
    room = max(0, PASSAGE_LENGTH - (end - begin))
    start = max(0, begin - room // 3)
    stop = min(len(text), max(end, start + PASSAGE_LENGTH))
    while 0 < start < begin and not text[start - 1].isspace():
        start += 1
    while end < stop < len(text) and not text[stop].isspace():
        stop -= 1
    while start < begin and text[start].isspace():
        start += 1
    return start, stop
