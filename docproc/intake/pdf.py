"""PDF files: what is on each page, whether its text can be trusted, and its picture.

PDFium opens, counts, measures and draws; pdfplumber reads the text. What signing programs stamped onto
a page (number and date, too) stands in annotations; PDFium makes it part of the page first.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from pypdfium2 import raw

from docproc.errors import DamagedFileError, EncryptedFileError, TooLargeError, TooManyPagesError
from docproc.intake.limits import Limits
from docproc.intake.text_layer import TextLayer, TextPage, read_text_layers
from docproc.intake.trust import trust
from docproc.schema import Box, OcrPage, PagePlan, Route, TextSource
from docproc.schema.image import PageImage

GOOD = 0.75
"""Least trust in a text layer that is used as it is, where the page was set by a program."""
GOOD_OVER_IMAGE = 0.9
"""The same over a picture of the page: such a layer was read by another OCR."""
FULL_PAGE = 0.5
"""Share of the page that a picture covers when it is the page."""
FEW_WORDS = 15
"""Up to so many words over a full-page picture are captions and stamps, not the page's text."""
LEAST_DPI = 60.0
_INK = 0.0005  # share of dark pixels below which a page that was drawn is blank
_BLANK_DPI = 24
_DEVICE = 16  # units of PDFium's integer device space in one point


def examine_pdf(path: Path, limits: Limits) -> tuple[PagePlan, ...]:
    """The plan for each page.

    Raises :class:`EncryptedFileError`, :class:`DamagedFileError`, :class:`TooManyPagesError`,
    :class:`TooLargeError` (a page that could not be drawn at 72 dpi within the limit).
    """
    with _opened(path) as document:
        if len(document) > limits.pages:
            raise TooManyPagesError(f"{path.name} has {len(document)} pages, {limits.pages} are allowed")
        pages = [_measure(document, index, path, limits) for index in range(len(document))]
        layers = _text_layers(document, pages)
        return tuple(_plan(page, layers.get(number), document) for number, page in enumerate(pages, start=1))


def render_pdf(path: Path, number: int, dpi: float, limits: Limits) -> PageImage:
    """A page as it is shown, with its annotations, in RGB.

    A page that is one picture is drawn at the picture's own resolution when that is lower than ``dpi``,
    since drawing it larger adds nothing. Raises :class:`TooLargeError` beyond the limit of pixels.
    """
    with _opened(path) as document:
        page = document[number - 1]
        width, height = page.get_size()
        coverage, native = _picture(page, width, height)
        if coverage >= FULL_PAGE and native and native >= LEAST_DPI:
            dpi = min(dpi, native)
        scale = dpi / 72
        if width * height * scale * scale > limits.pixels:
            raise TooLargeError(f"page {number} of {path.name} is {width:.0f} × {height:.0f} points large")
        bitmap = page.render(scale=scale, may_draw_forms=True, rev_byteorder=True)
        pixels = np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
        return PageImage(number, pixels, dpi, width, height)


@contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedFileError(f"{path.name} is protected by a password") from error
        raise DamagedFileError(f"{path.name} cannot be opened as a PDF: {error}") from error
    try:
        if len(document) == 0:
            raise DamagedFileError(f"{path.name} has no pages")
        document.init_forms()
        yield document
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(f"{path.name} cannot be read to its end: {error}") from error
    finally:
        document.close()


class _Page:
    """What PDFium tells of one page; ``coverage`` (0–1) and ``dpi`` are of its largest picture."""

    def __init__(self, page: pypdfium2.PdfPage, index: int) -> None:
        self.number = index + 1
        self.width, self.height = page.get_size()
        self.coverage, self.dpi = _picture(page, self.width, self.height)
        self.annotations = tuple(_annotation_boxes(page, self.width, self.height))
        text = page.get_textpage()
        self.characters = text.count_chars()
        text.close()


def _measure(document: pypdfium2.PdfDocument, index: int, path: Path, limits: Limits) -> _Page:
    page = _Page(document[index], index)
    if page.width * page.height > limits.pixels:
        size = f"{page.width:.0f} × {page.height:.0f} points"
        raise TooLargeError(f"page {page.number} of {path.name} is {size} large")
    return page


def _picture(page: pypdfium2.PdfPage, width: float, height: float) -> tuple[float, float | None]:
    """Share of the page under its largest picture, and that picture's resolution."""
    best, dpi = 0.0, None
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        share = (right - left) * (top - bottom) / max(width * height, 1.0)
        if share > best:
            columns, rows = item.get_px_size()
            longer = max(right - left, top - bottom)
            best, dpi = share, max(columns, rows) * 72 / longer if longer > 0 else None
    return min(best, 1.0), dpi


def _annotation_boxes(page: pypdfium2.PdfPage, width: float, height: float) -> Iterator[Box]:
    """Where annotations stand on the page as shown."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        rectangle = raw.FS_RECTF()
        if raw.FPDFAnnot_GetRect(annotation, rectangle):
            corners = [
                _on_device(page, width, height, x, y)
                for x, y in ((rectangle.left, rectangle.top), (rectangle.right, rectangle.bottom))
            ]
            xs, ys = zip(*corners, strict=True)
            yield Box(min(xs), min(ys), max(xs), max(ys))
        raw.FPDFPage_CloseAnnot(annotation)


def _on_device(
    page: pypdfium2.PdfPage, width: float, height: float, x: float, y: float
) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    size = (round(width * _DEVICE), round(height * _DEVICE))
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / _DEVICE, down.value / _DEVICE


def _text_layers(document: pypdfium2.PdfDocument, pages: list[_Page]) -> dict[int, TextLayer]:
    """The text of the pages that have any, by page number; annotations are made part of the pages."""
    wanted = [page for page in pages if page.characters or page.annotations]
    if not wanted:
        return {}
    for page in wanted:
        if page.annotations:
            raw.FPDFPage_Flatten(document[page.number - 1], raw.FLAT_NORMALDISPLAY)
    content = BytesIO()
    document.save(content)
    content.seek(0)
    layers = read_text_layers(content, [TextPage(page.number, page.annotations) for page in wanted])
    return {page.number: layer for page, layer in zip(wanted, layers, strict=True)}


def _plan(page: _Page, layer: TextLayer | None, document: pypdfium2.PdfDocument) -> PagePlan:
    words = [word.text for word in layer.words] if layer else []
    score = trust(words) if words else None
    route = _route(page, words, score, document)
    source = TextSource.RESTORED_TEXT_LAYER if route is Route.REPAIR else TextSource.TEXT_LAYER
    read = None
    if layer and route is not Route.IMAGE:
        lines = (*layer.captions, *layer.lines)
        read = OcrPage(page.number, page.width, page.height, source, lines)
    return PagePlan(page.number, page.width, page.height, route, page.dpi, score, read)


def _route(page: _Page, words: list[str], score: float | None, document: pypdfium2.PdfDocument) -> Route:
    over_image = page.coverage >= FULL_PAGE
    if score is not None and not (over_image and len(words) <= FEW_WORDS):
        if score >= (GOOD_OVER_IMAGE if over_image else GOOD):
            return Route.TEXT_LAYER
        if over_image and page.dpi is not None and page.dpi < LEAST_DPI:
            return Route.REPAIR
    if over_image or not _is_blank(document[page.number - 1]):
        return Route.IMAGE
    return Route.REPAIR if words else Route.TEXT_LAYER


def _is_blank(page: pypdfium2.PdfPage) -> bool:
    """Whether nothing shows when the page is drawn: no text, or invisible text only."""
    drawn = page.render(scale=_BLANK_DPI / 72, grayscale=True, may_draw_forms=True).to_numpy()
    return bool((drawn < 200).mean() < _INK)
