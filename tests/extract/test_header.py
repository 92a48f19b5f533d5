"""The head as a whole: what each field says, and what is left to a person."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from docproc.extract.header import read_header
from docproc.extract.reasons import Reason
from docproc.schema import Zone
from docproc.schema.contract import IssuerLevel, Metadata, System
from tests.extract.builder import Given, Part, directive, document


def head(parts: list[Given], **options: bool) -> Metadata:
    metadata: Metadata = read_header(document(parts, **options))._.metadata
    return metadata


def reasons(doc: Doc) -> dict[str, str]:
    return {item.path: item.reason for item in doc._.review}


def test_an_official_letter() -> None:
    found = head(directive(number="Số: 1215 /UBND-KSTTHC"))
    assert found.number and found.number.value == "1215"
    assert found.number_symbol and found.number_symbol.value == "1215/UBND-KSTTHC"
    assert found.symbol and found.symbol.value == "UBND-KSTTHC"
    assert found.drafting_unit_code and found.drafting_unit_code.value == "KSTTHC"
    assert found.doc_type and found.doc_type.value == "Công văn"
    assert found.doc_type_code is None
    assert found.issuer and found.issuer.value == "Ủy ban nhân dân tỉnh Bình An"
    assert found.issuer.verbatim == "ỦY BAN NHÂN DÂN TỈNH BÌNH AN"
    assert found.issuer_level and found.issuer_level.value is IssuerLevel.PROVINCE
    assert found.parent_agency is None
    assert found.system and found.system.value is System.STATE
    assert found.place and found.place.value == "Bình An"
    assert found.date and found.date.value == datetime.date(2025, 5, 12)
    assert found.subject and found.subject.value == "tăng cường công tác lưu trữ"


def test_every_value_leads_back_to_its_words() -> None:
    doc = read_header(document(directive(number="Số: 15/2025/NQ-HĐND", title="NGHỊ QUYẾT")))
    pages = doc._.source.pages
    for name in Metadata.model_fields:
        value = getattr(doc._.metadata, name)
        if value is None or isinstance(value, list):
            continue
        assert 0 < value.confidence <= 1 and value.rule.startswith("header.")
        for place in value.evidence:
            words = pages[place.page - 1].text[place.start : place.end]
            assert words.split("\n")[0] in doc.text
            assert place.bbox is not None


def test_a_titled_document() -> None:
    found = head(
        directive(
            issuer="UBND TỈNH BÌNH AN\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
            number="Số: 87/KH-SNNMT",
            title="KẾ HOẠCH",
            subject="Kiểm tra công tác lưu trữ năm 2025",
        )
    )
    assert found.doc_type and (found.doc_type.value, found.doc_type.rule) == ("Kế hoạch", "header.type_both")
    assert found.doc_type_code and found.doc_type_code.value == "KH"
    assert found.drafting_unit_code is None
    assert found.issuer and found.issuer.value == "Sở Nông nghiệp và Môi trường"
    assert found.parent_agency and found.parent_agency.value == "Ủy ban nhân dân tỉnh Bình An"
    assert found.issuer_level and found.issuer_level.value is IssuerLevel.DEPARTMENT
    assert found.subject and found.subject.value == "Kiểm tra công tác lưu trữ năm 2025"


def test_a_party_letter() -> None:
    found = head(
        [
            Part(Zone.ISSUER, "TỈNH ỦY BÌNH AN\n*"),
            Part(Zone.MOTTO, "ĐẢNG CỘNG SẢN VIỆT NAM"),
            Part(Zone.NUMBER, "Số 27-CV/TU"),
            Part(Zone.SUBJECT, "V/v triển khai Nghị quyết đại hội"),
            Part(Zone.PLACE_DATE, "Bình An, ngày 03 tháng 9 năm 2025"),
        ]
    )
    assert found.number_symbol and found.number_symbol.value == "27-CV/TU"
    assert found.symbol and found.symbol.value == "CV/TU"
    assert found.doc_type and found.doc_type.value == "Công văn"
    assert found.doc_type_code and found.doc_type_code.value == "CV"
    assert found.system and found.system.value is System.PARTY
    assert found.issuer and found.issuer.value == "Tỉnh ủy Bình An"


def test_title_and_symbol_that_disagree_go_to_a_person() -> None:
    doc = read_header(document(directive(number="Số: 9/KH-UBND", title="CHỈ THỊ")))
    assert doc._.metadata.doc_type.value == "Chỉ thị"
    assert reasons(doc)["/metadata/doc_type"] == Reason.TYPE_DISAGREES
    assert doc._.metadata.doc_type.confidence < 0.9


def test_the_code_is_put_right_only_by_its_own_title() -> None:
    mended = head(directive(number="Số: 47/QĐÐ-UBND", title="QUYẾT ĐỊNH"))
    assert mended.number_symbol and mended.number_symbol.value == "47/QĐ-UBND"
    kept = head(directive(number="Số: 47/QDX-UBND", title="QUYẾT ĐỊNH"))
    assert kept.number_symbol and kept.number_symbol.value == "47/QDX-UBND"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("Số:        /UBND-TH", Reason.NUMBER_BLANK),
        ("Số: A4 /UBND-TH", Reason.NUMBER_ILLEGIBLE),
    ],
)
def test_a_number_that_was_not_read_is_left_out(number: str, reason: Reason) -> None:
    doc = read_header(document(directive(number=number)))
    found = doc._.metadata
    assert found.number is None and found.number_symbol is None
    assert found.symbol.value == "UBND-TH" and found.drafting_unit_code.value == "TH"
    assert reasons(doc) == {"/metadata/number": reason}
    (item,) = doc._.review
    assert item.evidence[0].bbox is not None


def test_doubtful_handwriting_is_not_believed() -> None:
    parts = directive(number="")
    parts.insert(2, Part(Zone.NUMBER, "Số: 445 /UBND-TH", weak={"445": 0.6}))
    doc = read_header(document(parts))
    assert doc._.metadata.number is None
    assert reasons(doc) == {"/metadata/number": Reason.NUMBER_ILLEGIBLE}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Bình An, ngày      tháng 6 năm 2025", Reason.DATE_BLANK),
        ("Bình An, ngày ... tháng ... năm 2025", Reason.DATE_BLANK),
        ("Bình An, ngày @3 tháng 01 năm 2025", Reason.DATE_ILLEGIBLE),
        ("Bình An, ngày 31 tháng 02 năm 2025", Reason.DATE_ILLEGIBLE),
        ("Bình An", Reason.DATE_ILLEGIBLE),
    ],
)
def test_a_date_that_was_not_read_is_left_out(line: str, reason: Reason) -> None:
    doc = read_header(document(directive(place_date=line)))
    assert doc._.metadata.date is None
    assert reasons(doc) == {"/metadata/date": reason}


def test_no_value_comes_from_an_empty_document() -> None:
    doc = read_header(document([]))
    assert doc._.metadata == Metadata()
    assert set(reasons(doc)) == {
        "/metadata/number",
        "/metadata/date",
        "/metadata/doc_type",
        "/metadata/issuer",
        "/metadata/subject",
    }


def test_bare_text_without_zones_is_searched() -> None:
    lines = [
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BÌNH AN Độc lập - Tự do - Hạnh phúc",
        "Số: 318/UBND-NC Bình An, ngày 04 tháng 7 năm 2025",
        "V/v rà soát hồ sơ\nlưu trữ của cơ quan",
        "Kính gửi: Sở Nội vụ",
        "Ngày 01 tháng 3 năm 2024, Sở Nội vụ có Công văn số 12/SNV-VP.",
    ]
    found = head([Part(Zone.BODY, line) for line in lines], boxes=False)
    assert found.issuer and found.issuer.value == "Ủy ban nhân dân tỉnh Bình An"
    assert found.number_symbol and found.number_symbol.value == "318/UBND-NC"
    assert found.place and found.place.value == "Bình An"
    assert found.date and found.date.value == datetime.date(2025, 7, 4)
    assert found.subject and found.subject.value == "rà soát hồ sơ lưu trữ của cơ quan"
    assert found.doc_type and found.doc_type.value == "Công văn"


def test_the_receivers_stamp_is_not_the_documents_number() -> None:
    parts = directive(number="")
    parts.append(Part(Zone.RECEIVED_STAMP, "ĐẾN Số: 2352 Ngày: 21/3/18 Chuyển:"))
    found = head(parts)
    assert found.number is None
    assert found.received_stamp and found.received_stamp.number == "2352"
    assert found.received_stamp.date == datetime.date(2018, 3, 21)


def test_joint_issuers() -> None:
    found = head(
        directive(
            issuer="BỘ TÀI CHÍNH\nBỘ NỘI VỤ", number="Số: 01/2024/TTLT-BTC-BNV", title="THÔNG TƯ LIÊN TỊCH"
        )
    )
    assert found.issuer and found.issuer.value == "Bộ Tài chính; Bộ Nội vụ"
    assert found.doc_type and found.doc_type.value == "Thông tư liên tịch"
    assert found.parent_agency is None


@given(st.lists(st.tuples(st.sampled_from(list(Zone)), st.text(max_size=60)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_head_gives_metadata_and_valid_places(parts: list[tuple[Zone, str]]) -> None:
    doc = read_header(document(parts))
    pages = doc._.source.pages
    for item in [*doc._.review, *filter(None, (getattr(doc._.metadata, n) for n in ("number", "subject")))]:
        for place in item.evidence:
            assert 0 <= place.start <= place.end <= len(pages[place.page - 1].text)
