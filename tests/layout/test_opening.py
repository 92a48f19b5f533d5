"""Title, subject, authority and addressees of pages with boxes."""

from __future__ import annotations

import pytest

from docproc.schema import Zone
from tests.layout.pages import centred, flow, of_zone, page, zones

HEAD = [
    "100 60 UBND TỈNH BÌNH AN || 265 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "115 76 SỞ NỘI VỤ || 310 Độc lập - Tự do - Hạnh phúc",
    "90 104 Số: 15/KH-SNV || 300 Bình An, ngày 12 tháng 5 năm 2025",
]
BODY = flow("Thực hiện chương trình công tác năm 2025, Sở ban hành kế hoạch như sau: " * 3, 300)


def test_title_and_subject_of_a_named_document() -> None:
    lines = [
        centred(150, "KẾ HOẠCH"),
        centred(168, "Kiểm tra công tác lưu trữ tại các cơ quan,"),
        centred(186, "đơn vị trên địa bàn tỉnh năm 2025"),
    ]
    found = zones([page(*HEAD, *lines, *BODY)])[4:]
    assert found[0] == (Zone.TITLE, "KẾ HOẠCH")
    assert found[1][0] is Zone.SUBJECT
    assert found[1][1].endswith("đơn vị trên địa bàn tỉnh năm 2025")
    assert [zone for zone, _ in found[2:]] == [Zone.BODY]


def test_a_subject_as_wide_as_the_text() -> None:
    wide = "Bãi bỏ một số điều của quy chế tiếp công dân và xử lý đơn thư của cơ quan năm 2019 và"
    lines = [centred(150, "QUYẾT ĐỊNH"), f"85 168 {wide}", centred(186, "các năm sau đó")]
    assert of_zone([page(*HEAD, *lines, *BODY)], Zone.SUBJECT) == [f"{wide} các năm sau đó"]


def test_authority_and_enactment_of_a_decision_are_titles() -> None:
    lines = [
        centred(150, "QUYẾT ĐỊNH"),
        centred(168, "Về việc thành lập tổ công tác"),
        centred(204, "GIÁM ĐỐC SỞ NỘI VỤ TỈNH"),
        *flow("Căn cứ quy chế làm việc của cơ quan;", 240),
        centred(270, "QUYẾT ĐỊNH:"),
        *flow("Điều 1. Thành lập tổ công tác gồm các ông, bà có tên sau đây.", 300),
    ]
    found = zones([page(*HEAD, *lines)])[4:]
    assert [zone for zone, _ in found] == [
        Zone.TITLE,
        Zone.SUBJECT,
        Zone.TITLE,
        Zone.BODY,
        Zone.TITLE,
        Zone.BODY,
    ]


def test_a_subject_in_capitals_close_to_its_title() -> None:
    lines = [centred(150, "CHƯƠNG TRÌNH"), centred(168, "PHÒNG CHỐNG THIÊN TAI NĂM 2025")]
    found = zones([page(*HEAD, *lines, *BODY)])
    assert (Zone.SUBJECT, "PHÒNG CHỐNG THIÊN TAI NĂM 2025") in found


@pytest.mark.parametrize("title", ["` CHƯƠNG TRlNtt", "` ương TRÌNH"])
def test_a_damaged_title_in_its_place(title: str) -> None:
    lines = [centred(150, title), centred(168, "Phòng chống thiên tai năm 2025")]
    found = zones([page(*HEAD, *lines, *BODY)])
    assert (Zone.SUBJECT, "Phòng chống thiên tai năm 2025") in found


def test_one_addressee() -> None:
    lines = ["200 170 Kính gửi: Ủy ban nhân dân các xã, phường"]
    assert of_zone([page(*HEAD, *lines, *BODY)], Zone.ADDRESSEE) == [
        "Kính gửi: Ủy ban nhân dân các xã, phường"
    ]


def test_several_addressees_each_with_its_lines() -> None:
    lines = [
        "170 170 Kính gửi:",
        "240 190 - Các sở, ban, ngành tỉnh;",
        "240 208 - Ủy ban nhân dân các xã,",
        "246 226 phường trên địa bàn tỉnh.",
    ]
    assert of_zone([page(*HEAD, *lines, *BODY)], Zone.ADDRESSEE) == [
        "Kính gửi:",
        "- Các sở, ban, ngành tỉnh;",
        "- Ủy ban nhân dân các xã, phường trên địa bàn tỉnh.",
    ]


def test_addressees_whose_salutation_was_not_read() -> None:
    lines = [
        centred(150, "BÁO CÁO"),
        centred(168, "Kết quả công tác quý I năm 2025"),
        "240 210 - Văn phòng Chính phủ;",
        "240 228 - Bộ Nội vụ.",
    ]
    assert of_zone([page(*HEAD, *lines, *BODY)], Zone.ADDRESSEE) == [
        "- Văn phòng Chính phủ;",
        "- Bộ Nội vụ.",
    ]


def test_a_telegram_names_its_addressees_after_the_sender() -> None:
    lines = [
        centred(150, "CÔNG ĐIỆN"),
        centred(168, "Về việc ứng phó với mưa lũ"),
        centred(204, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:"),
        "200 224 - Các sở, ban, ngành tỉnh;",
        "200 242 - Chủ tịch Ủy ban nhân dân các xã, phường.",
    ]
    assert len(of_zone([page(*HEAD, *lines, *BODY)], Zone.ADDRESSEE)) == 3


@pytest.mark.parametrize(
    ("line", "addressed"),
    [
        ("Ủy ban nhân dân tỉnh An Giang điện:", True),
        ("Chủ tịch UBND tỉnh điện:", True),
        ("Thực hiện việc cấp điện:", False),
        ("Tình hình cung ứng điện:", False),
    ],
)
def test_who_telegraphs_need_not_stand_in_capitals(line: str, addressed: bool) -> None:
    lines = [
        centred(150, "CÔNG ĐIỆN"),
        centred(168, "Về việc ứng phó với mưa lũ"),
        centred(204, line),
        "200 224 - Các sở, ban, ngành tỉnh;",
        "200 242 - Chủ tịch Ủy ban nhân dân các xã, phường.",
    ]
    assert (line in of_zone([page(*HEAD, *lines, *BODY)], Zone.ADDRESSEE)) is addressed


def test_a_scrap_above_the_salutation_is_passed_over() -> None:
    lines = ["200 150 P. Kinh", "200 180 Kính gửi: Sở Nội vụ."]
    assert of_zone([page(*HEAD, *lines, *BODY)], Zone.ADDRESSEE) == ["Kính gửi: Sở Nội vụ."]


def test_a_wider_step_ends_a_subject_of_several_lines() -> None:
    lines = [
        centred(150, "KẾ HOẠCH"),
        centred(168, "Triển khai tháng cao điểm vệ sinh môi trường và chỉnh trang"),
        centred(184, "khu dân cư"),
        "121 211 Thực hiện Công văn của Sở Y tế, Ủy ban nhân dân xã lập kế hoạch",
        "85 227 như sau:",
    ]
    subject = of_zone([page(*HEAD, *lines, *BODY)], Zone.SUBJECT)
    assert subject == ["Triển khai tháng cao điểm vệ sinh môi trường và chỉnh trang khu dân cư"]


def test_a_body_that_begins_with_a_number_is_no_subject() -> None:
    lines = [centred(150, "HƯỚNG DẪN"), *flow("1. Phạm vi áp dụng: các cơ quan của tỉnh.", 180)]
    found = zones([page(*HEAD, *lines, *BODY)])
    assert Zone.SUBJECT not in {zone for zone, _ in found}
