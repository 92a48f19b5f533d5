"""Who is addressed at the head of a heading or sentence, and what only names an agency."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.addresses import Form, is_petition, read_address
from docproc.extract.folded import Folded
from docproc.schema.contract import Modality

COMMITTEE = "Ủy ban nhân dân"

# text, form, agencies, what is to be done
ADDRESSED: list[tuple[str, str, list[str], str]] = [
    ("Sở Nội vụ:", "heading", ["Sở Nội vụ"], ""),
    ("Sở Nội vụ", "heading", ["Sở Nội vụ"], ""),
    ("Đối với Sở Nội vụ:", "heading", ["Sở Nội vụ"], ""),
    ("Đề nghị Công an tỉnh:", "heading", ["Công an tỉnh"], ""),
    ("Giao Sở Tài chính:", "heading", ["Sở Tài chính"], ""),
    ("Giám đốc Sở Y tế:", "heading", ["Sở Y tế"], ""),
    (
        "Các sở, ban, ngành, UBND các xã, phường, đặc khu:",
        "heading",
        ["các sở, ban, ngành", f"{COMMITTEE} các xã, phường, đặc khu"],
        "",
    ),
    ("Sở Văn hóa, Thể thao và Du lịch:", "heading", ["Sở Văn hóa, Thể thao và Du lịch"], ""),
    ("Các Sở: Nội vụ, Tài chính, Xây dựng:", "heading", ["Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng"], ""),
    ("Sở Y tế (cơ quan thường trực Ban Chỉ đạo):", "heading", ["Sở Y tế"], ""),
    ("Sở Xây dựng: Chủ trì rà soát các nút giao.", "colon", ["Sở Xây dựng"], "Chủ trì rà soát các nút giao."),
    ("Sở Xây dựng chủ trì rà soát các nút giao.", "verb", ["Sở Xây dựng"], "chủ trì rà soát các nút giao."),
    ("Giao Sở Xây dựng rà soát các nút giao.", "verb", ["Sở Xây dựng"], "rà soát các nút giao."),
    ("Giao cho Sở Xây dựng rà soát.", "verb", ["Sở Xây dựng"], "rà soát."),
    ("Yêu cầu Giám đốc các Sở: Tài chính, Y tế rà soát.", "verb", ["Sở Tài chính", "Sở Y tế"], "rà soát."),
    ("UBND tỉnh giao Sở Nội vụ tổng hợp.", "verb", ["Sở Nội vụ"], "tổng hợp."),
    ("Đề nghị UBMTTQVN tỉnh phối hợp tuyên truyền.", "verb",
     ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"], "phối hợp tuyên truyền."),
    ("Sở Nội vụ có trách nhiệm theo dõi.", "verb", ["Sở Nội vụ"], "có trách nhiệm theo dõi."),
    ("Sở Nội vụ là cơ quan đầu mối, tổng hợp.", "verb", ["Sở Nội vụ"], "là cơ quan đầu mối, tổng hợp."),
    ("Chủ tịch UBND các xã, phường trực tiếp chỉ đạo.", "verb",
     [f"{COMMITTEE} các xã, phường"], "trực tiếp chỉ đạo."),
    ("Sở Công Thương khẩn trương, kịp thời tham mưu.", "verb", ["Sở Công Thương"],
     "khẩn trương, kịp thời tham mưu."),
    ("Sở Y tế, Sở Nội vụ theo chức năng, nhiệm vụ rà soát.", "verb", ["Sở Y tế", "Sở Nội vụ"],
     "theo chức năng, nhiệm vụ rà soát."),
]  # fmt: skip

UNADDRESSED: list[str] = [
    "Rà soát, cập nhật danh mục.",
    "Căn cứ Công văn số 12/SNV-CCHC của Sở Nội vụ, rà soát.",
    "Theo báo cáo của Sở Nội vụ, kết quả còn thấp.",
    "Sở Nội vụ đã trình dự thảo.",
    "Sở Nội vụ đang tổng hợp.",
    "Sở Nội vụ được kiện toàn.",
    "Công tác phối hợp của Sở Y tế còn hạn chế.",
    "Trong thời gian qua, các sở, ban, ngành đã nỗ lực.",
    "Tham mưu UBND tỉnh ban hành Kế hoạch.",
    "Phối hợp với Sở Nội vụ rà soát.",
    "Báo cáo Sở Nội vụ trước ngày 15/7/2025.",
    "Giao thông trên địa bàn thông suốt.",
    "Giao dịch điện tử được mở rộng.",
    "Yêu cầu về hồ sơ:",
    "Đề nghị khen thưởng cá nhân",
    "Mục tiêu:",
    "Kinh phí thực hiện:",
    "Bộ chỉ số đánh giá:",
    "Ban hành Kế hoạch:",
    "Nâng cao nhận thức của cán bộ.",
    "Một số xã, phường chưa quan tâm.",
    "",
]


@pytest.mark.parametrize(("text", "form", "agencies", "task"), ADDRESSED)
def test_addresses_are_read(text: str, form: str, agencies: list[str], task: str) -> None:
    address = read_address(Folded(text), 0)
    assert address is not None
    assert (address.form, [agency.name for agency in address.agencies]) == (Form(form), agencies)
    assert text[address.task :] == task


@pytest.mark.parametrize("text", UNADDRESSED)
def test_who_is_only_named_is_not_addressed(text: str) -> None:
    assert read_address(Folded(text), 0) is None


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Giao Sở Y tế rà soát.", Modality.MANDATORY),
        ("Yêu cầu Sở Y tế rà soát.", Modality.MANDATORY),
        ("Đề nghị Sở Y tế rà soát.", Modality.REQUEST),
        ("Trân trọng đề nghị Bộ Y tế rà soát.", Modality.REQUEST),
        ("Sở Y tế rà soát.", Modality.MANDATORY),
    ],
)
def test_orders_and_requests(text: str, modality: Modality) -> None:
    address = read_address(Folded(text), 0)
    assert address is not None and address.modality is modality


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Đề nghị HĐND tỉnh xem xét, quyết định.", True),
        ("Kính đề nghị Bộ Nội vụ cho ý kiến.", True),
        ("Đề nghị Thường trực HĐND tỉnh thống nhất chủ trương.", True),
        ("Đề nghị Công an tỉnh tăng cường tuần tra.", False),
        ("Đề nghị UBMTTQVN tỉnh phối hợp tuyên truyền.", False),
        ("Giao Sở Nội vụ xem xét hồ sơ.", False),
    ],
)
def test_petitions_to_superiors(text: str, asks: bool) -> None:
    folded = Folded(text)
    address = read_address(folded, 0)
    assert address is not None and is_petition(folded, address) is asks


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    folded = Folded(text)
    address = read_address(folded, 0)
    if address:
        assert 0 <= address.start <= address.end <= address.task <= len(folded.text)
        assert address.agencies
