"""Captions of electronic signatures."""

from __future__ import annotations

import pytest

from docproc.layout.captions import is_caption
from docproc.schema import OcrPage, Word, Zone
from tests.layout.pages import flow, of_zone, page, placed, zones


def words(text: str) -> list[Word]:
    return [Word(word, None, None) for word in text.split()]


@pytest.mark.parametrize(
    "line",
    [
        "Ký bởi: Ủy ban nhân dân tỉnh Bình An",
        "Người ký: Lê Hoàng Sơn",
        "Thời gian ký: 24.01.2025 08:06:24 +07:00",
        "24.01.2025 08:06:24 +07:00",
        "24/01/2025 08:06:24",
        "+07:00",
        "vanthu@binhan.gov.vn",
        "Đã ký số bởi: Sở Nội vụ",
        "SAO Y; Văn phòng; 12/05/2025 10:15:00 +07:00",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(words(line))


@pytest.mark.parametrize(
    "line",
    [
        "2. Thời gian: Vào lúc 08 giờ 00 phút",
        "Thời gian: quý III năm 2025",
        "Cơ quan: Sở Nội vụ",
        "Email: vanthu@binhan.gov.vn Điện thoại: 0236.3821.456",
        "Người ký hợp đồng chịu trách nhiệm",
        "gửi về địa chỉ vanthu@binhan.gov.vn trước ngày 20",
        "ngày 24/01/2025 của Sở Nội vụ",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_caption(words(line))


def test_small_print_around_a_caption_goes_with_it() -> None:
    small = [
        placed("420 20 TRUNG TÂM CÔNG BÁO", 6),
        placed("420 28 VÀ TIN HỌC", 6),
        placed("420 36 vanthu@binhan.gov.vn", 6),
        placed("420 44 24.01.2025 08:06:24", 6),
    ]
    text = page(
        "100 70 SỞ NỘI VỤ || 265 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "90 110 Số: 15/SNV || 300 Bình An, ngày 12 tháng 5 năm 2025",
        *flow("Sở Nội vụ đề nghị các đơn vị rà soát danh mục hồ sơ đến hạn nộp lưu. " * 3, 200),
    )
    read = OcrPage(1, 595, 842, text.source, (*small, *text.lines))
    found = of_zone([read], Zone.DIGITAL_SIGNATURE)
    assert found[0] == "TRUNG TÂM CÔNG BÁO"
    assert len(found) == 4
    assert (Zone.ISSUER, "SỞ NỘI VỤ") in zones([read])


def test_a_caption_over_the_signature_is_taken_out() -> None:
    foot = [
        "90 200 Nơi nhận: || 370 GIÁM ĐỐC",
        "90 216 - Như trên;",
        "370 250 Người ký: Lê Hoàng Sơn",
        "380 300 Lê Hoàng Sơn",
    ]
    read = page(*flow("Các đơn vị thực hiện nghiêm túc các nội dung trên đây./.", 80), *foot)
    assert of_zone([read], Zone.DIGITAL_SIGNATURE) == ["Người ký: Lê Hoàng Sơn"]
    assert of_zone([read], Zone.SIGNATURE) == ["GIÁM ĐỐC", "Lê Hoàng Sơn"]
