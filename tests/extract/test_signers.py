"""Who signed: posts, authority, names, and what the seal leaves of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from docproc.extract.header import read_header
from docproc.extract.lines import lines
from docproc.extract.reasons import Reason
from docproc.extract.signature_blocks import signature_columns
from docproc.extract.signer_names import read_name
from docproc.extract.signer_posts import post, read_authority
from docproc.extract.signers import read_signers
from docproc.schema import Box, Zone
from tests.extract.builder import Part, directive, document


def signed(*lines: str | Part) -> Doc:
    parts = [line if isinstance(line, Part) else Part(Zone.SIGNATURE, line) for line in lines]
    return read_signers(read_header(document([*directive([], signature=[]), *parts])))


@pytest.mark.parametrize(
    ("lines", "position", "on_behalf_of", "marks"),
    [
        (["CHỦ TỊCH", "Lê Văn Sơn"], "Chủ tịch", None, 0),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Sơn"], "Chủ tịch", "Ủy ban nhân dân", 1),
        (
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Sơn"],
            "Phó Chủ tịch",
            "Ủy ban nhân dân",
            2,
        ),
        (
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Lê Văn Sơn"],
            "Phó Chánh Văn phòng",
            "Chủ tịch",
            2,
        ),
        (["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Lê Văn Sơn"], "Giám đốc Sở Nội vụ", "Chủ tịch", 1),
        (["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Văn Sơn"], "Thứ trưởng", "Bộ trưởng", 1),
        (["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Sơn"], "Phó Bí thư", "Ban Thường vụ", 1),
        (["Q. CHỦ TỊCH", "Lê Văn Sơn"], "Quyền Chủ tịch", "Chủ tịch", 1),
        (["KT. CHỦ TỊCH", "-HQ CHU TỊCH", "Lê Văn Sơn"], "Phó Chủ tịch", "Chủ tịch", 1),
        (["PHO CHANH VAN PHONG", "Lê Văn Sơn"], "Phó Chánh Văn phòng", None, 0),
    ],
)
def test_posts_and_authority(lines: list[str], position: str, on_behalf_of: str | None, marks: int) -> None:
    (found,) = signed(*lines)._.signers
    assert (found.name, found.position, found.position_inferred) == ("Lê Văn Sơn", position, False)
    assert found.on_behalf_of == on_behalf_of
    assert len(found.authority_lines) == marks


def test_a_deputys_post_under_the_seal_follows_from_the_line_above() -> None:
    doc = signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "D11 (- T", "Lê Văn Sơn")
    (found,) = doc._.signers
    assert (found.position, found.position_inferred) == ("Phó Chủ tịch", True)
    assert [(item.path, item.reason) for item in doc._.review] == [
        ("/signer/position", Reason.POSITION_INFERRED)
    ]


def test_nothing_follows_from_other_marks() -> None:
    doc = signed("TL. CHỦ TỊCH", "D11 (- T", "Lê Văn Sơn")
    (found,) = doc._.signers
    assert found.position is None and not found.position_inferred
    assert [item.path for item in doc._.review] == ["/signer/position"]


def test_a_damaged_name_is_left_out() -> None:
    doc = signed("CHỦ TỊCH", "äñ 4Văp S=n")
    (found,) = doc._.signers
    assert found.name is None and found.position == "Chủ tịch"
    (item,) = doc._.review
    assert (item.path, item.reason) == ("/signer/name", Reason.SIGNER_ILLEGIBLE)
    assert item.evidence


def test_two_signers_side_by_side() -> None:
    left, right = 70.0, 340.0
    doc = read_signers(
        read_header(
            document(
                [
                    Part(Zone.SIGNATURE, "GIÁM ĐỐC SỞ Y TẾ", x=left),
                    Part(Zone.SIGNATURE, "Lê Văn Sơn", x=left),
                    Part(Zone.SIGNATURE, "GIÁM ĐỐC SỞ NỘI VỤ", x=right),
                    Part(Zone.SIGNATURE, "Đỗ Thị Hoa", x=right),
                ]
            )
        )
    )
    assert [(found.name, found.position) for found in doc._.signers] == [
        ("Lê Văn Sơn", "Giám đốc Sở Y tế"),
        ("Đỗ Thị Hoa", "Giám đốc Sở Nội vụ"),
    ]


@pytest.mark.parametrize(
    ("printed", "authority"),
    [
        (["KT. GIÁM ĐỐC SỞ GIÁO DỤC", "VÀ ĐÀO TẠO", "PHÓ GIÁM ĐỐC"], ["KT. GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO"]),
        (["KT. GIÁM ĐỐC", "SỞ Y TẾ", "PHÓ GIÁM ĐỐC"], ["KT. GIÁM ĐỐC SỞ Y TẾ"]),
        (
            ["TM. BAN THƯỜNG TRỰC ỦY BAN", "MTTQ VIỆT NAM TỈNH", "CHỦ TỊCH"],
            ["TM. BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM TỈNH"],
        ),
        (
            ["TM. BAN CHẤP HÀNH", "HỘI NÔNG DÂN TỈNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            ["TM. BAN CHẤP HÀNH HỘI NÔNG DÂN TỈNH", "KT. CHỦ TỊCH"],
        ),
        (["TM. ỦY BAN NHÂN DÂN", "D11 (- T", "CHỦ TỊCH"], ["TM. ỦY BAN NHÂN DÂN"]),
        (["SỞ Y TẾ", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], ["KT. GIÁM ĐỐC"]),
        (["KT. GIÁM ĐỐC", "VỤ HÀNH XÓA"], ["KT. GIÁM ĐỐC"]),
        (["KT. GIÁM ĐỐC", "Đã ký đóng dấu", "PHÓ GIÁM ĐỐC"], ["KT. GIÁM ĐỐC"]),
    ],
)
def test_a_line_of_authority_on_two_lines(printed: list[str], authority: list[str]) -> None:
    (found,) = signed(*printed, "Lê Văn Sơn")._.signers
    assert (found.authority_lines, found.name) == (authority, "Lê Văn Sơn")


def test_three_signers_on_one_height() -> None:
    texts = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Sơn"]
    doc = signed(*(text for text in texts for _ in range(3)))
    places = product((50.0, 70.0, 90.0), (40.0, 220.0, 400.0))
    found = [
        replace(line, box=Box(x, y, x + 110.0, y + 13.0))
        for line, (y, x) in zip(lines(doc, Zone.SIGNATURE), places, strict=True)
    ]
    columns = signature_columns(found)
    assert [[line.text for line in column] for column in columns] == [texts] * 3
    assert signature_columns(found[::3]) == [found[::3]]


def test_rank_and_degree_are_no_part_of_the_name() -> None:
    assert signed("GIÁM ĐỐC", "Đại tá Lê Văn Sơn")._.signers[0].name == "Lê Văn Sơn"


def test_bare_text_is_searched_from_the_mark_on() -> None:
    parts = [
        Part(Zone.BODY, line) for line in ("Sở Y tế báo cáo.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Sơn")
    ]
    (found,) = read_signers(read_header(document(parts, boxes=False)))._.signers
    assert (found.name, found.position) == ("Lê Văn Sơn", "Phó Chủ tịch")


def test_a_document_without_signature_goes_to_a_person() -> None:
    doc = signed()
    assert doc._.signers == []
    assert [item.reason for item in doc._.review] == [Reason.SIGNER_NOT_FOUND]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lê Văn Sơn", "Lê Văn Sơn"),
        ("“Đỗ Thị Hoa", "Đỗ Thị Hoa"),
        ("PGS.TS. Trần Thị Hoa", "Trần Thị Hoa"),
        ("Nguyên Văn Sơn", "Nguyễn Văn Sơn"),
        ("Hà Thị Thu Hương", "Hà Thị Thu Hương"),
        ("Giàng A Sử", "Giàng A Sử"),
    ],
)
def test_names(line: str, name: str) -> None:
    found = read_name(line)
    assert found is not None and found.value == name


@pytest.mark.parametrize(
    "line",
    [
        "Sở Nội vụ",
        "rần Văn Sơn",
        "LÊ VĂN SƠN",
        "Nơi nhận:",
        "Lê Vzn Sơn",
        "v# Z",
        "Lê Văn 4ơn",
        "Như trên",
        "Lê",
        "",
    ],
)
def test_other_lines_are_no_names(line: str) -> None:
    assert read_name(line) is None


@pytest.mark.parametrize(
    "line", ["Sở Nội vụ", "ỦY BAN NHÂN DÂN", "D11 (- T", "Chủ tịch", "KẾ HOẠCH", "CỘNG HÒA", "", "Lê Văn Sơn"]
)
def test_other_lines_name_no_post(line: str) -> None:
    assert post(line) is None


@pytest.mark.parametrize("line", ["TMDV BÌNH AN", "KTTH", "Tl. 0225", "TM.", "KT. 12", "QUYẾT ĐỊNH"])
def test_other_lines_have_no_mark(line: str) -> None:
    assert read_authority(line) is None


@given(st.lists(st.text(alphabet="TMKLUQ./ CHỦỊPÓGIÁĐỐLêVănSơn-|4", max_size=30), max_size=6))
@settings(max_examples=80, deadline=None)
def test_any_signature_is_read_or_left(lines: list[str]) -> None:
    for found in signed(*lines)._.signers:
        assert found.name or found.position or found.authority_lines


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (["CHỦ TỊCH", "Lê Văn Sơn"], "signers.both"),
        (["KT. CHỦ TỊCH", "D11 (- T", "Lê Văn Sơn"], "signers.inferred"),
        (["KT. CHỦ TỊCH", "-HQ CHU TỊCH", "Lê Văn Sơn"], "signers.post_damaged"),
        (["TM. ỦY BAN NHÂN DÂN", "Lê Văn Sơn"], "signers.without_post"),
        (["CHỦ TỊCH", "~ (x"], "signers.without_name"),
    ],
)
def test_a_signer_of_whom_a_part_was_not_read_is_not_believed(lines: list[str], rule: str) -> None:
    (found,) = signed(*lines)._.signers
    assert found.rule == rule
    assert (found.confidence > 0.6) == (found.name is not None and found.position is not None)
