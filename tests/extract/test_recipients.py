"""Addressees, recipients and the archive line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from docproc.extract.addressees import read_addressees
from docproc.extract.archive import ArchiveLine, is_archive_line, read_archive_line
from docproc.extract.header import read_header
from docproc.extract.recipients import read_recipients
from docproc.schema import Zone
from tests.extract.builder import directive, document


def ends(addressees: list[str], recipients: list[str]) -> Doc:
    parts = directive(["1. Sở Nội vụ báo cáo."], addressees=addressees, recipients=recipients)
    return read_recipients(read_addressees(read_header(document(parts))))


def test_one_addressee_on_the_line_of_the_label() -> None:
    doc = ends(["Kính gửi: Thường trực HĐND tỉnh"], [])
    (found,) = doc._.addressees
    assert found.verbatim == "Thường trực HĐND tỉnh"
    assert [agency.name for agency in found.normalized] == ["Thường trực Hội đồng nhân dân tỉnh"]


def test_addressees_one_a_line() -> None:
    doc = ends(["Kính gửi:", "- Các sở, ban, ngành tỉnh;", "- UBND các xã, phường."], [])
    assert [found.verbatim for found in doc._.addressees] == [
        "Các sở, ban, ngành tỉnh",
        "UBND các xã, phường",
    ]


@pytest.mark.parametrize("label", ["Kính gửi: 7", "Kinh guri:", "KÍNH GỬI", "Kính gửi :"])
def test_the_label_is_read_through_its_damage(label: str) -> None:
    assert [found.verbatim for found in ends([label, "- Sở Y tế;"], [])._.addressees] == ["Sở Y tế"]


def test_the_sender_of_a_telegram_is_not_addressed() -> None:
    parts = ["Ủy ban nhân dân tỉnh An Giang điện:", "- Giám đốc Sở Y tế;", "- Công an tỉnh."]
    found = ends(parts, [])._.addressees
    assert [entry.verbatim for entry in found] == ["Giám đốc Sở Y tế", "Công an tỉnh"]


def test_bare_text_is_searched_for_addressees_and_recipients() -> None:
    lines = [
        "Kính gửi:",
        "- Sở Y tế;",
        "- Sở Nội vụ.",
        "Sở Y tế báo cáo.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
    ]
    doc = read_recipients(read_addressees(read_header(document([(Zone.BODY, line) for line in lines]))))
    assert [found.verbatim for found in doc._.addressees] == ["Sở Y tế", "Sở Nội vụ"]
    assert [found.verbatim for found in doc._.recipients] == ["Như trên"]
    assert doc._.archive.codes == ["VT"]


def test_recipients_with_their_purposes() -> None:
    doc = ends(
        [],
        [
            "Nơi nhận:",
            "- Như trên;",
            "- TT Tỉnh ủy (để b/c);",
            "- VPUB: CVP, PCVP (KTTH);",
            "- Sở Y tế; - Báo An.",
        ],
    )
    found = [(recipient.verbatim, recipient.purpose) for recipient in doc._.recipients]
    assert found == [
        ("Như trên", None),
        ("TT Tỉnh ủy (để b/c)", "để b/c"),
        ("VPUB: CVP, PCVP (KTTH)", None),
        ("Sở Y tế", None),
        ("Báo An", None),
    ]
    assert doc._.recipients[0].normalized == []
    assert doc._.archive is None


def test_the_archive_line_is_no_recipient() -> None:
    doc = ends([], ["Nơi nhận:", "- Như trên;", "- Trung tâm Lưu trữ;", "- Lưu: VT; KSTTHC."])
    assert [found.verbatim for found in doc._.recipients] == ["Như trên", "Trung tâm Lưu trữ"]
    assert doc._.archive.codes == ["VT", "KSTTHC"]
    assert doc._.archive.verbatim == "Lưu: VT; KSTTHC"


@pytest.mark.parametrize(
    ("text", "codes", "copies", "drafter"),
    [
        ("Lưu: VT, KSTTHC.", ("VT", "KSTTHC"), None, None),
        ("Lưu: VT, KTTHa47.", ("VT", "KTTH"), None, "a"),
        ("Lưu: VT, NC(Vi16).", ("VT", "NC"), None, "Vi"),
        ("Lưu: VT, NC(V¡16).", ("VT", "NC"), None, "Vi"),
        ("Lưu VT, TH (3b), lttuyen (15b)", ("VT", "TH"), 15, "lttuyen"),
        ("Lưu: VT, P.KTTHTien31", ("VT", "KTTH"), None, "Tien"),
        ("Lưu: VT, QHĐP (2)Q.Cường", ("VT", "QHĐP"), 2, "Q.Cường"),
        ("Lưu: VT, KTN.Thắng", ("VT", "KTN"), None, "Thắng"),
        ("Lưu: VT, CCHC&PC, 05b", ("VT", "CCHC&PC"), 5, None),
        ("Lưu: VT, XD4", ("VT", "XD4"), None, None),
        ("Lưu Văn phòng Tỉnh ủy", ("Văn phòng Tỉnh ủy",), None, None),
        ("Lưu: VT, KGVX VHTin507", ("VT", "KGVX"), None, "VHTin"),
        ("Lưu: VT, QHĐP (200 cường, §", ("VT", "QHĐP"), None, None),
        ("Lưu: HS, VT", ("HS", "VT"), None, None),
        ("Lưu: VT, KT(Hùng, 20b)", ("VT", "KT"), 20, "Hùng"),
        ("Lưu: VT, KT (Hùng; 20 bản)", ("VT", "KT"), 20, "Hùng"),
        ("Lưu: VT (SYT, SGDĐT)", ("VT",), None, None),
    ],
)
def test_the_archive_line(text: str, codes: tuple[str, ...], copies: int | None, drafter: str | None) -> None:
    assert read_archive_line(text) == ArchiveLine(codes, copies, drafter)


def test_the_symbols_unit_parts_code_and_drafter() -> None:
    assert read_archive_line("Lưu: VT, KTTHHa47", "KTTH").drafter == "Ha"


@pytest.mark.parametrize(
    "text",
    ["Lưu trữ lịch sử tỉnh", "Trung tâm Lưu trữ", "Lưu lượng xe", "Như trên", "Sở Lưu: VT"],
)
def test_other_entries_are_no_archive_line(text: str) -> None:
    assert not is_archive_line(text)


@given(st.lists(st.text(alphabet="-;,.: ()Lưu VTKínhgửNơiận12bPCT", max_size=50), max_size=6))
@settings(max_examples=80, deadline=None)
def test_any_list_gives_entries_inside_the_text(lines: list[str]) -> None:
    doc = ends(lines, lines)
    for found in [*doc._.addressees, *doc._.recipients]:
        assert found.verbatim in doc.text and 0 <= found.confidence <= 1
