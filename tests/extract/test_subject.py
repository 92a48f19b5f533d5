"""The summary of the content."""

from __future__ import annotations

import pytest

from docproc.extract.header import read_header
from docproc.extract.reasons import Reason
from docproc.schema import Zone
from tests.extract.builder import Given, Part, directive, document


def subject(parts: list[Given]) -> str | None:
    found = read_header(document(parts))._.metadata.subject
    return found.value if found else None


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("V/v rà soát hồ sơ\nlưu trữ", "rà soát hồ sơ lưu trữ"),
        ("V/v: rà soát hồ sơ", "rà soát hồ sơ"),
        ("Về việc rà soát hồ sơ", "rà soát hồ sơ"),
        ("về việc rà soát hồ sơ", "rà soát hồ sơ"),
        ("Vềviệc rà soát hồ sơ", "rà soát hồ sơ"),
        ("- Về việc rà soát hồ sơ", "rà soát hồ sơ"),
        ("|#hw o.uoäj VỀ việc rà soát hồ sơ", "rà soát hồ sơ"),
        ("Rà soát hồ sơ năm 2025", "Rà soát hồ sơ năm 2025"),
        ("Tổ chức “Ngày hội đọc sách”", "Tổ chức “Ngày hội đọc sách”"),
        ("Kết luận về việc rà soát hồ sơ", "Kết luận về việc rà soát hồ sơ"),
        ("Vệ sinh môi trường nông thôn", "Vệ sinh môi trường nông thôn"),
        ("V/v tặng quà Tết (đợt 2)", "tặng quà Tết (đợt 2)"),
    ],
)
def test_the_label_is_no_part_of_it(printed: str, value: str) -> None:
    assert subject(directive(subject=printed)) == value


def test_without_zones_it_stands_under_the_title() -> None:
    lines = ["CHỈ THỊ", "Về việc rà soát\nhồ sơ lưu trữ", "Căn cứ Luật Lưu trữ, Chủ tịch yêu cầu:"]
    assert subject([Part(Zone.BODY, line) for line in lines]) == "rà soát hồ sơ lưu trữ"


@pytest.mark.parametrize(
    "lines",
    [
        ["CHỈ THỊ", "Căn cứ Luật Lưu trữ, Chủ tịch yêu cầu:"],
        ["CHỈ THỊ", "Thời gian qua, công tác lưu trữ có tiến bộ."],
        ["CHỈ THỊ", "1. Sở Nội vụ báo cáo"],
        ["QUYẾT ĐỊNH", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"],
    ],
)
def test_text_is_no_summary(lines: list[str]) -> None:
    doc = read_header(document([Part(Zone.BODY, line) for line in lines]))
    assert doc._.metadata.subject is None
    assert Reason.SUBJECT_NOT_FOUND in {item.reason for item in doc._.review}


@pytest.mark.parametrize("torn", ["số hóa hồ sơ lưu trữ", "vÄtuá (6 ỆNDN hồ sơ lưu trữ"])
def test_a_subject_without_its_beginning_is_not_given(torn: str) -> None:
    parts = directive(subject=torn, number="Số: 215/SNV")
    assert subject(parts) is None
