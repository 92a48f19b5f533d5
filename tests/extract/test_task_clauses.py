"""Which clauses of a paragraph assign, to whom, and as an order or a request."""

from __future__ import annotations

import pytest

from docproc.extract.pipeline import understand
from docproc.schema.contract import Content, Modality
from tests.extract.builder import build, directive

COMMITTEE = "Ủy ban nhân dân"
Found = list[tuple[list[str], list[str], str]]


def content(*body: str, **head: str) -> Content:
    return understand(build(directive(body, **head)))


def found(*body: str) -> Found:
    """Leads, coordinating agencies and first words of every task."""
    return [
        (
            [agency.name for agency in task.lead_agencies],
            [agency.name for agency in task.coordinating_agencies],
            task.text,
        )
        for task in content(*body).tasks
    ]


ASSIGNED: list[tuple[str, Found]] = [
    (
        "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Y tế và các cơ quan liên quan rà soát.",
        [(
            ["Sở Nội vụ"],
            ["Sở Tài chính", "Sở Y tế", "các cơ quan liên quan"],
            "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Sở Y tế và các cơ quan liên quan rà soát.",
        )],
    ),
    (
        "1. Sở Nội vụ: Chủ trì thẩm định hồ sơ.",
        [(["Sở Nội vụ"], [], "Chủ trì thẩm định hồ sơ.")],
    ),
    (
        "1. Sở Nội vụ thẩm định hồ sơ; Sở Tài chính bố trí kinh phí; Văn phòng UBND tỉnh tổng hợp.",
        [
            (["Sở Nội vụ"], [], "Sở Nội vụ thẩm định hồ sơ;"),
            (["Sở Tài chính"], [], "Sở Tài chính bố trí kinh phí;"),
            ([f"Văn phòng {COMMITTEE} tỉnh"], [], "Văn phòng UBND tỉnh tổng hợp."),
        ],
    ),
    (
        "Giao Sở Y tế kiểm tra các cơ sở; giao Công an tỉnh xử lý vi phạm.",
        [
            (["Sở Y tế"], [], "Giao Sở Y tế kiểm tra các cơ sở;"),
            (["Công an tỉnh"], [], "giao Công an tỉnh xử lý vi phạm."),
        ],
    ),
    (
        "Yêu cầu Giám đốc các Sở: Xây dựng, Công Thương rà soát quy hoạch.",
        [(["Sở Xây dựng", "Sở Công Thương"], [],
          "Yêu cầu Giám đốc các Sở: Xây dựng, Công Thương rà soát quy hoạch.")],
    ),
    (
        "Sở Khoa học và Công nghệ là cơ quan đầu mối, tổng hợp báo cáo UBND tỉnh.",
        [(["Sở Khoa học và Công nghệ"], [],
          "Sở Khoa học và Công nghệ là cơ quan đầu mối, tổng hợp báo cáo UBND tỉnh.")],
    ),
    (
        "Giao Sở Tư pháp hướng dẫn các xã, phường tự kiểm tra văn bản.",
        [(["Sở Tư pháp"], [], "Giao Sở Tư pháp hướng dẫn các xã, phường tự kiểm tra văn bản.")],
    ),
]  # fmt: skip

UNASSIGNED: list[str] = [
    "Trong 6 tháng đầu năm, các sở, ban, ngành đã hoàn thành 96% nhiệm vụ được giao.",
    "Công tác lưu trữ của Sở Nội vụ có nhiều chuyển biến.",
    "Sở Nội vụ đã trình dự thảo Kế hoạch.",
    "Theo báo cáo của Sở Tài chính, tỷ lệ giải ngân còn thấp.",
    "Thực hiện Công văn số 12/BNV-TCBC ngày 05/3/2025 của Bộ Nội vụ về việc rà soát biên chế.",
    "UBND tỉnh nhận được Tờ trình số 45/TTr-SNV của Sở Nội vụ.",
    "Một số địa phương chưa quan tâm chỉ đạo.",
    "Kính đề nghị Bộ Nội vụ xem xét, cho ý kiến.",
    "Đề nghị HĐND tỉnh xem xét, quyết định.",
]


@pytest.mark.parametrize(("text", "expected"), ASSIGNED)
def test_assignments(text: str, expected: Found) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", UNASSIGNED)
def test_what_assigns_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("title", ["BÁO CÁO", "TỜ TRÌNH", "BIÊN BẢN", "GIẤY GIỚI THIỆU"])
def test_reports_and_petitions_have_no_tasks(title: str) -> None:
    symbol = {"BÁO CÁO": "BC", "TỜ TRÌNH": "TTr", "BIÊN BẢN": "BB", "GIẤY GIỚI THIỆU": "GGT"}[title]
    body = ("1. Sở Nội vụ:", "- Chủ trì rà soát hồ sơ.")
    assert not content(*body, title=title, number=f"Số: 12/{symbol}-UBND").tasks
    assert content(*body, title="KẾ HOẠCH", number="Số: 12/KH-UBND").tasks


@pytest.mark.parametrize(
    ("heading", "modality"),
    [
        ("1. Sở Nội vụ:", Modality.MANDATORY),
        ("1. Giao Sở Nội vụ:", Modality.MANDATORY),
        ("1. Yêu cầu Sở Nội vụ:", Modality.MANDATORY),
        ("1. Đề nghị Công an tỉnh:", Modality.REQUEST),
        ("1. Trân trọng đề nghị Bộ Nội vụ:", Modality.REQUEST),
        ("1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh:", Modality.REQUEST),
    ],
)
def test_the_verb_of_the_heading_holds_below(heading: str, modality: Modality) -> None:
    tasks = content(heading, "- Tuyên truyền, vận động Nhân dân.", "- Theo dõi việc thực hiện.").tasks
    assert [task.modality for task in tasks] == [modality, modality]


def test_coordinating_agencies_of_a_heading_hold_below() -> None:
    body = (
        "1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh:",
        "- Kiểm tra các cơ sở.",
        "- Xử lý vi phạm.",
    )
    for leads, helpers, _ in found(*body):
        assert (leads, helpers) == (["Sở Y tế"], ["Công an tỉnh"])


def test_the_general_order_before_a_list_is_no_task() -> None:
    body = (
        "UBND tỉnh yêu cầu các sở, ban, ngành, UBND các xã, phường thực hiện các nội dung sau:",
        "1. Rà soát hồ sơ lưu trữ.",
        "2. Giao Sở Nội vụ tổng hợp.",
    )
    everyone = ["các sở, ban, ngành", f"{COMMITTEE} các xã, phường"]
    assert [(leads, text) for leads, _, text in found(*body)] == [
        (everyone, "Rà soát hồ sơ lưu trữ."),
        (["Sở Nội vụ"], "Giao Sở Nội vụ tổng hợp."),
    ]


def test_you_are_the_addressees() -> None:
    (task,) = content("Đề nghị quý cơ quan gửi báo cáo trước ngày 15/7/2025.").tasks
    assert [agency.name for agency in task.lead_agencies] == ["Sở Nội vụ"]
    assert task.modality is Modality.REQUEST


def test_deadlines_targets_and_references_belong_to_their_task() -> None:
    first, second = content(
        "1. Sở Nội vụ:",
        "- Hoàn thành 100% hồ sơ tồn đọng trước ngày 15/7/2025.",
        "- Thực hiện Công văn số 12/BNV-TCBC ngày 05/3/2025 của Bộ Nội vụ.",
    ).tasks
    assert [deadline.verbatim for deadline in first.deadlines] == ["trước ngày 15/7/2025"]
    assert [target.value for target in first.targets] == [100.0]
    assert first.references == []
    assert second.deadlines == []
    assert second.targets == []
    assert [reference.number_symbol for reference in second.references] == ["12/BNV-TCBC"]
