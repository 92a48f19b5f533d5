"""Pages side by side: the picture with its words, the text as read, and the exact text, line by line."""

from __future__ import annotations

import base64
import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PIL import Image
from rapidfuzz.distance import Levenshtein

from docproc.errors import DocprocError
from docproc.evaluate.arrangement import ReadLine, arranged, read_lines
from docproc.evaluate.measure import Result
from docproc.evaluate.text_metrics import words
from docproc.evaluate.verdict import Json
from docproc.intake import Limits, render_page

log = logging.getLogger(__name__)

_DPI = 84.0
_QUALITY = 55

Bbox = Sequence[float]


@dataclass(frozen=True, slots=True)
class WordView:
    """A word as read (empty where one is missing), what it should be, and its box in points."""

    read: str
    truth: str
    box: Bbox | None = None

    @property
    def right(self) -> bool:
        """Whether it was read as it is."""
        return words(self.read) == words(self.truth)


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of one document; ``width`` and ``height`` in points, ``picture`` a data URI or nothing."""

    result: Result
    number: int
    width: float | None
    height: float | None
    lines: tuple[tuple[WordView, ...], ...]
    picture: str | None = None

    @property
    def wrong(self) -> int:
        """Words that were misread, lost or invented."""
        return sum(not word.right for line in self.lines for word in line)

    @property
    def total(self) -> int:
        """Words that should be there."""
        return sum(bool(word.truth) for line in self.lines for word in line)


def page_views(result: Result) -> list[PageView]:
    """All pages of a document whose exact text is known, without their pictures.

    Words read from stamps and captions, which do not count, are not shown.
    """
    if result.directive is None or result.case.text is None:
        return []
    pages = result.directive["text"]["pages"][: result.case.text.pages]
    lines = read_lines(pages)
    if result.case.places is not None:
        lines = result.case.places.without_added(lines, pages)
    views = _word_views("\n".join(result.case.text.paragraphs), lines)
    return [
        PageView(
            result,
            page["number"],
            page["width"],
            page["height"],
            tuple(
                tuple(view) for line, view in zip(lines, views, strict=True) if line.page == page["number"]
            ),
        )
        for page in pages
    ]


def _word_views(truth: str, lines: Sequence[ReadLine]) -> list[list[WordView]]:
    """For each line its words with their partners; lost words stand behind the one before them."""
    order = arranged(truth, lines)
    read = [
        (index, part, line.boxes[place])
        for index in order
        for line in (lines[index],)
        for place, word in enumerate(line.words)
        for part in word.split()
    ]
    shown, expected = truth.split(), words(truth)
    views: list[list[WordView]] = [[] for _ in lines]
    current = order[0] if order else 0
    compared = [" ".join(words(part)) for _, part, _ in read]
    for step in Levenshtein.opcodes(expected, compared):
        for wanted, got in zip_longest(
            shown[step.src_start : step.src_end], read[step.dest_start : step.dest_end]
        ):
            index, part, box = got or (current, "", None)
            current = index
            if views:
                views[index].append(WordView(part, wanted or "", box))
    return views


def worst_pages(results: Sequence[Result], each: int = 2) -> Iterator[PageView]:
    """The pages with the most wrong words, ``each`` for every form, one a document at most."""
    by_group: dict[tuple[str, str], list[PageView]] = {}
    for result in results:
        worst = max(page_views(result), key=lambda view: view.wrong, default=None)
        if worst is not None and worst.wrong:
            by_group.setdefault((result.kind, result.case.group), []).append(worst)
    for views in by_group.values():
        yield from sorted(views, key=lambda view: -view.wrong)[:each]


def picture(result: Result, number: int, limits: Limits) -> str | None:
    """The page as it was received, upright, as a data URI; ``None`` for bare text."""
    page = _page(result, number)
    if page is None or page["width"] is None:
        return None
    try:
        image = Image.fromarray(render_page(result.case.file, number, _DPI, limits).pixels)
    except DocprocError as error:
        log.warning("page %d of %s cannot be shown: %s", number, result.case.file.name, error)
        return None
    if page["rotation"]:
        image = image.rotate(-page["rotation"], expand=True)
    image.thumbnail((page["width"] / 72 * _DPI, page["height"] / 72 * _DPI))
    stream = io.BytesIO()
    image.convert("RGB").save(stream, "JPEG", quality=_QUALITY)
    return "data:image/jpeg;base64," + base64.b64encode(stream.getvalue()).decode("ascii")


def _page(result: Result, number: int) -> Json | None:
    pages: list[Json] = result.directive["text"]["pages"] if result.directive else []
    return pages[number - 1] if number <= len(pages) else None
