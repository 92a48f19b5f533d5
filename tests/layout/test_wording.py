"""What single lines say: titles, marks, recipients, contacts, appendices, noise."""

from __future__ import annotations

import pytest

from docproc.layout.appendix import is_appendix_note, opens_appendix
from docproc.layout.contact import is_contact
from docproc.layout.marks import mark_zone
from docproc.layout.noise import is_noise
from docproc.layout.recipients import heading_length, is_archive, is_item
from docproc.layout.titles import is_act, is_title
from docproc.schema import Word, Zone


def words(text: str, confidence: float | None = None) -> list[Word]:
    return [Word(word, None, confidence) for word in text.split()]


@pytest.mark.parametrize(
    "line",
    ["KẾ HOẠCH", "CHi THI", "QUYÉT ĐỊNH", "THONG BAO", "TỜ TRÌNH", "'THÔNG BÁO", "THÔNG TƯ", "KẾT LUẬN"],
)
def test_titles(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    ["Kế hoạch", "KẾ HOẠCH KIỂM TRA NĂM 2025", "SỞ NỘI VỤ", "MỤC TIÊU", "LUẬT SƯ ĐOÀN", "CHỦ TỊCH", "12", ""],
)
def test_what_is_no_title(line: str) -> None:
    assert not is_title(line)


def test_words_of_enactment() -> None:
    assert is_act("QUYẾT ĐỊNH:")
    assert is_act("QUYET NGHI:")
    assert not is_act("Quyết định:")
    assert not is_act("QUYẾT ĐỊNH BAN HÀNH QUY CHẾ")


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("HỎA TỐC", Zone.URGENCY),
        ("HOA TOC", Zone.URGENCY),
        ("KHẨN", Zone.URGENCY),
        ("TUYỆT MẬT", Zone.URGENCY),
        ("MẬT", Zone.URGENCY),
        ("LƯU HÀNH NỘI BỘ", Zone.CIRCULATION),
        ("DỰ THẢO", Zone.CIRCULATION),
        ("Khẩn trương thực hiện", None),
        ("khẩn", None),
        ("BẢO MẬT THÔNG TIN", None),
        ("NHÂN", None),
        ("NAM", None),
    ],
)
def test_marks(line: str, zone: Zone | None) -> None:
    assert mark_zone(line) is zone


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("Nơi nhận:", 2),
        ("Noi nhan: TM. UY BAN", 2),
        ("Noi nhgn:", 2),
        ("Noinhdan:", 1),
        ("Nơi nhận hồ sơ là bộ phận một cửa", 0),
        ("Người nhận:", 0),
        ("Nội dung:", 0),
    ],
)
def test_the_heading_of_the_recipients(line: str, length: int) -> None:
    assert heading_length(words(line)) == length


def test_items_of_recipients() -> None:
    assert is_item("- Như trên;")
    assert is_item("~ Văn phòng;")
    assert not is_item("__ trực thuộc;")
    assert not is_item("Như trên;")
    assert is_archive("- Lưu: VT, TH.")
    assert is_archive("- Luu: VT; KSTTHC.")
    assert is_archive("- Lưu Văn phòng Tỉnh ủy.")
    assert not is_archive("- Lưu trữ lịch sử tỉnh;")
    assert not is_archive("- Như trên;")


@pytest.mark.parametrize(
    "line",
    [
        "Địa chỉ: 12 đường Trần Phú, thành phố Bình An",
        "Điện thoại: 0236.3821.456 - Fax: 0236.3821.457 - Email: vanthu@binhan.gov.vn",
        "ĐT: (0236) 3821456; Website: www.binhan.gov.vn",
    ],
)
def test_contacts(line: str) -> None:
    assert is_contact(words(line)) or line.startswith("Địa chỉ")


@pytest.mark.parametrize(
    "line",
    [
        "báo cáo qua điện thoại: 0236.3821.456 trước ngày 20",
        "gửi về email vanthu@binhan.gov.vn",
        "Các đơn vị thực hiện",
        "Địa điểm: Hội trường Sở",
    ],
)
def test_what_is_no_contact(line: str) -> None:
    assert not is_contact(words(line))


@pytest.mark.parametrize(
    "line",
    ["PHỤ LỤC", "Phụ lục I", "PHỤ LỤC II.", "Phu luc 2", "PHỤ LỤC DANH MỤC HỒ SƠ", "Mẫu số 01", "Phụ lục 1A"],
)
def test_appendices(line: str) -> None:
    assert opens_appendix(words(line))


@pytest.mark.parametrize(
    "line",
    [
        "Phụ lục I ban hành kèm theo Nghị định quy định",
        "phụ lục kèm theo",
        "Phục vụ nhân dân",
        "Biểu mẫu báo cáo do Sở hướng dẫn",
    ],
)
def test_what_is_no_appendix(line: str) -> None:
    assert not opens_appendix(words(line))


def test_the_note_below_an_appendix() -> None:
    assert is_appendix_note(words("(Kèm theo Kế hoạch số 15/KH-SNV)"))
    assert is_appendix_note(words("(Ban hanh kem theo Quyet dinh so 5)"))
    assert not is_appendix_note(words("Kèm theo Kế hoạch số 15"))
    assert not is_appendix_note(words("(sau đây gọi tắt là Sở)"))


@pytest.mark.parametrize(
    ("line", "confidence"),
    [("____", 0.9), ("- - -", None), ("* * *", 0.9), ("ˆ :", 0.1), ("l 4", 0.2), ("°", 0.5)],
)
def test_noise(line: str, confidence: float | None) -> None:
    assert is_noise(words(line, confidence))


@pytest.mark.parametrize(
    ("line", "confidence"), [("nước;", 0.2), ("2", 0.2), ("D11 (- T", None), ("Lê Sơn", 0.3), ("VT", 0.9)]
)
def test_what_is_no_noise_for_certain(line: str, confidence: float | None) -> None:
    assert not is_noise(words(line, confidence))
