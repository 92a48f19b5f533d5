"""References of a document: each once, in its role, with all the places that cite it."""

from __future__ import annotations

import datetime

import pytest

from docproc.extract.header import read_header
from docproc.extract.references import mark_references
from docproc.schema import Zone
from docproc.schema.contract import Reference, ReferenceRole
from tests.extract.builder import Given, Part, directive, document


def references(parts: list[Given]) -> list[Reference]:
    found: list[Reference] = mark_references(read_header(document(parts)))._.citations
    return found


def roles(*body: str | Part) -> dict[str, str]:
    return {found.number_symbol or found.subject or "": found.role for found in references(directive(body))}


def test_legal_bases_are_the_lines_before_the_text() -> None:
    found = roles(
        "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
        "Căn cứ Luật Đất đai;",
        "Căn cứ Nghị định số 12/2023/NĐ-CP ngày 05/3/2023 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 8/TTr-SNV ngày 02/5/2025.",
        "Điều 1. Ban hành Quy chế theo Thông tư số 3/2024/TT-BNV.",
    )
    assert found == {
        "Lưu trữ": ReferenceRole.BASIS,
        "Đất đai": ReferenceRole.BASIS,
        "12/2023/NĐ-CP": ReferenceRole.BASIS,
        "8/TTr-SNV": ReferenceRole.BASIS,
        "3/2024/TT-BNV": ReferenceRole.REFERENCE,
    }


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Điều 2. Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày 02/02/2020.", ReferenceRole.REPLACED),
        ("Điều 1. Bãi bỏ Quyết định số 5/QĐ-UBND ngày 02/02/2020.", ReferenceRole.REPEALED),
        ("Điều 1. Sửa đổi, bổ sung Điều 3 của Quy chế kèm Quyết định số 5/QĐ-UBND.", ReferenceRole.AMENDED),
        (
            "Điều 1. Sửa đổi, bổ sung một số điều của Quy chế theo dõi, đôn đốc việc thực hiện nhiệm vụ do "
            "Ủy ban nhân dân tỉnh giao ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 02/02/2020.",
            ReferenceRole.AMENDED,
        ),
        ("Xã đề nghị điều chỉnh quy mô dự án kè và Quyết định số 5/QĐ-UBND.", ReferenceRole.REFERENCE),
        ("1. Sở Nội vụ thực hiện Quyết định số 5/QĐ-UBND.", ReferenceRole.REFERENCE),
        ("1. Quy chế được sửa đổi, bổ sung bởi Quyết định số 5/QĐ-UBND.", ReferenceRole.REFERENCE),
        ("1. Căn cứ Quyết định số 5/QĐ-UBND, chủ trì tham mưu.", ReferenceRole.REFERENCE),
        ("Thực hiện Quyết định số 5/QĐ-UBND, UBND tỉnh yêu cầu:", ReferenceRole.REFERENCE),
        ("Theo Quyết định số 5/QĐ-UBND, UBND tỉnh yêu cầu:", ReferenceRole.REFERENCE),
    ],
)
def test_roles(sentence: str, role: ReferenceRole) -> None:
    assert roles(sentence) == {"5/QĐ-UBND": role}


def test_a_document_without_a_number() -> None:
    (found,) = references(
        directive(["- Hoàn thành chỉ tiêu giao tại Chương trình công tác năm 2025 của Ủy ban nhân dân tỉnh."])
    )
    assert (found.role, found.doc_type, found.number_symbol) == (
        ReferenceRole.UNNUMBERED,
        "Chương trình",
        None,
    )
    assert found.issuer == "Ủy ban nhân dân tỉnh"


def test_a_document_is_listed_once_in_its_fullest_form() -> None:
    (found,) = references(
        directive(
            [
                "1. Tiếp tục thực hiện Kế hoạch số 9/KH-UBND.",
                "2. Rà soát Kế hoạch số 9/KH-UBND ngày 03/02/2025 của Ủy ban nhân dân tỉnh về lưu trữ.",
            ]
        )
    )
    assert found.date == datetime.date(2025, 2, 3)
    assert found.subject == "lưu trữ"
    assert len(found.evidence) == 2


def test_one_number_of_two_years_is_two_documents() -> None:
    found = references(
        directive(["1. Kế hoạch số 9/KH-UBND ngày 03/02/2024; Kế hoạch số 9/KH-UBND ngày 05/02/2025."])
    )
    assert [reference.date for reference in found] == [datetime.date(2024, 2, 3), datetime.date(2025, 2, 5)]


def test_the_document_does_not_cite_itself() -> None:
    parts = directive(["Điều 1. Ban hành kèm theo Quyết định số 9/QĐ-UBND."], number="Số: 9/QĐ-UBND")
    assert references(parts) == []


def test_every_mention_is_known_with_its_date() -> None:
    doc = mark_references(
        read_header(
            document(directive(["Theo Kế hoạch số 9/KH-UBND ngày 03/02/2025 về lưu trữ trước ngày 01/6."]))
        )
    )
    assert [doc.text[start:end] for start, end in doc._.citation_spans] == [
        "Kế hoạch số 9/KH-UBND ngày 03/02/2025"
    ]


def test_evidence_covers_the_whole_citation() -> None:
    doc = mark_references(
        read_header(document([(Zone.BODY, "Theo Công văn số 12/SNV-\nTCBC ngày 05/6/2025 của Sở Nội vụ.")]))
    )
    (found,) = doc._.citations
    assert found.number_symbol == "12/SNV-TCBC"
    pages = doc._.source.pages
    assert "Sở Nội vụ." in "".join(
        pages[place.page - 1].text[place.start : place.end + 1] for place in found.evidence
    )


def test_documents_without_citations_have_none() -> None:
    assert references(directive(["1. Sở Nội vụ báo cáo trước ngày 30/6/2025."])) == []
    assert references([]) == []
