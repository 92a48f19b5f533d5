"""The foot of pages with boxes."""

from __future__ import annotations

import pytest

from docproc.schema import Zone
from tests.layout.pages import centred, flow, of_zone, page, zones

BODY = flow("Các đơn vị nghiêm túc triển khai thực hiện kế hoạch này và báo cáo theo quy định./.", 80)
FOOT = [
    "90 200 Nơi nhận: || 370 TM. ỦY BAN NHÂN DÂN",
    "90 216 - Như trên; || 385 KT. CHỦ TỊCH",
    "90 232 - TT Tỉnh ủy; TT HĐND tỉnh; || 375 PHÓ CHỦ TỊCH",
    "90 248 - Văn phòng: CVP, các PCVP,",
    "96 264 phòng TH, NC;",
    "90 280 - Lưu: VT, TH (5b). || 380 Lê Hoàng Sơn",
]


def test_columns_read_as_one_line_are_parted() -> None:
    assert zones([page(*BODY, *FOOT)])[1:] == [
        (Zone.RECIPIENTS, "Nơi nhận:"),
        (Zone.RECIPIENTS, "- Như trên;"),
        (Zone.RECIPIENTS, "- TT Tỉnh ủy; TT HĐND tỉnh;"),
        (Zone.RECIPIENTS, "- Văn phòng: CVP, các PCVP, phòng TH, NC;"),
        (Zone.RECIPIENTS, "- Lưu: VT, TH (5b)."),
        (Zone.SIGNATURE, "TM. ỦY BAN NHÂN DÂN"),
        (Zone.SIGNATURE, "KT. CHỦ TỊCH"),
        (Zone.SIGNATURE, "PHÓ CHỦ TỊCH"),
        (Zone.SIGNATURE, "Lê Hoàng Sơn"),
    ]


@pytest.mark.parametrize("heading", ["te Ðbiii", "26ha SN", "Sa nhậm"])
def test_the_signature_shows_a_foot_whose_heading_was_not_read(heading: str) -> None:
    foot = [f"90 200 {heading} || 370 TM. ỦY BAN NHÂN DÂN", "90 216 Như trên; || 385 KT. CHỦ TỊCH", *FOOT[2:]]
    found = zones([page(*BODY, *foot)])
    assert (Zone.NOISE, heading) in found
    assert (Zone.RECIPIENTS, "Như trên;") in found
    assert (Zone.RECIPIENTS, "- Lưu: VT, TH (5b).") in found
    assert (Zone.SIGNATURE, "Lê Hoàng Sơn") in found


@pytest.mark.parametrize(
    "line",
    [
        "90 200 Trưởng ban là || 370 CHỦ TỊCH",
        "90 200 - Đồng chí Lê Văn Sơn, || 330 CHỦ TỊCH ỦY BAN NHÂN DÂN",
    ],
)
def test_a_post_in_the_text_begins_no_foot(line: str) -> None:
    more = flow("Các thành viên làm việc theo quy chế và báo cáo kết quả hằng tháng cho Sở Nội vụ. " * 2, 220)
    assert of_zone([page(*BODY, line, *more)], Zone.SIGNATURE) == []


@pytest.mark.parametrize("debris", ["2E SDSV", "tỳ /", "L tỤ", "ND 60505)."])
def test_what_a_seal_leaves_between_post_and_name_is_noise(debris: str) -> None:
    foot = [*FOOT[:3], f"385 258 {debris}", *FOOT[3:]]
    assert (Zone.NOISE, debris) in zones([page(*BODY, *foot)])


@pytest.mark.parametrize("line", ["Q. CHỦ TỊCH", "16:48:05 +07:00", "Lê An", "TẠO"])
def test_posts_times_and_short_names_are_none(line: str) -> None:
    foot = [*FOOT[:3], f"385 258 {line}", *FOOT[3:5]]
    assert (Zone.NOISE, line) not in zones([page(*BODY, *foot)])


def test_two_signatures_side_by_side_above_the_recipients() -> None:
    foot = [
        "100 190 GIÁM ĐỐC SỞ GIÁO DỤC VÀ || 350 KT. GIÁM ĐỐC SỞ Y TẾ",
        "170 206 ĐÀO TẠO || 375 PHÓ GIÁM ĐỐC",
        "130 290 Nguyễn Thị Hoa || 380 Trần Văn Bình",
        "90 320 Nơi nhận:",
        "90 336 - Như trên;",
        "90 352 - Lưu: VT.",
    ]
    found = zones([page(*BODY, *foot)])
    assert [text for zone, text in found if zone is Zone.SIGNATURE] == [
        "GIÁM ĐỐC SỞ GIÁO DỤC VÀ",
        "ĐÀO TẠO",
        "Nguyễn Thị Hoa",
        "KT. GIÁM ĐỐC SỞ Y TẾ",
        "PHÓ GIÁM ĐỐC",
        "Trần Văn Bình",
    ]
    assert (Zone.RECIPIENTS, "Nơi nhận:") in found


def test_a_signature_that_begins_above_the_recipients() -> None:
    foot = ["370 190 KT. GIÁM ĐỐC", "90 206 Nơi nhận:", "90 222 - Như trên;", "380 290 Trần Văn Bình"]
    found = zones([page(*BODY, *foot)])
    assert [text for zone, text in found if zone is Zone.SIGNATURE] == ["KT. GIÁM ĐỐC", "Trần Văn Bình"]


def test_a_name_below_the_last_recipient_is_signature() -> None:
    foot = [*FOOT[:5], "90 280 - Lưu: VT.", "380 330 Lê Hoàng Sơn"]
    assert of_zone([page(*BODY, *foot)], Zone.SIGNATURE)[-1] == "Lê Hoàng Sơn"


def test_a_foot_without_recipients() -> None:
    foot = ["370 190 TM. ỦY BAN NHÂN DÂN", "400 206 CHỦ TỊCH", "380 280 Trần Văn Bình"]
    found = zones([page(*BODY, *foot)])[1:]
    assert [zone for zone, _ in found] == [Zone.SIGNATURE] * 3


def test_a_foot_alone_on_the_last_page() -> None:
    pages = [page(*BODY), page("300 40 2", *FOOT, number=2)]
    assert zones(pages)[1] == (Zone.PAGE_NUMBER, "2")
    assert of_zone(pages, Zone.SIGNATURE)[0] == "TM. ỦY BAN NHÂN DÂN"


def test_recipients_that_go_on_overleaf() -> None:
    first = page(*BODY, "90 760 Nơi nhận:", "90 776 - Như trên;")
    second = page("90 60 - Sở Tài chính;", "90 76 - Lưu: VT.", number=2)
    assert of_zone([first, second], Zone.RECIPIENTS)[2:] == ["- Sở Tài chính;", "- Lưu: VT."]


def test_scribbles_below_the_last_item_are_noise() -> None:
    assert (Zone.NOISE, "60") in zones([page(*BODY, *FOOT, "150 300 60")])


def test_an_appendix_on_the_same_page_is_not_swallowed() -> None:
    rest = [centred(420, "PHỤ LỤC I"), *flow("Danh mục các nội dung cần rà soát trong năm.", 470)]
    found = zones([page(*BODY, *FOOT, *rest)])
    assert found[-2] == (Zone.APPENDIX, "PHỤ LỤC I")
    assert found[-1][0] is Zone.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Nơi nhận hồ sơ là bộ phận một cửa của từng đơn vị trên địa bàn tỉnh theo quy định hiện hành.",
        "Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm trước tỉnh về kết quả thực hiện.",
    ],
)
def test_sentences_of_a_body_make_no_foot(line: str) -> None:
    found = zones([page(*flow(line, 80), *flow("Các đơn vị thực hiện đúng quy định.", 140))])
    assert {zone for zone, _ in found} == {Zone.BODY}


def test_capitals_in_the_middle_of_a_body_make_no_foot() -> None:
    lines = [
        *flow("Căn cứ quy chế làm việc của cơ quan và tình hình thực tế;", 80),
        "330 110 CHÍNH PHỦ",
        *flow("Điều 1. Ban hành kèm theo văn bản này danh mục các công trình trọng điểm. " * 3, 140),
    ]
    assert Zone.SIGNATURE not in {zone for zone, _ in zones([page(*lines)])}
