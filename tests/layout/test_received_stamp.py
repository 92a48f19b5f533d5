"""The ĐẾN box of the receiving office."""

from __future__ import annotations

from docproc.schema import Zone
from tests.layout.pages import bare, centred, flow, of_zone, page, zones

HEAD = [
    "100 60 SỞ NỘI VỤ || 265 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "310 76 Độc lập - Tự do - Hạnh phúc",
    "90 104 Số: 15/KH-SNV || 300 Bình An, ngày 12 tháng 5 năm 2025",
]
BODY = flow("Sở Nội vụ đề nghị các đơn vị rà soát danh mục hồ sơ đến hạn nộp lưu. " * 3, 260)


def test_a_stamp_beside_title_and_subject_is_cut_off() -> None:
    lines = [
        "30 140 CÔNG VĂN ĐẾN || 280 KẾ HOẠCH",
        "30 156 Số: 2352 || 230 Kiểm tra công tác lưu trữ",
        "30 172 Ngày: 21/5/25 || 230 trên địa bàn tỉnh năm 2025",
        "30 188 Chuyển:.......",
    ]
    found = zones([page(*HEAD, *lines, *BODY)])
    assert of_zone([page(*HEAD, *lines, *BODY)], Zone.RECEIVED_STAMP) == [
        "CÔNG VĂN ĐẾN Số: 2352 Ngày: 21/5/25 Chuyển:......."
    ]
    assert (Zone.TITLE, "KẾ HOẠCH") in found
    assert (Zone.SUBJECT, "Kiểm tra công tác lưu trữ trên địa bàn tỉnh năm 2025") in found
    assert (Zone.NUMBER, "Số: 15/KH-SNV") in found


def test_two_fields_are_enough_when_the_heading_is_torn() -> None:
    lines = ["30 150 ĐẾN", "30 166 Ngày:..21.5..", centred(150, "KẾ HOẠCH"), centred(168, "Kiểm tra lưu trữ")]
    assert of_zone([page(*HEAD, *lines, *BODY)], Zone.RECEIVED_STAMP) == ["ĐẾN Ngày:..21.5.."]


def test_a_mark_above_a_stamp_of_one_line_is_none_of_its_words() -> None:
    found = zones([page(*HEAD, "110 130 KHẨN", "60 150 ĐẾN Số: 447 Ngày: 21/5/25 Chuyển:", *BODY)])
    assert (Zone.URGENCY, "KHẨN") in found
    assert (Zone.RECEIVED_STAMP, "ĐẾN Số: 447 Ngày: 21/5/25 Chuyển:") in found


def test_a_body_that_speaks_of_forwarding_has_no_stamp() -> None:
    lines = flow("Chuyển: hồ sơ về Sở trước ngày 20. Các đơn vị đến nhận kết quả theo giấy hẹn.", 200)
    assert of_zone([page(*HEAD, *lines, *BODY)], Zone.RECEIVED_STAMP) == []


def test_a_stamp_in_bare_text() -> None:
    text = (
        "CÔNG VĂN ĐẾN\nSố: 2352\nNgày: 21/5/25\n"
        "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 15/SNV Bình An, ngày 12 tháng 5 năm 2025\n\nKính gửi: Sở Y tế\n"
    )
    found = dict(zones(bare(text)))
    assert found[Zone.RECEIVED_STAMP]
    assert found[Zone.NUMBER] == "Số: 15/SNV"
