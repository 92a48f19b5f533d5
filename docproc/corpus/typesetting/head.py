"""Cells 1–5b and 10–11 of the decree: who, the motto, number, place and date, and the stamps below them.

Source: Decree 30/2020/NĐ-CP, annex I, part I, section IV; Guidance 36-HD/VPTW (Party documents).
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.units import cm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table, TableStyle

from docproc.corpus.specimen import Part, own_name_begins
from docproc.corpus.typesetting.markup import bold, date_line, number_line, plain
from docproc.corpus.typesetting.typography import Typography
from docproc.schema import Zone

ZONES = (Zone.ISSUER, Zone.MOTTO, Zone.NUMBER, Zone.PLACE_DATE, Zone.URGENCY, Zone.CIRCULATION,
         Zone.RECEIVED_STAMP)  # fmt: skip

_STAMP_RED = Color(0.82, 0.1, 0.12)
_STAMP_BLUE = Color(0.12, 0.2, 0.55)
_LEFT = 0.43
_MOTTO = 12.5
_SMALLEST = 9.5
_GAP = 9.0  # points between the columns
_LONGEST = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def head(
    parts: list[Part], letter_subject: tuple[str, ...], form: Typography, pen: frozenset[str]
) -> Flowable:
    """The two columns at the top; ``letter_subject`` is the V/v of an official letter.

    ``pen`` names what a hand will write: ``number``, ``date``.
    """
    lines = {zone: [line for part in parts if part.zone is zone for line in part.lines] for zone in ZONES}
    party = any("ĐẢNG CỘNG SẢN" in line.upper() for line in lines[Zone.MOTTO])
    left = _issuer(lines[Zone.ISSUER], form, party)
    right = _motto(lines[Zone.MOTTO], form, party)
    centre, small = form.style(TA_CENTER, 13), form.style(TA_CENTER, 12)
    roomy = centre.clone("roomy", autoLeading="max")  # a pen's figures are larger than print
    under: list[Flowable] = [
        Paragraph(number_line(line, "number" in pen), roomy) for line in lines[Zone.NUMBER]
    ]
    under.append(Spacer(1, 6 if "number" in pen else 2))
    under += [Paragraph(escape(plain(line)), small) for line in letter_subject]
    for zone in (Zone.URGENCY, Zone.CIRCULATION):
        under += [box for line in lines[zone] for box in (Spacer(1, 5), boxed([line], form))]
    if lines[Zone.RECEIVED_STAMP]:
        under += [Spacer(1, 6), boxed(lines[Zone.RECEIVED_STAMP], form, _STAMP_BLUE, 10)]
    place: list[Flowable] = [
        Paragraph(date_line(line, "date" in pen), roomy) for line in lines[Zone.PLACE_DATE]
    ]
    table = Table([[left, right], [under, place]], colWidths=_widths(lines[Zone.MOTTO], form))
    table.setStyle(TableStyle([
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]))  # fmt: skip
    return table


def _widths(motto: list[str], form: Typography) -> list[float]:
    """The two columns; the motto's first line is never broken."""
    longest = max((stringWidth(plain(line), f"{form.family}-Bold", _MOTTO) for line in motto), default=0)
    right = max(form.width * (1 - _LEFT), longest + 4)
    return [form.width - right, right]


def boxed(lines: list[str], form: Typography, colour: Color = _STAMP_RED, size: float = 13) -> Flowable:
    """Lines in a box of colour, as a rubber stamp leaves them."""
    style = form.style(TA_CENTER if len(lines) == 1 else TA_LEFT, size).clone(
        f"box{colour}", textColor=colour
    )
    widest = max(len(plain(line)) for line in lines)
    width = min(max(2.2 * cm, widest * size * 0.72 + 14), form.width * _LEFT)
    text = [Paragraph(bold(line) if not i else escape(plain(line)), style) for i, line in enumerate(lines)]
    table = Table([[text]], colWidths=[width])
    table.setStyle(
        TableStyle([("BOX", (0, 0), (-1, -1), 1.2, colour), ("BOTTOMPADDING", (0, 0), (-1, -1), 5)])
    )
    table.hAlign = "CENTER"
    return table


def _issuer(lines: list[str], form: Typography, party: bool) -> list[Flowable]:
    """The issuer is bold, its parent is not; an issuer may take several lines."""
    room = form.width * _LEFT if party else _widths([_LONGEST], form)[0]
    style = form.style(TA_CENTER, _fitting(lines, room - _GAP, 14 if party else _MOTTO, form))
    marked = any(line.startswith("!") for line in lines)
    start = own_name_begins(lines)
    flow: list[Flowable] = []
    star = False
    for index, line in enumerate(lines):
        star = star or plain(line) == "*"
        strong = line.startswith("!") if marked else index >= start
        flow.append(Paragraph(bold(line) if strong else escape(plain(line)), style))
    if party and not star:
        return [*flow, Paragraph("*", style)]
    return flow if star else [*flow, _rule("35%")]


def _fitting(lines: list[str], room: float, size: float, form: Typography) -> float:
    """The size at which no line is broken, as typists choose it; never below a size that is seen."""
    widest = max((stringWidth(plain(line), f"{form.family}-Bold", size) for line in lines), default=0)
    return size if widest <= room else max(_SMALLEST, round(size * (room - 1) / widest, 1))


def _motto(lines: list[str], form: Typography, party: bool) -> list[Flowable]:
    sizes = (15, 15) if party else (_MOTTO, 13.5)
    flow: list[Flowable] = [
        Paragraph(bold(line), form.style(TA_CENTER, sizes[min(index, 1)])) for index, line in enumerate(lines)
    ]
    return [*flow, _rule("62%")] if lines else []


def _rule(width: str) -> Flowable:
    return HRFlowable(width, 0.7, color=black, spaceBefore=3, spaceAfter=2, hAlign="CENTER")
