"""Cells 7–9b of the decree: who signs, and to whom it goes.

Source: Decree 30/2020/NĐ-CP, annex I, part I, section IV.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from docproc.corpus.specimen import Part, signature_blocks
from docproc.corpus.typesetting.markup import bold, italic, plain
from docproc.corpus.typesetting.typography import Typography
from docproc.schema import Zone

ZONES = (Zone.SIGNATURE, Zone.RECIPIENTS, Zone.DIGITAL_SIGNATURE)


def foot(parts: list[Part], form: Typography) -> Flowable:
    """Signatures to the right, recipients to the left; joint signers stand side by side above them."""
    signatures = signature_blocks(parts)
    caption = [line for part in parts if part.zone is Zone.DIGITAL_SIGNATURE for line in part.lines]
    listed = _recipients(
        [line for part in parts if part.zone is Zone.RECIPIENTS for line in part.lines], form
    )
    if len(signatures) > 1:
        pairs = [_signature(lines, form, []) for lines in signatures]
        widths = [form.width / len(pairs)] * len(pairs)
        joint = _table([[titles for titles, _ in pairs], [name for _, name in pairs]], widths)
        return KeepTogether([joint, _table([[listed, ""]], [form.width * 0.6, form.width * 0.4])])
    titles, name = _signature(signatures[0], form, caption) if signatures else ([], [])
    return _table([[listed, [*titles, *name]]], [form.width * 0.46, form.width * 0.54])


def _table(cells: list[list[Any]], widths: list[float]) -> Flowable:
    table = Table(cells, colWidths=widths, spaceBefore=10)
    padding = ("LEFTPADDING", (0, 0), (-1, -1), 0)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), padding]))
    return table


def _signature(
    lines: tuple[str, ...], form: Typography, caption: list[str]
) -> tuple[list[Flowable], list[Flowable]]:
    """Authority and post in capitals; room for seal and pen with the name below."""
    centre = form.style(TA_CENTER, 14)
    titles, name = list(lines), ""
    if len(lines) > 1 and not plain(lines[-1]).isupper():
        *titles, name = lines
    above: list[Flowable] = [
        Paragraph(bold(line) if plain(line).isupper() else italic(line), centre) for line in titles
    ]
    if caption:
        small = form.style(TA_LEFT, 8.5, hang=1.2 * cm)
        above += [Spacer(1, 6), *(Paragraph(escape(plain(line)), small) for line in caption)]
    below: list[Flowable] = [Spacer(1, max(0.6, 2.6 - 0.4 * len(caption)) * cm)]
    return above, [*below, Paragraph(bold(name), centre)] if name else below


def _recipients(lines: list[str], form: Typography) -> list[Flowable]:
    small = form.style(TA_LEFT, 11)
    return [
        Paragraph(escape(plain(line)) if index else f"<b><i>{escape(plain(line))}</i></b>", small)
        for index, line in enumerate(lines)
    ]
