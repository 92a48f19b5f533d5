"""What stands outside the flow of text: page numbers, the address line, footnotes, signing captions.

Source: Decree 30/2020/NĐ-CP, annex I, part I (page numbers in the upper margin, none on the first page;
cells 13 and 14).
"""

from __future__ import annotations

from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable

from docproc.corpus.typesetting.typography import Typography

_BOTTOM = 17 * mm


class Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A document that knows where its parts begin and what goes under a page."""

    def __init__(self, path: str, form: Typography, title: str) -> None:
        super().__init__(path, pagesize=A4, title=title, author="docproc", invariant=1)
        self.form = form
        self.first_page = 1
        self.under: list[str] = []
        self.contact: tuple[str, ...] = ()
        self.caption: tuple[str, ...] = ()

    def furnish(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Draw the margins of a page when its text is known."""
        number = document.page - self.first_page + 1
        if number > 1:
            canvas.setFont(self.form.family, 13)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(number))
        if document.page == 1:
            self._head_caption(canvas)
            self._small_print(canvas, self.contact, centred=True)
        elif self.under:
            self._small_print(canvas, tuple(self.under), centred=False)
        if document.page > 1:
            self.under = []

    def _head_caption(self, canvas: Canvas) -> None:
        size = 7.5
        canvas.setFont(f"{self.form.family}", size)
        widest = max((canvas.stringWidth(line, self.form.family, size) for line in self.caption), default=0)
        for index, line in enumerate(self.caption):
            canvas.drawString(A4[0] - 12 * mm - widest, A4[1] - 7 * mm - index * size * 1.15, line)

    def _small_print(self, canvas: Canvas, lines: tuple[str, ...], *, centred: bool) -> None:
        """The address line of the first page, with the page's footnotes above it."""
        notes = tuple(self.under) if centred else ()
        shown = [*notes, *lines]
        if not shown:
            return
        size = 10 if len(shown) < 4 else 8
        canvas.setLineWidth(0.5)
        wide = self.form.width if lines and centred else self.form.width / 3
        canvas.line(self.form.left, _BOTTOM + 2, self.form.left + wide, _BOTTOM + 2)
        canvas.setFont(self.form.family, size)
        for index, line in enumerate(shown):
            height = _BOTTOM - (index + 1) * size * 1.1
            if centred and line in lines:
                canvas.drawCentredString(self.form.left + self.form.width / 2, height, line)
            else:
                canvas.drawString(self.form.left, height, line)


class Mark(Flowable):  # type: ignore[misc]
    """Takes no room; tells the document something about the page on which it comes to lie."""

    def __init__(self, document: Document, *, part_begins: bool = False, notes: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.document, self.part_begins, self.notes = document, part_begins, notes

    def wrap(self, *_: Any) -> tuple[float, float]:
        """No room at all."""
        return 0, 0

    def draw(self) -> None:
        """Speak to the document."""
        if self.part_begins:
            self.document.first_page = self.document.page
        self.document.under.extend(self.notes)
