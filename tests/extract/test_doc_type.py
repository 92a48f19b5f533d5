"""Types by the printed title and by the symbol."""

from __future__ import annotations

import pytest

from docproc.extract.doc_type import mended_symbol, read_title, type_of_symbol
from docproc.extract.header import read_header
from docproc.extract.number_symbol import find_number_symbol
from docproc.lexicon import type_by_name
from docproc.schema import Zone
from tests.extract.builder import Part, directive, document


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("CHỈ THỊ", "Chỉ thị"),
        ("CHÍ THỊ", "Chỉ thị"),
        ("QUYÉT ĐỊNH", "Quyết định"),
        ("QUY ĐỊNH", "Quy định"),
        ("KÉ HOACH", "Kế hoạch"),
        ("THÔNG BÁO KẾT LUẬN", "Thông báo"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "Chương trình"),
        ("THÔNG TƯ LIÊN TỊCH", "Thông tư liên tịch"),
        ("K Ế  H O Ạ C H", "Kế hoạch"),
        ("NGHI QUYÊT", "Nghị quyết"),
        ("LUẬT", "Luật"),
        ("Thông TƯ", "Thông tư"),  # a stamp hid the first letters
        ("ÌrnônG TƯ", None),
        ("THÔNG MÁO", None),
    ],
)
def test_titles(line: str, name: str | None) -> None:
    found = read_title(line)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "line",
    [
        "Kế hoạch",
        "ỦY BAN NHÂN DÂN",
        "NƠI NHẬN",
        "LUẬT SƯ TỈNH",
        "CHÍNH PHỦ",
        "CÔNG VĂN ĐẾN",
        "QUYẾT NGHỊ:",
        "A",
        "",
    ],
)
def test_other_lines_are_no_titles(line: str) -> None:
    assert read_title(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Số: 12/KH-UBND", "Kế hoạch"),
        ("Số: 12/UBND-TH", "Công văn"),
        ("Số: 12/TTr-STC", "Tờ trình"),
        ("Số: 12/QyĐ-UBND", "Quy định"),
        ("Số: 12/2025/TT-BNV", "Thông tư"),
        ("Số: 12/VPCP-KSTT", "Công văn"),
        ("Số 12-CV/TU", "Công văn"),
        ("Số 12-KL/TW", "Kết luận"),
        ("Số 12-NQ/TU", "Nghị quyết"),
        ("Số: 12/SY-UBND", "Bản sao y"),
        ("Số: 12/QĐÐ-UBND", "Quyết định"),
    ],
)
def test_types_of_symbols(line: str, name: str) -> None:
    found = find_number_symbol(line)
    assert found is not None
    kind = type_of_symbol(found)
    assert kind is not None and kind.name == name


@pytest.mark.parametrize(
    ("line", "title", "symbol"),
    [
        ("Số: 4/QĐÐ-UBND", "Quyết định", "QĐ-UBND"),
        ("Số: 4/QD-UBND", "Quyết định", "QĐ-UBND"),
        ("Số: 4/QD-UBND", "Kế hoạch", "QD-UBND"),
        ("Số: 4/KH-UBND", "Quyết định", "KH-UBND"),
        ("Số: 4/QDX-UBND", "Quyết định", "QDX-UBND"),
    ],
)
def test_a_code_is_mended_by_its_own_title_only(line: str, title: str, symbol: str) -> None:
    found = find_number_symbol(line)
    assert found is not None
    assert mended_symbol(found, type_by_name(title)) == symbol


def test_an_ambiguous_code_without_a_title_is_a_letter() -> None:
    found = read_header(document(directive(number="Số: 9/HĐ-VP")))._.metadata
    assert found.doc_type.value == "Công văn"
    titled = read_header(document(directive(number="Số: 9/HĐ-VP", title="HỢP ĐỒNG")))._.metadata
    assert titled.doc_type.value == "Hợp đồng"


def test_the_layout_tells_a_letter_whose_symbol_was_lost() -> None:
    found = read_header(document(directive(number="")))._.metadata
    assert (found.doc_type.value, found.doc_type.inferred) == ("Công văn", True)


@pytest.mark.parametrize(("title", "kind"), [("` lông TƯ", "Thông tư"), (None, "Công văn")])
def test_a_damaged_title_is_a_title_and_a_subject_without_one_a_letters(title: str | None, kind: str) -> None:
    head = [
        Part(Zone.ISSUER, "BỘ CÔNG THƯƠNG"),
        Part(Zone.NUMBER, "Số: 21/2026/TT-BCT"),
        *([Part(Zone.TITLE, title)] if title else []),
        Part(Zone.SUBJECT, "Bãi bỏ một số quy định về kinh doanh xăng dầu"),
    ]
    found = read_header(document(head))._.metadata.doc_type
    assert found is not None
    assert found.value == kind
