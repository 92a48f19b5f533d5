"""PDF files: what is on each page, whether its text can be trusted, and its picture.

PDFium opens, counts, measures and draws; pdfplumber reads the text. What signing programs stamped onto
a page (number and date, too) stands in annotations; PDFium makes it part of the page first.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from pypdfium2 import raw

from docproc.errors import DamagedFileError, EncryptedFileError, TooManyPagesError
from docproc.intake.ink import Ink, ink_of
from docproc.intake.limits import Limits
from docproc.intake.pdf_page import PageFacts, measure
from docproc.intake.routing import GOOD, LEAST_DPI, choose
from docproc.intake.text_layer import TextLayer, read_text_layers
from docproc.intake.trust import trust
from docproc.schema import OcrPage, PagePlan, Route, TextSource, Word
from docproc.schema.image import PageImage, Pixels

log = logging.getLogger(__name__)

_NEARLY = 1.1  # a picture that is up to so much finer than asked for is not resampled
_COARSE = 150.0  # dpi of a picture beside which drawn letters would suffer
_PASSWORD_ERRORS = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


def examine_pdf(path: Path, limits: Limits) -> tuple[PagePlan, ...]:
    """The plan for each page; one that cannot be opened is planned as an image of unknown size.

    Raises :class:`EncryptedFileError`, :class:`DamagedFileError` (no page can be opened),
    :class:`TooManyPagesError`, :class:`TooLargeError`.
    """
    with _opened(path) as document:
        if len(document) > limits.pages:
            raise TooManyPagesError(f"{path.name} has {len(document)} pages, {limits.pages} are allowed")
        pages = {number: _facts(document, number, limits) for number in range(1, len(document) + 1)}
        known = [page for page in pages.values() if page is not None]
        if not known:
            raise DamagedFileError(f"not one page of {path.name} can be opened")
        layers = _text_layers(document, known)
        return tuple(
            _plan(page, layers.get(number, TextLayer()), document)
            if page
            else PagePlan(number, None, None, Route.IMAGE)
            for number, page in pages.items()
        )


def render_pdf(path: Path, number: int, dpi: float, limits: Limits) -> PageImage:
    """A page as it is shown, with its annotations; RGB, or grey where it has no colour.

    A page that is a picture is drawn at the picture's own resolution unless that is much finer than
    ``dpi``: enlarging would add nothing, and drawn one to one the scan keeps its pixels. A page beyond the
    limit of pixels is drawn coarser. Raises :class:`TooLargeError` where that would be below 72 dpi, and
    :class:`DamagedFileError` for a page that cannot be opened.
    """
    with _opened(path) as document:
        if not 1 <= number <= len(document):
            raise DamagedFileError(f"{path.name} has no page {number}")
        facts = measure(document, number, limits)
        page = document[number - 1]
        page.set_rotation((page.get_rotation() - facts.turn) % 360)
        wanted = _resolution(facts, dpi)
        finest = 72 * math.sqrt(limits.pixels / max(facts.width * facts.height, 1.0))
        used = min(wanted, finest)
        bitmap = page.render(scale=used / 72, may_draw_forms=True, rev_byteorder=True)
        pixels = _without_colour(np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]))
        return PageImage(number, pixels, used, facts.width, facts.height)


def _resolution(page: PageFacts, dpi: float) -> float:
    native = page.dpi
    if not page.is_picture or native is None or native < LEAST_DPI:
        return dpi
    if page.drawn_text and native < _COARSE:
        return dpi
    return native if native <= dpi * _NEARLY else dpi


def _without_colour(pixels: Pixels) -> Pixels:
    """One channel where all three are the same, as on pages of one bit."""
    grey = pixels[:, :, 0]
    if np.array_equal(grey, pixels[:, :, 1]) and np.array_equal(grey, pixels[:, :, 2]):
        return np.ascontiguousarray(grey)
    return pixels


@contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS or "password" in str(error).lower():
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


def _facts(document: pypdfium2.PdfDocument, number: int, limits: Limits) -> PageFacts | None:
    try:
        return measure(document, number, limits)
    except pypdfium2.PdfiumError as error:
        log.warning("page %d cannot be opened: %s", number, error)
        return None


def _text_layers(document: pypdfium2.PdfDocument, pages: list[PageFacts]) -> dict[int, TextLayer]:
    """The text of the pages that have any, by page number; annotations are made part of the pages."""
    wanted = [page for page in pages if page.characters or page.annotations]
    if not wanted:
        return {}
    for facts in wanted:
        page = document[facts.number - 1]
        shown = page.get_bbox()
        page.set_mediabox(*shown)
        page.set_cropbox(*shown)
        if facts.annotations:
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
    content = BytesIO()
    copy = pypdfium2.PdfDocument.new()
    copy.import_pages(document, [facts.number - 1 for facts in wanted])
    copy.save(content)
    copy.close()
    content.seek(0)
    layers = read_text_layers(content, [facts.annotations for facts in wanted])
    return {facts.number: layer for facts, layer in zip(wanted, layers, strict=True)}


def _plan(page: PageFacts, layer: TextLayer, document: pypdfium2.PdfDocument) -> PagePlan:
    words = layer.words
    score = trust(word.text for word in words) if words else None
    if page.is_picture and not words:
        route = Route.IMAGE
    else:
        route = choose(page, score, _ink(document, page.number, words))
    lines = (*layer.captions, *layer.lines)
    if route is Route.IMAGE and (score is None or score < GOOD):
        lines = layer.captions
    source = TextSource.RESTORED_TEXT_LAYER if route is Route.REPAIR else TextSource.TEXT_LAYER
    size = (page.width, page.height) if page.turn % 180 == 0 else (page.height, page.width)
    read = OcrPage(page.number, *size, source, lines, rules=layer.rules, rotation=page.turn)
    carried = read if lines or route is not Route.IMAGE else None
    dpi = page.dpi if page.is_picture else None
    return PagePlan(page.number, page.width, page.height, route, dpi, score, carried)


def _ink(document: pypdfium2.PdfDocument, number: int, words: list[Word]) -> Ink:
    page = document[number - 1]
    try:
        return ink_of(page, [word.box for word in words if word.box is not None])
    finally:
        page.close()
