"""Every miss with what was expected, what was found, and the place on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.fuzz import partial_ratio_alignment

from docproc.evaluate.measure import Result
from docproc.evaluate.verdict import Json, Verdict
from docproc.schema import Box

_LIKE = 70.0
"""Likeness (0–100) from which a passage of a page is the one that was expected."""
_SPEAKING = ("verbatim", "text", "heading_verbatim", "title", "name_verbatim", "name", "value_verbatim")
"""Keys that say an item in its document's own words, the best first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page: page from 1, box in points or ``None`` in bare text."""

    page: int
    bbox: tuple[float, ...] | None

    def __str__(self) -> str:
        if self.bbox is None:
            return f"page {self.page}"
        return f"page {self.page} [{', '.join(f'{value:.0f}' for value in self.bbox)}]"


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that is missed, wrong or invented.

    ``places`` is the evidence of what was found; of what was not found, the passage that looks like it.
    """

    kind: str
    case: str
    key: str
    legibility: str
    expected: Any
    found: Any
    confidence: float | None
    places: tuple[Place, ...]


def misses(results: Iterable[Result]) -> Iterator[Miss]:
    """All misses, document by document; the parts of a missed item are not listed again."""
    for result in results:
        pages = result.directive["text"]["pages"] if result.directive else []
        for verdict in result.verdicts:
            if not verdict.right and not verdict.implied:
                yield Miss(
                    result.kind,
                    result.id,
                    verdict.key,
                    verdict.legibility,
                    shown(verdict.expected),
                    shown(verdict.found),
                    verdict.confidence,
                    tuple(_places(verdict, pages)),
                )


def shown(value: Any) -> Any:
    """A value for people: an item by the words that say it best, lists of agencies by their names."""
    if isinstance(value, dict):
        return next((value[key] for key in _SPEAKING if value.get(key)), value)
    if isinstance(value, list | tuple):
        return [shown(member) for member in value]
    return value


def _places(verdict: Verdict, pages: Sequence[Json]) -> Iterator[Place]:
    for place in verdict.evidence:
        yield Place(place["page"], tuple(place["bbox"]) if place["bbox"] else None)
    if not verdict.evidence and isinstance(shown(verdict.expected), str):
        place_found = locate(shown(verdict.expected), pages)
        if place_found is not None:
            yield place_found


def locate(text: str, pages: Sequence[Json]) -> Place | None:
    """The passage of ``text.pages`` that is most like a text; ``None`` when none is like it."""
    best: tuple[float, Json, int, int] | None = None
    for page in pages:
        if len(page["text"]) >= len(text) > 1:
            hit = partial_ratio_alignment(text, page["text"], score_cutoff=_LIKE)
            if hit is not None and (best is None or hit.score > best[0]):
                best = hit.score, page, hit.dest_start, hit.dest_end
    if best is None:
        return None
    _, page, start, end = best
    box = Box.around(Box(*line["bbox"]) for line in _lines(page, start, end) if line["bbox"])
    return Place(page["number"], tuple(round(value, 1) for value in box) if box else None)


def _lines(page: Json, start: int, end: int) -> Iterator[Json]:
    """The lines that a span of the page's text touches."""
    offset = 0
    for line in page["lines"]:
        if offset < end and start < offset + len(line["text"]):
            yield line
        offset += len(line["text"]) + 1
