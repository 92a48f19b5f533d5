"""Tasks whose parts stand behind labels: ``Đơn vị chủ trì: …``."""

from __future__ import annotations

import pytest

from docproc.extract.folded import Folded
from docproc.extract.labelled_tasks import is_label_line
from docproc.extract.pipeline import understand
from docproc.extract.task_labels import LabelKind, read_labels
from docproc.schema.contract import Task
from tests.extract.builder import build, directive


def tasks(*body: str) -> list[Task]:
    return understand(build(directive(body, title="KẾ HOẠCH", number="Số: 88/KH-UBND", addressees=()))).tasks


def test_labels_in_lines_of_their_own() -> None:
    (task,) = tasks(
        "1. Tổ chức tập huấn về số hóa hồ sơ",
        "- Đơn vị chủ trì: Sở Nội vụ.",
        "- Đơn vị phối hợp: Sở Khoa học và Công nghệ, UBND các xã, phường.",
        "- Thời gian hoàn thành: Trước ngày 15/7/2025.",
        "- Sản phẩm: Báo cáo kết quả.",
    )
    assert (task.id, task.text) == ("1", "Tổ chức tập huấn về số hóa hồ sơ")
    assert [agency.name for agency in task.lead_agencies] == ["Sở Nội vụ"]
    assert [agency.name for agency in task.coordinating_agencies] == [
        "Sở Khoa học và Công nghệ",
        "Ủy ban nhân dân các xã, phường",
    ]
    assert [str(deadline.due_date) for deadline in task.deadlines] == ["2025-07-15"]
    assert task.product == "Báo cáo kết quả"


def test_labels_in_the_line_of_the_task() -> None:
    (task,) = tasks("1. Rà soát hồ sơ. Chủ trì: Sở Nội vụ; Phối hợp: Sở Y tế; Thời gian: Quý III/2025.")
    assert task.text == "Rà soát hồ sơ"
    assert [agency.name for agency in task.lead_agencies] == ["Sở Nội vụ"]
    assert [agency.name for agency in task.coordinating_agencies] == ["Sở Y tế"]
    assert [str(deadline.due_date) for deadline in task.deadlines] == ["2025-09-30"]


def test_labelled_lines_are_no_tasks_themselves() -> None:
    found = tasks(
        "1. Tổ chức hội nghị", "- Chủ trì: Sở Nội vụ.", "2. Biên soạn tài liệu", "- Chủ trì: Sở Y tế."
    )
    assert [(task.id, task.lead_agencies[0].name) for task in found] == [("1", "Sở Nội vụ"), ("2", "Sở Y tế")]


LABELLED: list[tuple[str, LabelKind, str]] = [
    ("Đơn vị chủ trì: Sở Nội vụ.", LabelKind.LEAD, "Sở Nội vụ"),
    ("- Cơ quan chủ trì: Sở Y tế;", LabelKind.LEAD, "Sở Y tế"),
    ("Cơ quan phối hợp: Các sở, ngành", LabelKind.COORDINATING, "Các sở, ngành"),
    ("Thời gian: Thường xuyên", LabelKind.DEADLINE, "Thường xuyên"),
    ("Thời hạn hoàn thành: trước 15/7/2025", LabelKind.DEADLINE, "trước 15/7/2025"),
    ("Sản phẩm: Kế hoạch", LabelKind.PRODUCT, "Kế hoạch"),
    ("Don vi chu tri: Sở Nội vụ", LabelKind.LEAD, "Sở Nội vụ"),
    ("Đơn vị chủ trì (chính): Sở Nội vụ", LabelKind.LEAD, "Sở Nội vụ"),
]

UNLABELLED = [
    "Sở Nội vụ chủ trì, phối hợp với Sở Y tế rà soát.",
    "Chủ trì, tham mưu UBND tỉnh:",
    "Chủ trì rà soát hồ sơ: danh mục, thời hạn.",
    "Trong thời gian tới: tiếp tục rà soát.",
    "Sở Nội vụ:",
    "Phối hợp với Sở Y tế: rà soát.",
    "Rà soát thời gian thực hiện thủ tục hành chính.",
    "Kết quả cho thấy: còn hạn chế.",
]


@pytest.mark.parametrize(("text", "kind", "value"), LABELLED)
def test_labels(text: str, kind: LabelKind, value: str) -> None:
    (label,) = read_labels(Folded(text))
    assert (label.kind, text[label.start : label.end]) == (kind, value)
    assert is_label_line(text)


@pytest.mark.parametrize("text", UNLABELLED)
def test_what_is_no_label(text: str) -> None:
    assert not [label for label in read_labels(Folded(text)) if label.end > label.start]
