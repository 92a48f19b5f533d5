"""Handwriting is told by its size and believed only when it was read well."""

from __future__ import annotations

import pytest

from docproc.extract.handwriting import uncertain
from docproc.extract.header import read_header
from docproc.schema import Zone
from tests.extract.builder import Part, directive, document

PRINTED = [Part(Zone.BODY, "Năm 2024 có 12 sở, 34 xã, 56 phường.")]


@pytest.mark.parametrize(
    ("height", "probability", "doubtful"),
    [
        (13.0, 0.99, False),
        (13.0, 0.85, False),
        (13.0, 0.70, True),
        (17.0, 0.87, True),
        (17.0, 0.97, False),
        (14.0, 0.87, False),
    ],
)
def test_tall_figures_need_more_certainty(height: float, probability: float, doubtful: bool) -> None:
    number = Part(Zone.NUMBER, "Số: 44 /KH-UBND", weak={"44": probability}, tall={"44": height})
    doc = document([number, *PRINTED])
    start = doc.text.index("44")
    assert uncertain(doc, start, start + 2) is doubtful


def test_bare_text_has_no_handwriting() -> None:
    doc = document([Part(Zone.NUMBER, "Số: 44 /KH-UBND", weak={"44": 0.3}), *PRINTED], boxes=False)
    start = doc.text.index("44")
    assert not uncertain(doc, start, start + 2)


def test_a_page_with_few_figures_tells_nothing_by_size() -> None:
    doc = document([Part(Zone.NUMBER, "Số: 44 /KH-UBND", weak={"44": 0.87}, tall={"44": 17.0})])
    start = doc.text.index("44")
    assert not uncertain(doc, start, start + 2)


def test_a_number_written_by_hand_goes_to_a_person() -> None:
    parts = directive(PRINTED, number="")
    parts.insert(2, Part(Zone.NUMBER, "Số: 44 /UBND-TH", weak={"44": 0.87}, tall={"44": 17.0}))
    doc = read_header(document(parts))
    assert doc._.metadata.number is None and doc._.metadata.symbol.value == "UBND-TH"
    assert [item.path for item in doc._.review] == ["/metadata/number"]
