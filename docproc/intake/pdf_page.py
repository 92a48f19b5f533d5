"""What PDFium tells of one page: its size, the picture that fills it, its annotations, its characters."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pypdfium2
from pypdfium2 import raw

from docproc.errors import TooLargeError
from docproc.intake.limits import Limits
from docproc.schema import Box

FULL_PAGE = 0.5
"""Share of the page that pictures cover when they are the page."""

_MANY_OBJECTS = 20_000  # no scanned page has more; to look at all of a drawing's would take minutes
_SOLID_STROKE = 0.1  # share of the largest picture below which one does not count for the resolution
_SAMPLE = 400  # characters that are asked for the direction of their line
_DEVICE = 16  # units of PDFium's integer device space in one point


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page of a PDF before its text is read.

    ``width`` and ``height`` are points of the page as it is shown. ``coverage`` (0-1) is the share of it
    under pictures, ``dpi`` the resolution of the largest. ``characters`` counts those of the page itself,
    ``drawn_text`` tells whether any is visible. ``turn`` is the clockwise turn in degrees that would make
    most of its text level. ``annotations`` are boxes on the page as it would then be shown.
    """

    number: int
    width: float
    height: float
    coverage: float
    dpi: float | None
    characters: int
    drawn_text: bool
    turn: int
    annotations: tuple[Box, ...]

    @property
    def is_picture(self) -> bool:
        """Whether pictures fill the page."""
        return self.coverage >= FULL_PAGE


def measure(document: pypdfium2.PdfDocument, number: int, limits: Limits) -> PageFacts:
    """The facts of a page (from 1), which is left turned so that most of its text is level.

    Raises :class:`TooLargeError` when the page could not be drawn at 72 dpi, or a picture on it not be
    decoded, within the limit of pixels; nothing is drawn or decoded to find out.
    """
    page = document[number - 1]
    width, height = page.get_size()
    if width * height > limits.pixels:
        raise TooLargeError(f"page {number} is {width:.0f} × {height:.0f} points large")
    coverage, dpi, drawn_text = _content(page, width * height, number, limits)
    characters, turn = _characters(page)
    if turn:
        page.set_rotation((page.get_rotation() + turn) % 360)
    boxes = tuple(_annotations(page))
    page.close()
    return PageFacts(number, width, height, coverage, dpi, characters, drawn_text, turn, boxes)


def _content(
    page: pypdfium2.PdfPage, area: float, number: int, limits: Limits
) -> tuple[float, float | None, bool]:
    """Share under pictures, the largest one's resolution, and whether text is drawn visibly."""
    pictures: list[tuple[float, float]] = []
    drawn_text = False
    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT]
    for item in islice(page.get_objects(filter=kinds, max_depth=5), _MANY_OBJECTS):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            mode = raw.FPDFTextObj_GetTextRenderMode(item)
            drawn_text = drawn_text or mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE
            continue
        columns, rows = item.get_px_size()
        if columns * rows > limits.pixels:
            raise TooLargeError(f"a picture on page {number} has {columns} × {rows} pixels")
        wide, high = _extent(item)
        if wide * high > 0:
            pictures.append((wide * high / max(area, 1.0), 72 * max(columns / wide, rows / high)))
    largest = max(pictures, default=(0.0, 0.0))[0]
    coverage = sum(share for share, _ in pictures if share >= _SOLID_STROKE * largest)
    dpi = max((dpi for share, dpi in pictures if share >= largest / 2), default=None)
    return min(coverage, 1.0), dpi, drawn_text


def _extent(item: pypdfium2.PdfObject) -> tuple[float, float]:
    """Width and height in points at which a picture is drawn, whichever way it is turned."""
    across, down = (1.0, 0.0), (0.0, 1.0)
    holder: pypdfium2.PdfObject | None = item
    while holder is not None:
        a, b, c, d, *_ = holder.get_matrix().get()
        across = (across[0] * a + across[1] * c, across[0] * b + across[1] * d)
        down = (down[0] * a + down[1] * c, down[0] * b + down[1] * d)
        holder = holder.container
    return math.hypot(*across), math.hypot(*down)


def _characters(page: pypdfium2.PdfPage) -> tuple[int, int]:
    """How many characters the page has, and the clockwise turn that makes most of their lines level."""
    text = page.get_textpage()
    count = text.count_chars()
    step = max(1, count // _SAMPLE)
    turns = Counter(
        round(math.degrees(raw.FPDFText_GetCharAngle(text, index)) / 90) * 90 % 360
        for index in range(0, count, step)
        if raw.FPDFText_GetUnicode(text, index) > ord(" ")
    )
    text.close()
    if not turns:
        return count, 0
    (angle, votes), shown = turns.most_common(1)[0], page.get_rotation()
    turn = -(angle + shown) % 360
    return count, turn if votes > 0.6 * turns.total() else 0


def _annotations(page: pypdfium2.PdfPage) -> Iterator[Box]:
    """Where annotations stand on the page as shown."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        rectangle = raw.FS_RECTF()
        if raw.FPDFAnnot_GetRect(annotation, rectangle):
            x0, y0 = _on_page(page, rectangle.left, rectangle.top)
            x1, y1 = _on_page(page, rectangle.right, rectangle.bottom)
            yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        raw.FPDFPage_CloseAnnot(annotation)


def _on_page(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the PDF's own space as it is shown."""
    across, down = ctypes.c_int(), ctypes.c_int()
    size = (round(page.get_width() * _DEVICE), round(page.get_height() * _DEVICE))
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / _DEVICE, down.value / _DEVICE
