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


YEARS: list[tuple[str, tuple[str, ...], tuple[str, ...], list[tuple[int | None, IndicatorKind]]]] = [
    (
        "years after one reached",
        ("Chỉ tiêu", "ĐVT", "Thực hiện năm 2025", "Năm 2026", "Đến năm 2030"),
        (),
        [(2025, IndicatorKind.ACTUAL), (2026, IndicatorKind.TARGET), (2030, IndicatorKind.TARGET)],
    ),
    (
        "a head above two years",
        ("Chỉ tiêu", "ĐVT", "Thực hiện 2025", "Kế hoạch", ""),
        ("", "", "", "2026", "2027"),
        [(2025, IndicatorKind.ACTUAL), (2026, IndicatorKind.TARGET), (2027, IndicatorKind.TARGET)],
    ),
    (
        "a year before the one reached",
        ("Chỉ tiêu", "ĐVT", "Năm 2024", "Thực hiện năm 2025", "Năm 2026"),
        (),
        [(2025, IndicatorKind.ACTUAL), (2026, IndicatorKind.TARGET)],
    ),
    ("years of no known kind", ("Chỉ tiêu", "ĐVT", "Năm 2024", "Năm 2025"), (), []),
    (
        "a number like a year",
        ("Chỉ tiêu", "ĐVT", "Kế hoạch"),
        ("Số hộ", "hộ", "2026"),
        [(None, IndicatorKind.TARGET)],
    ),
]


@pytest.mark.parametrize(("name", "head", "second", "expected"), YEARS, ids=[case[0] for case in YEARS])
def test_columns_of_several_years(
    name: str,
    head: tuple[str, ...],
    second: tuple[str, ...],
    expected: list[tuple[int | None, IndicatorKind]],
) -> None:
    figures = ("Diện tích rừng", "ha", "145", "260", "520")[: len(head)]
    rows = [head, second] if "Số hộ" in second else [head, *([second] if second else []), figures]
    assert [(found.year, found.kind) for found in indicators(*rows)] == expected


@pytest.mark.parametrize(
    ("written", "name", "unit"),
    [
        ("Tỷ lệ đỗ tốt nghiệp (%)", "Tỷ lệ đỗ tốt nghiệp", "%"),
        ("Tổng thu (tỷ đồng)", "Tổng thu", "tỷ đồng"),
        ("Tỷ lệ trúng tuyển (đợt 1)", "Tỷ lệ trúng tuyển (đợt 1)", None),
        ("Tỷ lệ trúng tuyển", "Tỷ lệ trúng tuyển", None),
    ],
)
def test_the_unit_in_brackets_behind_a_name(written: str, name: str, unit: str | None) -> None:
    (found,) = indicators(("TT", "Chỉ tiêu", "Kế hoạch năm 2026"), ("1", written, "98,7"))
    assert (found.name, found.name_verbatim, found.unit) == (name, name, unit)


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
