"""Setting a specimen as the decree wants a directive to look, as a born-digital PDF.

Source: Decree 30/2020/NĐ-CP, annex I, part I (A4, margins, Times 13–14 pt, the numbered cells).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm, mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from docproc.corpus.fonts import register
from docproc.corpus.specimen import Part, Specimen
from docproc.corpus.typesetting import foot, head
from docproc.corpus.typesetting.furniture import Document, Mark
from docproc.corpus.typesetting.markup import bold, italic, plain, styled
from docproc.corpus.typesetting.table import table
from docproc.corpus.typesetting.typography import Typography
from docproc.schema import Zone

__all__ = ["Typography", "typeset"]

_MARGINAL = (Zone.CONTACT, Zone.PAGE_NUMBER)
_BASIS = re.compile(r"^(Căn cứ|Theo đề nghị|Xét đề nghị|Xét )")
_CHAPTER = re.compile(r"^(Chương|Mục|Phần) ([IVXLC]+|\d+)\W*$")
_NUMBERED = re.compile(r"^(?:[IVXLC]+|\d+|[A-ZĐ])\s?[.)\-/]")
_MARGIN = 20 * mm


def typeset(
    specimen: Specimen,
    path: Path,
    typography: Typography | None = None,
    pen: Iterable[str] = (),
) -> None:
    """Write the specimen as a PDF with a perfect text layer.

    The same specimen and typography give the same bytes. ``pen`` names what will be written by hand
    (``number``, ``date``): its figures are set in a white that shows their place only.
    Raises :class:`~docproc.errors.ConfigurationError` when the fonts are not on this machine.
    """
    form = typography or Typography()
    register(form.family)
    document = Document(str(path), form, specimen.name)
    document.contact = tuple(plain(line) for line in specimen.lines(Zone.CONTACT))
    document.caption = tuple(plain(line) for line in _head_caption(specimen))
    frame = Frame(form.left, _MARGIN, form.width, A4[1] - 2 * _MARGIN, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("page", [frame], onPageEnd=document.furnish)])
    document.build([CondPageBreak(1), *_flow(specimen, document, frozenset(pen))])


def _head_caption(specimen: Specimen) -> Iterator[str]:
    """The lines of cell 14: a signing caption that stands before the text begins."""
    for part in specimen.parts:
        if part.zone in (Zone.BODY, Zone.SIGNATURE):
            return
        if part.zone is Zone.DIGITAL_SIGNATURE:
            yield from part.lines


def _flow(specimen: Specimen, document: Document, pen: frozenset[str]) -> Iterator[Flowable]:
    """Everything on the pages, in order; heads and feet are laid in two columns."""
    subject, parts = _arranged(specimen)
    head_done = began = False
    for kind, group in groupby(parts, key=_kind):
        run = list(group)
        if run[0].breaks_page and began and kind != "text":
            yield PageBreak()
        if kind == "head":
            if head_done:
                yield Mark(document, part_begins=document.form.restart_numbers)
            yield head.head(run, () if head_done else subject, document.form, pen)
            yield Spacer(1, document.form.space + 4)
            head_done = True
        elif kind == "foot":
            if began:
                yield foot.foot(run, document.form)
        else:
            for part in run:
                if part.breaks_page and began:
                    yield PageBreak()
                yield from _part(part, document, began)
                began = True


def _arranged(specimen: Specimen) -> tuple[tuple[str, ...], list[Part]]:
    """The V/v of a letter, and the other parts with all that belongs to the first head in front.

    An attached document with a head of its own begins after the first signature.
    """
    feet = (Zone.SIGNATURE, Zone.RECIPIENTS)
    ends = [index for index, part in enumerate(specimen.parts) if part.zone in feet]
    end = ends[0] if ends else len(specimen.parts)
    own = [part for part in specimen.parts[:end] if part.zone not in _MARGINAL]
    subject: tuple[str, ...] = ()
    if not any(part.zone is Zone.TITLE for part in own):
        subject = tuple(line for part in own if part.zone is Zone.SUBJECT for line in part.lines)
        own = [part for part in own if part.zone is not Zone.SUBJECT]
    attached = [part for part in specimen.parts[end:] if part.zone not in _MARGINAL]
    in_head = [part for part in own if part.zone in head.ZONES]
    return subject, [*in_head, *(part for part in own if part.zone not in head.ZONES), *attached]


def _kind(part: Part) -> str:
    if part.zone in head.ZONES:
        return "head"
    return "foot" if part.zone in foot.ZONES else "text"


def _part(part: Part, document: Document, began: bool) -> Iterator[Flowable]:
    form = document.form
    centre = form.style(TA_CENTER, space=4)
    if part.zone is Zone.TABLE:
        yield from (Spacer(1, 6), table(part, form), Spacer(1, 6))
    elif part.zone in (Zone.TITLE, Zone.SUBJECT):
        yield from (Paragraph(bold(line), centre) for line in part.lines)
        if part.zone is Zone.SUBJECT:
            yield HRFlowable("25%", 0.7, color=black, spaceBefore=3, spaceAfter=4)
    elif part.zone is Zone.APPENDIX:
        if began and not part.breaks_page:
            yield PageBreak()
        yield Mark(document, part_begins=form.restart_numbers)
        yield from (
            Paragraph(italic(line) if line.startswith("(") else bold(line), centre) for line in part.lines
        )
        yield Spacer(1, 8)
    elif part.zone is Zone.ADDRESSEE:
        yield from _addressees(part, form)
    elif part.zone is Zone.FOOTNOTE:
        yield Mark(document, notes=tuple(plain(line) for line in part.lines))
    elif part.zone is Zone.NOISE:
        yield from (Paragraph(escape(plain(line)), form.style(TA_LEFT, 9)) for line in part.lines)
    else:
        yield from (_paragraph(line, form) for line in part.lines)


def _addressees(part: Part, form: Typography) -> Iterator[Flowable]:
    single = len(part.lines) == 1
    hang = form.style(TA_LEFT, space=3, hang=3.9 * cm)
    first = form.style(TA_CENTER if single else TA_LEFT, hang=0 if single else 2.5 * cm)
    yield Spacer(1, 10)
    yield from (Paragraph(escape(plain(line)), hang if i else first) for i, line in enumerate(part.lines))
    yield Spacer(1, 8)


def _paragraph(line: str, form: Typography) -> Flowable:
    text = plain(line)
    centred = _CHAPTER.match(text) or (text.isupper() and text.endswith(":") and len(text) < 30)
    if centred or (line.startswith("!") and text.isupper() and not _NUMBERED.match(text)):
        return Paragraph(bold(line), form.style(TA_CENTER, space=form.space))
    style = form.style(form.body_alignment, indent=form.indent, space=form.space)
    if form.italic_bases and _BASIS.match(text) and text.endswith((";", ".")) and len(text) < 400:
        return Paragraph(italic(line), style)
    return Paragraph(styled(line), style)
