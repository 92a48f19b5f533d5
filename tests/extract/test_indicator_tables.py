"""Tables of indicators, and tables that state none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docproc.extract.pipeline import understand
from docproc.schema import Cell, Zone
from docproc.schema.contract import Indicator, IndicatorKind
from tests.extract.builder import Part, build, directive


def indicators(*rows: Sequence[str]) -> list[Indicator]:
    cells = [
        Part(Zone.TABLE, text, cell=Cell(0, row, column))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]
    return understand(build(directive(cells))).indicators


def test_a_figure_a_column_with_its_kind_and_time() -> None:
    planned, reached = indicators(
        ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2025", "Thực hiện 9 tháng năm 2025"),
        ("1", "Tỷ lệ hộ nghèo", "%", "2,7", "3,15"),
    )
    assert (planned.code, planned.value, planned.unit, planned.kind) == (
        "POVERTY_RATE",
        2.7,
        "%",
        IndicatorKind.TARGET,
    )
    assert (reached.value, reached.year, reached.kind) == (3.15, 2025, IndicatorKind.ACTUAL)
    assert reached.period == "9 tháng năm 2025"
    assert planned.evidence and reached.evidence


def test_figures_are_read_as_they_are_written() -> None:
    (found,) = indicators(("Chỉ tiêu", "ĐVT", "Ước thực hiện năm 2025"), ("Số hộ mới", "hộ", "1.450"))
    assert (found.name, found.value, found.value_verbatim) == ("Số hộ mới", 1450.0, "1.450")
    assert found.kind is IndicatorKind.ESTIMATE


OTHERS: list[tuple[str, tuple[tuple[str, ...], ...]]] = [
    ("no kind of figure", (("Chỉ tiêu", "Đơn vị", "Ghi chú"), ("Tỷ lệ hộ nghèo", "%", "3,1"))),
    ("no names", (("STT", "Nội dung", "Kế hoạch"), ("1", "Tập huấn", "2"))),
    ("words for figures", (("Chỉ tiêu", "ĐVT", "Kế hoạch"), ("Tỷ lệ hộ nghèo", "%", "Hoàn thành"))),
    ("empty cells", (("Chỉ tiêu", "ĐVT", "Kế hoạch"), ("Tỷ lệ hộ nghèo", "%", ""))),
    ("tasks", (("STT", "Nhiệm vụ", "Cơ quan chủ trì"), ("1", "Rà soát", "Sở Nội vụ"))),
]


@pytest.mark.parametrize(("name", "rows"), OTHERS, ids=[case[0] for case in OTHERS])
def test_other_tables_state_no_indicators(name: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert indicators(*rows) == []
