"""Who takes part in a task beside its lead, and who only hears of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.roles import read_roles
from docproc.schema.contract import Agency

PROVINCE = "Ủy ban nhân dân tỉnh"

# text, coordinating agencies
COORDINATED: list[tuple[str, list[str]]] = [
    ("chủ trì, phối hợp với Sở Tài chính rà soát", ["Sở Tài chính"]),
    ("Chủ trì, phối hợp với Sở Tài chính, Sở Y tế và các cơ quan liên quan rà soát",
     ["Sở Tài chính", "Sở Y tế", "các cơ quan liên quan"]),
    ("phối hợp với các sở, ban, ngành, UBND các xã, phường triển khai",
     ["các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"]),
    ("phối hợp chặt chẽ với Công an tỉnh kiểm tra", ["Công an tỉnh"]),
    ("phối hợp cùng Sở Nội vụ thẩm định", ["Sở Nội vụ"]),
    ("Chủ trì, phối hợp các Sở: Xây dựng, Y tế kiểm tra", ["Sở Xây dựng", "Sở Y tế"]),
    ("phối hợp với Sở Văn hóa, Thể thao và Du lịch tuyên truyền", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội vận động",
     ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"]),
    ("Chủ trì, phối hợp với các đơn vị liên quan xây dựng kế hoạch, trình UBND tỉnh",
     ["các đơn vị liên quan"]),
    ("phối hợp với Kho bạc Nhà nước khu vực XV đối chiếu số liệu", ["Kho bạc Nhà nước khu vực XV"]),
    ("Sở A chủ trì; Sở Nội vụ chủ trì, Sở Y tế và Sở Tài chính phối hợp", ["Sở Y tế", "Sở Tài chính"]),
]  # fmt: skip

UNCOORDINATED: list[str] = [
    "tham mưu UBND tỉnh ban hành kế hoạch",
    "trình UBND tỉnh phê duyệt",
    "báo cáo UBND tỉnh trước ngày 20/8/2025",
    "báo cáo Bộ Nội vụ (qua Sở Nội vụ tổng hợp)",
    "hướng dẫn, đôn đốc các sở, ban, ngành thực hiện",
    "chỉ đạo Phòng Văn hóa - Xã hội rà soát",
    "gửi Sở Tài chính thẩm định",
    "theo quy chế phối hợp giữa các ngành",
    "thực hiện quy chế phối hợp của Sở Nội vụ",
    "xây dựng cơ chế phối hợp",
    "cung cấp thông tin cho Báo và Phát thanh, Truyền hình tỉnh",
    "theo Công văn số 12/SNV-CCHC của Sở Nội vụ",
]


@pytest.mark.parametrize(("text", "agencies"), COORDINATED)
def test_coordinating_agencies(text: str, agencies: list[str]) -> None:
    roles = read_roles(text, [])
    assert [agency.name for agency in roles.coordinating] == agencies
    assert roles.coordinating_span is not None


@pytest.mark.parametrize("text", UNCOORDINATED)
def test_recipients_and_subordinates_coordinate_nothing(text: str) -> None:
    roles = read_roles(text, [])
    assert roles.coordinating == ()
    assert roles.coordinating_span is None


def test_the_lead_does_not_coordinate_with_itself() -> None:
    roles = read_roles("phối hợp với Sở Nội vụ, Sở Y tế rà soát", [Agency(name="Sở Nội vụ")])
    assert [agency.name for agency in roles.coordinating] == ["Sở Y tế"]


# text, report_to, report_via
REPORTED: list[tuple[str, str | None, str | None]] = [
    ("báo cáo UBND tỉnh trước ngày 20/8/2025", PROVINCE, None),
    ("Tổng hợp, báo cáo UBND tỉnh xem xét", PROVINCE, None),
    ("báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ) để tổng hợp", PROVINCE, "Sở Nội vụ"),
    ("báo cáo UBND tỉnh (qua Sở Nội vụ tổng hợp)", PROVINCE, "Sở Nội vụ"),
    ("báo cáo UBND tỉnh thông qua Sở Tài chính", PROVINCE, "Sở Tài chính"),
    ("tham mưu UBND tỉnh ban hành kế hoạch", PROVINCE, None),
    ("tham mưu cho Ủy ban nhân dân tỉnh kiện toàn", PROVINCE, None),
    ("trình UBND tỉnh phê duyệt trong tháng 9", PROVINCE, None),
    ("trình Chủ tịch UBND tỉnh xem xét, quyết định", PROVINCE, None),
    ("gửi báo cáo về Sở Nội vụ trước ngày 15 hằng tháng", "Sở Nội vụ", None),
    ("xây dựng báo cáo trình UBND tỉnh", PROVINCE, None),
    ("đề xuất UBND tỉnh khen thưởng", PROVINCE, None),
    ("xây dựng giải pháp, gửi về Sở Nội vụ trước ngày 30/8/2025", "Sở Nội vụ", None),
    ("gửi danh sách về Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", None),
    ("Báo cáo số liệu về Sở Y tế (qua Trạm Y tế) trước 15h30", "Sở Y tế", "Trạm Y tế"),
    # nobody is reported to
    ("gửi thông báo cho các địa phương", None, None),
    ("đề xuất hình thức bảo đảm quyền lợi cho các nhà tài trợ", None, None),
    ("rà soát theo báo cáo của Sở Nội vụ", None, None),
    ("trên cơ sở báo cáo của các xã, phường, tổng hợp số liệu", None, None),
    ("quá trình triển khai tại các sở, ngành còn chậm", None, None),
    ("chương trình của UBND tỉnh được thực hiện", None, None),
    ("phối hợp với Sở Y tế rà soát", None, None),
    ("tổ chức chế độ báo cáo đúng hạn", None, None),
    ("hướng dẫn các xã, phường lập báo cáo", None, None),
    ("công trình do UBND xã làm chủ đầu tư", None, None),
    ("đã trình bày tại hội nghị của UBND tỉnh", None, None),
    ("thông qua Hội nghị giao ban", None, None),
]


@pytest.mark.parametrize(("text", "to", "via"), REPORTED)
def test_who_is_reported_to_and_through_whom(text: str, to: str | None, via: str | None) -> None:
    roles = read_roles(text, [])
    assert (roles.report_to, roles.report_via) == (to, via)


@pytest.mark.parametrize(
    ("text", "issuer", "to"),
    [
        ("định kỳ báo cáo Giám đốc Sở", "Sở Nội vụ", "Sở Nội vụ"),
        ("gửi về Sở (qua Văn phòng Sở)", "Sở Nội vụ", "Sở Nội vụ"),
        ("định kỳ báo cáo Giám đốc Sở Y tế", "Sở Nội vụ", "Sở Y tế"),
        ("định kỳ báo cáo Giám đốc Sở", "Ủy ban nhân dân tỉnh Bình An", None),
        ("định kỳ báo cáo Giám đốc Sở", None, None),
    ],
)
def test_a_department_names_itself_without_its_field(text: str, issuer: str | None, to: str | None) -> None:
    assert read_roles(text, [], issuer).report_to == to


@given(st.text(max_size=120))
def test_any_text_can_be_asked(text: str) -> None:
    roles = read_roles(text, [])
    assert bool(roles.coordinating) == (roles.coordinating_span is not None)
