"""Names of provinces, districts and communes, restored by the units of the document's day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.restore import Restorer
from docproc.schema import Paragraph
from docproc.vietnamese.unicode import strip_marks

DATED = "Hà Nội, ngày 05 tháng 9 năm 2025\n\n"
BEFORE = "Hà Nội, ngày 05 tháng 9 năm 2019\n\n"

STRIPPED = [
    # the province beside it says which of several it is
    "Chủ tịch Ủy ban nhân dân xã Trà Lĩnh, tỉnh Cao Bằng báo cáo kết quả.",
    "Chủ tịch Ủy ban nhân dân xã Trà Linh, thành phố Đà Nẵng báo cáo kết quả.",
    "Giao Ủy ban nhân dân xã Lâm Sơn, tỉnh Khánh Hòa chủ trì thực hiện.",
    "Giao Ủy ban nhân dân xã Lam Sơn, tỉnh Thanh Hóa chủ trì thực hiện.",
    "Giao Ủy ban nhân dân xã Năm Căn, tỉnh Cà Mau chủ trì thực hiện.",
    # names that no language model knows
    "Đề nghị Ủy ban nhân dân xã Đăk Pxi báo cáo kết quả trước ngày 15/9/2025.",
    "Đề nghị Ủy ban nhân dân xã Ia Krái báo cáo kết quả trước ngày 15/9/2025.",
    "Đề nghị Ủy ban nhân dân phường Ninh Thạnh báo cáo kết quả trước ngày 15/9/2025.",
    "Đề nghị các xã Bình Xa, Côn Lôn và Thư Trì báo cáo kết quả trước ngày 15/9/2025.",
]

KEPT = [
    # no names of units
    "Xã hội hóa nguồn lực là nhiệm vụ trọng tâm của toàn tỉnh trong năm nay.",
    "Ông Lam Sơn và bà Trà Linh báo cáo kết quả kiểm tra trước ngày 15/9/2025.",
    "Giao đội Dân phòng chủ trì việc tuần tra ban đêm trên toàn địa bàn.",
    "Tỉnh ủy, Thành ủy và Đảng ủy các xã báo cáo kết quả thực hiện.",
    "Phường hội là tổ chức của những người thợ thủ công ở châu Âu.",
    # units that no list has, with their marks
    "Đoàn công tác đã đến xã Lũng Vài Đông Thượng để nắm tình hình.",
    "Ủy ban nhân dân phường Đồng Bằng Trong báo cáo kết quả thực hiện.",
    # listed, and right as it stands although another is likelier
    "Ủy ban nhân dân xã Tân Ân báo cáo kết quả thực hiện.",
    "Ủy ban nhân dân xã Minh Thanh báo cáo kết quả thực hiện.",
]


@pytest.mark.parametrize("text", STRIPPED)
def test_names_without_marks(restorer: Restorer, text: str) -> None:
    whole = DATED + text
    assert restorer.repair_text(strip_marks(whole)) == whole


@pytest.mark.parametrize("text", STRIPPED + KEPT)
def test_names_with_marks_stay(restorer: Restorer, text: str) -> None:
    assert restorer.repair_text(DATED + text) == DATED + text
    assert restorer.repair_text(BEFORE + text) == BEFORE + text


def test_one_letter_knows_its_own_communes(restorer: Restorer) -> None:
    letter = (
        "ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA\n\nKhánh Hòa, ngày 05 tháng 9 năm 2025\n\n"
        "Giao Ủy ban nhân dân xã Lâm Sơn báo cáo kết quả thực hiện."
    )
    assert restorer.repair_text(strip_marks(letter)) == letter


def test_the_day_says_which_units_there_are(restorer: Restorer) -> None:
    text = "Giao Ủy ban nhân dân thị trấn Phủ Thông, huyện Bạch Thông báo cáo kết quả thực hiện."
    for head in (BEFORE, DATED):
        assert restorer.repair_text(strip_marks(head + text)) == head + text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Uy ban nhan dan X4 Tan Duong bdo cdo két qua vé Tinh Gy tru6c ngay 15", "Xã Tân Dương"),
        ("Uy ban nhan dan Xa Pht Théng bdo cdo két qua vé Tinh Gy tru6c ngay 15", "Xã Phủ Thông"),
        # words that are no likely candidates of what was read, but those of a listed name
        ("Uy ban nhan dan X4 Cha Té, Tinh Dién Bién bdo cdo két qua tru6c ngay 15", "Xã Chà Tở"),
        ("Uy ban nhan dan Xa Ea Dréng, Tinh Bak Lak bdo cdo két qua tru6c ngay 15", "Ea Drông"),
        ("Uy ban nhan dan Phung Ninh X4, Tinh Bac Ninh bdo cdo két qua tru6c ngay 15", "Ninh Xá"),
        ("Uy ban nhan dan Xa Suéi To, Tinh Son La bdo cdo két qua tru6c ngay 15", "Suối Tọ"),
        # a capital in which an English engine sees a round letter with marks
        ("Uy ban nhan dan XG Tan Duong bdo cdo két qua vé Tinh Gy tru6c ngay 15", "Xã Tân Dương"),
        ("Uy ban nhan dan XG Nam Tuan, Tinh Cao Bang bdo cdo két qua tru6c ngay 15", "Xã Nam Tuấn"),
        # no names, no units, units that no list has
        ("nha may XG va nha may SG bdo cdo két qua vé Tinh Gy tru6c ngay 15", "máy XG và"),
        ("vat ligu XG duge mua trong nam nay theo ké hoach da duyét cua", "XG được"),
        ("dudng Ninh X4 duge trai nhya trong nam nay theo ké hoach da duyét", "Ninh X4"),
        ("Nha may Dréng Anh bdo cdo két qua vé Tinh Gy tru6c ngay 15", "Nhà máy Đông"),
        ("cac xa Index Holdings bdo cdo két qua vé Tinh Gy tru6c ngay 15", "Index Holdings"),
        ("dudng X4 va dudng X5 duge trai nhya trong nam nay theo ké hoach da duyét", "X4 và"),
        ("ong Nguyén Van Duong bdo cdo két qua vé Tinh Gy tru6c ngay 15", "Nguyễn Văn Dương"),
    ],
)
def test_names_misread_by_an_english_engine(
    repair: Callable[..., Paragraph], read: str, printed: str
) -> None:
    tokens = repair(f"Dé nghi {read} hang thang.").tokens
    assert printed in " ".join(token.text for token in tokens)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        # a capital I that every engine sees as a small l
        ("la Krái, ngày 05 tháng 9 năm 2025", "Ia Krái,"),
        ("la Đal, ngày 05 tháng 9 năm 2025", "Ia Đal,"),
        # no units
        ("la Sơn, ngày 05 tháng 9 năm 2025", "la Sơn,"),
        ("Tiếng la Thanh nghe được từ xa trong ngày 05 tháng 9", "la Thanh"),
    ],
)
def test_the_head_of_a_date_read_by_a_vietnamese_engine(
    repair: Callable[..., Paragraph], read: str, printed: str
) -> None:
    tokens = repair("Tỉnh Gia Lai báo cáo kết quả thực hiện nhiệm vụ năm 2025.", read, confidence=0.95).tokens
    assert printed in " ".join(token.text for token in tokens)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("la Hiao, ngay 05 thang 9 nam 2025", "Ia Hiao,"),
        ("la Krai, ngay 05 thang 9 nam 2025", "Ia Krái,"),
        # a capital L is no small one: La Phù is not meant, nor is anything where no unit can be
        ("Tiéng la Phu nghe duoc tu xa trong ngay 05 thang 9", "Tiếng là"),
        ("la viéc cua ngay 05 thang 9 nam 2025", "là việc"),
    ],
)
def test_the_head_of_a_date_read_by_an_english_engine(
    repair: Callable[..., Paragraph], read: str, printed: str
) -> None:
    tokens = repair("Tinh Gia Lai bdo cdo két qua thuc hién nhiém vu.", read, confidence=0.93).tokens
    assert printed in " ".join(token.text for token in tokens)
