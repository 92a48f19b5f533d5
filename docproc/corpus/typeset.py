"""Setting a specimen as the decree wants a directive to look, as a born-digital PDF.

Source: Decree 30/2020/NĐ-CP, annex I, part I (A4, margins, Times 13–14 pt, the numbered cells).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm, mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from docproc.corpus.fonts import register
from docproc.corpus.specimen import Part, Specimen
from docproc.schema import Zone

_HEAD = (Zone.ISSUER, Zone.MOTTO, Zone.NUMBER, Zone.PLACE_DATE)
_FOOT = (Zone.SIGNATURE, Zone.RECIPIENTS)
_WIDTH = A4[0] - 30 * mm - 18 * mm


@dataclass(frozen=True, slots=True)
class Typography:
    """The choices that the decree leaves open: font family, body size and leading in points."""

    family: str = "Tinos"
    size: float = 14
    leading: float = 18
    ruled_tables: bool = True


class Typesetter:
    """Turns a specimen into flowables; one object a document."""

    def __init__(self, specimen: Specimen, typography: Typography) -> None:
        register(typography.family)
        self.specimen = specimen
        self.typography = typography

    def style(
        self, alignment: int, size: float | None = None, indent: float = 0, space: float = 0
    ) -> ParagraphStyle:
        """A paragraph style; ``size`` in points, ``indent`` of the first line, ``space`` above."""
        points = size or self.typography.size
        return ParagraphStyle(
            f"{alignment}-{points}-{indent}-{space}",
            fontName=self.typography.family,
            fontSize=points,
            leading=points * self.typography.leading / self.typography.size,
            alignment=alignment,
            firstLineIndent=indent,
            spaceBefore=space,
        )

    def flowables(self) -> list[Flowable]:
        """Everything on the pages, in order."""
        flow: list[Flowable] = []
        head = [part for part in self.specimen.parts if part.zone in _HEAD]
        foot = [part for part in self.specimen.parts if part.zone in _FOOT]
        letter = not self.specimen.lines(Zone.TITLE)
        if head:
            flow.append(self._head(letter))
        foot_done = False
        for part in self.specimen.parts:
            if part.breaks_page:
                flow.append(PageBreak())
            if part.zone in _FOOT and not foot_done:
                flow.append(self._foot(foot))
                foot_done = True
            elif part.zone not in (*_HEAD, *_FOOT) and not (letter and part.zone is Zone.SUBJECT):
                flow.extend(self._part(part))
        return flow

    def _head(self, letter: bool) -> Flowable:
        lines = self.specimen.lines
        centre, small = self.style(TA_CENTER, 13), self.style(TA_CENTER, 12)
        issuer = lines(Zone.ISSUER)
        left: list[Flowable] = [
            Paragraph(_bold(line) if index >= len(issuer) - 2 else escape(line), small)
            for index, line in enumerate(issuer)
        ]
        motto = lines(Zone.MOTTO)
        right: list[Flowable] = [
            Paragraph(_bold(line), small if not i else centre) for i, line in enumerate(motto)
        ]
        left.append(HRFlowable("35%", 0.7, color=black, spaceBefore=3, spaceAfter=2, hAlign="CENTER"))
        right.append(HRFlowable("60%", 0.7, color=black, spaceBefore=3, spaceAfter=2, hAlign="CENTER"))
        number: list[Flowable] = [Paragraph(escape(line), centre) for line in lines(Zone.NUMBER)]
        if letter:
            number += [Paragraph(escape(line), small) for line in lines(Zone.SUBJECT)]
        place = [Paragraph(f"<i>{escape(line)}</i>", centre) for line in lines(Zone.PLACE_DATE)]
        table = Table([[left, right], [number, place]], colWidths=[_WIDTH * 0.42, _WIDTH * 0.58])
        table.setStyle(
            TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ]
            )
        )
        return table

    def _foot(self, parts: list[Part]) -> Flowable:
        signature = [line for part in parts if part.zone is Zone.SIGNATURE for line in part.lines]
        recipients = [line for part in parts if part.zone is Zone.RECIPIENTS for line in part.lines]
        centre = self.style(TA_CENTER, 14)
        right: list[Flowable] = [Paragraph(_bold(line), centre) for line in signature[:-1]]
        right += [Spacer(1, 2.6 * cm), *(Paragraph(_bold(line), centre) for line in signature[-1:])]
        small = self.style(TA_LEFT, 11)
        left: list[Flowable] = [
            Paragraph(escape(line) if index else f"<b><i>{escape(line)}</i></b>", small)
            for index, line in enumerate(recipients)
        ]
        table = Table([[left, right]], colWidths=[_WIDTH * 0.46, _WIDTH * 0.54], spaceBefore=10)
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))
        return table

    def _part(self, part: Part) -> list[Flowable]:
        centre = self.style(TA_CENTER, space=4)
        if part.zone is Zone.TABLE:
            return [Spacer(1, 6), self._table(part), Spacer(1, 6)]
        if part.zone in (Zone.TITLE, Zone.SUBJECT, Zone.APPENDIX):
            rule = [HRFlowable("25%", 0.7, color=black, spaceBefore=3)] if part.zone is Zone.SUBJECT else []
            return [*(Paragraph(_bold(line), centre) for line in part.lines), *rule]
        if part.zone in (Zone.URGENCY, Zone.CIRCULATION):
            boxed = Table(
                [[Paragraph(_bold(line), self.style(TA_CENTER, 13))] for line in part.lines],
                colWidths=[3.6 * cm],
            )
            boxed.setStyle(TableStyle([("BOX", (0, 0), (-1, -1), 1, black)]))
            boxed.hAlign = "LEFT"
            return [boxed]
        if part.zone is Zone.ADDRESSEE:
            left = self.style(TA_LEFT, indent=2.5 * cm, space=4)
            return [Spacer(1, 8), *(Paragraph(escape(line), left) for line in part.lines), Spacer(1, 6)]
        body = self.style(TA_JUSTIFY, indent=1.27 * cm, space=6)
        return [Paragraph(_styled(line), body) for line in part.lines]

    def _table(self, part: Part) -> Flowable:
        small = self.style(TA_LEFT, 12)
        rows = [[cell.strip() for cell in line.removeprefix("!").split("|")] for line in part.lines]
        cells = [
            [Paragraph(_bold(c) if not r else escape(c), small) for c in row] for r, row in enumerate(rows)
        ]
        weights = [max(8, min(40, max(len(row[column]) for row in rows))) for column in range(len(rows[0]))]
        widths = [_WIDTH * weight / sum(weights) for weight in weights]
        table = Table(cells, colWidths=widths, repeatRows=1)
        ruled = [("GRID", (0, 0), (-1, -1), 0.6, black)] if self.typography.ruled_tables else []
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *ruled]))
        return table


def typeset(specimen: Specimen, path: Path, typography: Typography | None = None) -> None:
    """Write the specimen as a PDF with a perfect text layer.

    The same specimen and typography give the same bytes.
    """
    chosen = typography or Typography()
    template = BaseDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=30 * mm,
        rightMargin=18 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=specimen.name,
        author="docproc",
        invariant=1,
    )
    frame = Frame(30 * mm, 20 * mm, _WIDTH, A4[1] - 40 * mm, 0, 0, 0, 0)

    def number_page(canvas: Canvas, document: BaseDocTemplate) -> None:
        if document.page > 1:
            canvas.setFont(chosen.family, 13)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, str(document.page))

    template.addPageTemplates([PageTemplate("page", [frame], onPage=number_page)])
    template.build([CondPageBreak(1), *Typesetter(specimen, chosen).flowables()])


def _bold(line: str) -> str:
    return f"<b>{escape(line.removeprefix('!').strip())}</b>"


def _styled(line: str) -> str:
    return _bold(line) if line.startswith("!") else escape(line)
