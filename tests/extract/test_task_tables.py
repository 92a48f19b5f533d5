"""Tables of tasks: one task a row, its agencies, its time and its product from their columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docproc.extract.pipeline import understand
from docproc.extract.task_labels import LabelKind, column_kind
from docproc.schema import Cell, Zone
from docproc.schema.contract import Content, DeadlineKind, TaskSource
from tests.extract.builder import Given, Part, build, directive

HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")


def table(*rows: Sequence[str], number: int = 0) -> list[Part]:
    """The cells of a table, row by row; empty cells are left out, as on the page."""
    return [
        Part(Zone.TABLE, text, cell=Cell(number, row, column))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]


def content(*parts: str | Part) -> Content:
    given: list[Given] = directive(parts, title="KẾ HOẠCH", number="Số: 88/KH-UBND", addressees=())
    return understand(build(given))


def test_one_task_a_row() -> None:
    rows = (
        HEADER,
        ("1", "Rà soát danh mục hồ sơ", "Sở Nội vụ", "Các sở, ban, ngành", "Trước ngày 15/7/2025", "Báo cáo"),
        ("2", "Số hóa hồ sơ lưu trữ", "Sở KH&CN", "Sở Nội vụ; Sở Tài chính", "Thường xuyên", "Cơ sở dữ liệu"),
    )
    first, second = content(*table(*rows)).tasks
    assert (first.id, first.text, first.source) == ("1", "Rà soát danh mục hồ sơ", TaskSource.TABLE)
    assert [agency.name for agency in first.lead_agencies] == ["Sở Nội vụ"]
    assert [agency.name for agency in first.coordinating_agencies] == ["các sở, ban, ngành"]
    assert [str(deadline.due_date) for deadline in first.deadlines] == ["2025-07-15"]
    assert first.product == "Báo cáo"
    assert second.id == "2"
    assert [agency.name for agency in second.lead_agencies] == ["Sở Khoa học và Công nghệ"]
    assert [agency.name for agency in second.coordinating_agencies] == ["Sở Nội vụ", "Sở Tài chính"]
    assert [deadline.kind for deadline in second.deadlines] == [DeadlineKind.CONTINUOUS]
    assert second.product == "Cơ sở dữ liệu"


def test_rows_with_roman_numbers_are_sections() -> None:
    rows = (
        HEADER,
        ("I", "Công tác chỉ đạo"),
        ("1", "Ban hành Kế hoạch", "Sở Nội vụ", "", "Tháng 7/2025"),
        ("II", "Công tác tuyên truyền"),
        ("1", "Xây dựng chuyên mục", "Sở Văn hóa, Thể thao và Du lịch", "", "Quý III/2025"),
    )
    assert [(task.id, task.text) for task in content(*table(*rows)).tasks] == [
        ("I.1", "Ban hành Kế hoạch"),
        ("II.1", "Xây dựng chuyên mục"),
    ]


def test_a_cell_over_several_rows_holds_for_each() -> None:
    rows = (
        HEADER,
        ("1", "Rà soát hồ sơ", "Sở Nội vụ", "Sở Y tế", "Tháng 7/2025", "Báo cáo"),
        ("2", "Tổng hợp hồ sơ", "", "Sở Y tế", "Tháng 8/2025", "Danh mục"),
    )
    _, second = content(*table(*rows)).tasks
    assert [agency.name for agency in second.lead_agencies] == ["Sở Nội vụ"]


def test_a_table_goes_on_over_the_page_without_its_header() -> None:
    first = table(HEADER, ("1", "Rà soát hồ sơ", "Sở Nội vụ", "Sở Y tế", "Tháng 7/2025", "Báo cáo"))
    rest = table(("2", "Số hóa hồ sơ", "Sở Y tế", "Sở Nội vụ", "Tháng 8/2025", "Báo cáo"), number=1)
    assert [task.id for task in content(*first, *rest).tasks] == ["1", "2"]


def test_the_header_may_come_again_on_the_next_page() -> None:
    first = table(HEADER, ("1", "Rà soát hồ sơ", "Sở Nội vụ", "Sở Y tế", "Tháng 7/2025", "Báo cáo"))
    rest = table(HEADER, ("2", "Số hóa hồ sơ", "Sở Y tế", "Sở Nội vụ", "Tháng 8/2025", "Báo cáo"), number=1)
    both = table(HEADER, *([("1", "Rà soát", "Sở Nội vụ", "Sở Y tế", "Tháng 7/2025", "Báo cáo"), HEADER]))
    assert [task.id for task in content(*first, *rest).tasks] == ["1", "2"]
    assert [task.text for task in content(*both).tasks] == ["Rà soát"]


def test_an_empty_cell_of_helpers_or_time_holds_nothing_of_the_row_above() -> None:
    rows = (
        HEADER,
        ("1", "Rà soát hồ sơ", "Sở Nội vụ", "Sở Y tế", "Tháng 7/2025", "Báo cáo"),
        ("2", "Tổng hợp hồ sơ", "Sở Nội vụ"),
    )
    second = content(*table(*rows)).tasks[1]
    assert (second.coordinating_agencies, second.deadlines, second.product) == ([], [], None)


def test_the_header_may_lack_the_numbers_and_name_both_agencies_in_one_column() -> None:
    rows = (
        ("Nội dung công việc", "Đơn vị thực hiện", "Tiến độ"),
        ("Tổ chức Lễ phát động", "Thành đoàn", "Trong tháng 9/2025"),
    )
    (task,) = content(*table(*rows)).tasks
    assert (task.id, task.text) == ("1", "Tổ chức Lễ phát động")
    assert [agency.name for agency in task.lead_agencies] == ["Thành đoàn"]


OTHER_TABLES: list[tuple[str, tuple[tuple[str, ...], ...]]] = [
    ("a budget", (("STT", "Nội dung", "Kinh phí"), ("1", "Văn phòng phẩm", "5.000.000"))),
    ("members", (("STT", "Họ và tên", "Chức vụ"), ("1", "Lê Văn Sơn", "Giám đốc Sở Nội vụ"))),
    ("figures", (("Chỉ tiêu", "Năm 2024", "Năm 2025"), ("Tỷ lệ hồ sơ", "90%", "95%"))),
    ("units", (("STT", "Xã, phường", "Số hộ"), ("1", "Xã Bình An", "120"))),
    ("one column", (("Ghi chú",), ("Không",))),
]


@pytest.mark.parametrize(("name", "rows"), OTHER_TABLES, ids=[case[0] for case in OTHER_TABLES])
def test_other_tables_give_no_tasks(name: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert content(*table(*rows)).tasks == []


def test_rows_stand_under_the_section_of_the_plan() -> None:
    rows = (HEADER, ("1", "Rà soát hồ sơ", "Sở Nội vụ", "", "Tháng 7/2025", "Báo cáo"))
    (task,) = content("II. NHIỆM VỤ TRỌNG TÂM", *table(*rows)).tasks
    assert task.id == "II.1"


COLUMNS: list[tuple[str, LabelKind]] = [
    ("STT", LabelKind.NUMBER),
    ("TT", LabelKind.NUMBER),
    ("Nhiệm vụ", LabelKind.CONTENT),
    ("Nội dung công việc", LabelKind.CONTENT),
    ("NỘI DUNG NHIỆM VỤ", LabelKind.CONTENT),
    ("Cơ quan chủ trì", LabelKind.LEAD),
    ("Đơn vị chủ trì", LabelKind.LEAD),
    ("Cơ quan, đơn vị được giao chủ trì", LabelKind.LEAD),
    ("Cơ quan thực hiện", LabelKind.LEAD),
    ("Đơn vị phối hợp", LabelKind.COORDINATING),
    ("Chủ trì/phối hợp", LabelKind.BOTH),
    ("Thời gian hoàn thành", LabelKind.DEADLINE),
    ("Thời hạn (tháng)", LabelKind.DEADLINE),
    ("Sản phẩm", LabelKind.PRODUCT),
    ("Kết quả, sản phẩm", LabelKind.PRODUCT),
    ("Co quan chu tri", LabelKind.LEAD),  # marks lost in reading
    ("Đơn vj chủ trì", LabelKind.LEAD),  # a letter misread
    ("Ghi chú", LabelKind.OTHER),
]

NO_COLUMNS = [
    "Họ và tên",
    "Chức vụ",
    "Năm 2024",
    "Xã, phường",
    "Số hộ",
    "1",
    "",
    "(1)",
    "Diện tích (ha)",
    "Số tiền",
]


@pytest.mark.parametrize(("name", "kind"), COLUMNS)
def test_names_of_columns(name: str, kind: LabelKind) -> None:
    assert column_kind(name) is kind


@pytest.mark.parametrize("name", NO_COLUMNS)
def test_names_of_other_columns(name: str) -> None:
    assert column_kind(name) is None
