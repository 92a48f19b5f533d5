"""The head of pages with boxes."""

from __future__ import annotations

import pytest

from docproc.schema import Zone
from tests.layout.pages import centred, flow, of_zone, page, zones

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
CREED = "Độc lập - Tự do - Hạnh phúc"
BODY = flow("Sở Nội vụ đề nghị các đơn vị rà soát danh mục hồ sơ và gửi kết quả đúng hạn. " * 3, 330)

LETTER = [
    f"100 60 UBND TỈNH BÌNH AN || 265 {MOTTO}",
    f"115 76 SỞ NỘI VỤ || 310 {CREED}",
    "90 104 Số: 215/SNV-VTLT || 300 Bình An, ngày 12 tháng 5 năm 2025",
    "95 126 V/v tăng cường công",
    "100 140 tác lưu trữ lịch sử",
]


def test_columns_read_as_one_line_are_parted() -> None:
    found = zones([page(*LETTER, "190 200 Kính gửi: Các phòng, ban", *BODY)])
    assert found[:7] == [
        (Zone.ISSUER, "UBND TỈNH BÌNH AN SỞ NỘI VỤ"),
        (Zone.NUMBER, "Số: 215/SNV-VTLT"),
        (Zone.SUBJECT, "V/v tăng cường công tác lưu trữ lịch sử"),
        (Zone.MOTTO, f"{MOTTO} {CREED}"),
        (Zone.PLACE_DATE, "Bình An, ngày 12 tháng 5 năm 2025"),
        (Zone.ADDRESSEE, "Kính gửi: Các phòng, ban"),
        (Zone.BODY, found[6][1]),
    ]
    assert len(found) == 7


def test_columns_read_as_lines_of_their_own_in_any_order() -> None:
    lines = [
        f"265 60 {MOTTO}",
        f"310 76 {CREED}",
        "300 104 Bình An, ngày 12 tháng 5 năm 2025",
        "100 60 UBND TỈNH BÌNH AN",
        "115 76 SỞ NỘI VỤ",
        "90 104 Số: 215/SNV-VTLT",
    ]
    found = dict(zones([page(*BODY, *lines)]))
    assert found[Zone.ISSUER] == "UBND TỈNH BÌNH AN SỞ NỘI VỤ"
    assert found[Zone.NUMBER] == "Số: 215/SNV-VTLT"
    assert found[Zone.PLACE_DATE] == "Bình An, ngày 12 tháng 5 năm 2025"


@pytest.mark.parametrize(
    ("motto", "creed", "date"),
    [
        ("CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc", "ngay 12 thang 5 nam 2025"),
        ("CONG HÔA XÂ HQI CHU NGHÏA VIËT NAM", "Dôc 1âp - Tu do - Hanh phûc", "ngày l2 thdng 5 ndm 2025"),
        ("CÔNGHÒA XÃ HỘI CHÙ NGHĨA VIỆTNAM", "DQc l$p - Tg do - H4nh phric", "ngay12 thang 5 nam 2025"),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập — Tự do — Hạnh phúc", "ngày   tháng 5 năm 2025"),
    ],
)
def test_misread_heads_are_parted(motto: str, creed: str, date: str) -> None:
    head = page(
        f"100 60 UBND TINH BINH AN || 265 {motto}",
        f"115 76 SO NOI VU || 310 {creed}",
        f"90 104 S6: 215 /SNV-VTLT || 300 Binh An, {date}",
        *BODY,
    )
    found = dict(zones([head]))
    assert found[Zone.ISSUER] == "UBND TINH BINH AN SO NOI VU"
    assert found[Zone.MOTTO] == f"{motto} {creed}"
    assert found[Zone.NUMBER] == "S6: 215 /SNV-VTLT"
    assert found[Zone.PLACE_DATE].startswith("Binh An,")


def test_a_party_head_has_no_creed() -> None:
    head = page(
        "110 60 TỈNH ỦY BÌNH AN || 330 ĐẢNG CỘNG SẢN VIỆT NAM",
        "150 76 *",
        "110 96 Số 27-CV/TU || 310 Bình An, ngày 04 tháng 8 năm 2025",
        *BODY,
    )
    found = dict(zones([head]))
    assert found[Zone.ISSUER] == "TỈNH ỦY BÌNH AN"
    assert found[Zone.MOTTO] == "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert found[Zone.NUMBER] == "Số 27-CV/TU"
    assert found[Zone.NOISE] == "*"


def test_a_date_under_a_stamp_is_known_by_its_place() -> None:
    head = page(
        f"100 60 BỘ THỦY LỢI || 265 {MOTTO}",
        f"310 76 {CREED}",
        "90 104 Số: 21/2026/TT-BTL || 300 Hà Nội, ngày2© thậnÔj",
        *BODY,
    )
    assert dict(zones([head]))[Zone.PLACE_DATE] == "Hà Nội, ngày2© thậnÔj"


def test_without_motto_a_number_beside_a_date_makes_a_head() -> None:
    head = page("90 104 Số: 215/SNV || 300 Bình An, ngày 12 tháng 5 năm 2025", *BODY)
    found = dict(zones([head]))
    assert found[Zone.NUMBER] == "Số: 215/SNV"
    assert found[Zone.PLACE_DATE] == "Bình An, ngày 12 tháng 5 năm 2025"


def test_a_symbol_broken_over_lines_stays_one_number() -> None:
    head = page(
        f"100 60 SỞ NỘI VỤ || 265 {MOTTO}",
        "90 104 Số: 4009/SNV- || 300 Bình An, ngày 12 tháng 5 năm 2025",
        "110 120 CCHC&PC",
        *BODY,
    )
    assert of_zone([head], Zone.NUMBER) == ["Số: 4009/SNV- CCHC&PC"]


def test_marks_and_scribbles_around_the_head_are_no_part_of_it() -> None:
    head = page(
        "520 30 TTĐT(2)",
        f"100 60 SỞ NỘI VỤ || 265 {MOTTO}",
        f"120 76 ________ || 310 {CREED}",
        "90 104 Số: 215/SNV || 300 Bình An, ngày 12 tháng 5 năm 2025",
        "110 124 HỎA TỐC",
        *BODY,
    )
    found = zones([head])
    assert (Zone.NOISE, "TTĐT(2)") in found
    assert (Zone.NOISE, "________") in found
    assert (Zone.URGENCY, "HỎA TỐC") in found
    assert (Zone.ISSUER, "SỞ NỘI VỤ") in found


def test_a_subject_whose_label_was_not_read_stands_above_the_salutation() -> None:
    top = [
        f"100 60 SỞ NỘI VỤ || 265 {MOTTO}",
        f"310 76 {CREED}",
        "90 104 Số: 215/SNV || 300 Bình An, ngày 12 tháng 5 năm 2025",
    ]
    lines = ["95 124 vÀtuá (6 UỆN", "92 138 số hóa hồ sơ lưu trữ"]
    salutation = "150 180 Kính gửi: Sở Y tế."
    assert of_zone([page(*top, *lines, salutation, *BODY)], Zone.SUBJECT) == [
        "vÀtuá (6 UỆN số hóa hồ sơ lưu trữ"
    ]
    assert of_zone([page(*top, *lines, *BODY)], Zone.SUBJECT) == []


def test_a_wide_gap_parts_a_damaged_number_from_the_place() -> None:
    head = page(
        f"100 60 SỞ NỘI VỤ || 265 {MOTTO}",
        "90 104 xx: “2i /UBND-TH || 300 Bình An, ngày 12 tháng 5 năm 2025",
        *BODY,
    )
    assert of_zone([head], Zone.PLACE_DATE) == ["Bình An, ngày 12 tháng 5 năm 2025"]


def test_a_mark_under_the_subject_is_no_part_of_it() -> None:
    head = page(
        f"100 60 SỞ NỘI VỤ || 265 {MOTTO}",
        f"310 76 {CREED}",
        "90 104 Số: 215/SNV || 300 Bình An, ngày 12 tháng 5 năm 2025",
        "90 120 V/v ứng phó bão số 3",
        "120 145 HỎA TỐC",
        "150 170 Kính gửi: Sở Y tế.",
        *BODY,
    )
    assert of_zone([head], Zone.SUBJECT) == ["V/v ứng phó bão số 3"]
    assert of_zone([head], Zone.URGENCY) == ["HỎA TỐC"]
    assert of_zone([head], Zone.ADDRESSEE) == ["Kính gửi: Sở Y tế."]


def test_a_second_document_in_the_file_has_its_own_head() -> None:
    first = page(*LETTER, *BODY)
    second = page(
        f"100 60 SỞ TÀI CHÍNH || 265 {MOTTO}",
        f"310 76 {CREED}",
        "90 104 Số: 98/STC || 300 Bình An, ngày 02 tháng 4 năm 2025",
        *BODY,
        number=2,
    )
    assert of_zone([first, second], Zone.ISSUER) == ["UBND TỈNH BÌNH AN SỞ NỘI VỤ", "SỞ TÀI CHÍNH"]
    assert of_zone([first, second], Zone.NUMBER) == ["Số: 215/SNV-VTLT", "Số: 98/STC"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nước Cộng hòa xã hội chủ nghĩa Việt Nam là một nước độc lập, có chủ quyền.",
        "đảm bảo đúng quy định của Luật Ngân sách và các văn bản hướng dẫn hiện hành.",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh;",
    ],
)
def test_sentences_of_a_body_make_no_head(sentence: str) -> None:
    second = page(*flow(sentence, 60), *flow("Các đơn vị thực hiện theo quy định.", 100), number=2)
    found = zones([page(*LETTER, *BODY), second])[-2:]
    assert [zone for zone, _ in found] == [Zone.BODY, Zone.BODY]


def test_a_page_without_head_is_body() -> None:
    assert {zone for zone, _ in zones([page(*BODY)])} == {Zone.BODY}


def test_a_draft_mark_is_circulation() -> None:
    head = page("90 40 DỰ THẢO", *LETTER, *BODY)
    assert of_zone([head], Zone.CIRCULATION) == ["DỰ THẢO"]


def test_a_leaning_page_is_parted_like_a_level_one() -> None:
    lines = [*LETTER, centred(170, "THÔNG BÁO"), *BODY]
    leaning = []
    for line in lines:
        parts = line.split("||")
        _, y, _ = parts[0].split(" ", 2)
        for position, part in enumerate(parts):
            x = float(part.split()[0])
            text = part.strip().split(" ", 1 if position else 2)[-1]
            leaning.append(f"{x} {float(y) + 0.02 * x:.2f} {text}")
    straight = dict(zones([page(*lines)]))
    found = dict(zones([page(*leaning)]))
    for zone in (Zone.ISSUER, Zone.NUMBER, Zone.MOTTO, Zone.PLACE_DATE):
        assert found[zone] == straight[zone]
