"""Captions that signing programs print."""

from __future__ import annotations

import pytest

from docproc.extract.digital_signatures import read_digital_signatures, signing_time
from docproc.schema import Zone
from tests.extract.builder import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.05.2025 09:30:15 +07:00", "2025-05-12T09:30:15+07:00"),
        ("12/05/2025 9:30:15", "2025-05-12T09:30:15"),
        ("2025.05.12 09:30:15 +07'00'", "2025-05-12T09:30:15+07:00"),
        ("12-05-2025 09:30", "2025-05-12T09:30:00"),
        ("32.05.2025 09:30:15", None),
        ("ngày 12/05/2025", None),
        ("09:30", None),
        ("", None),
    ],
)
def test_times_of_signing(text: str, expected: str | None) -> None:
    assert signing_time(text) == expected


def captions(*lines: str, zone: Zone = Zone.DIGITAL_SIGNATURE) -> list[tuple[str | None, str | None]]:
    found = read_digital_signatures(document([(zone, line) for line in lines]))
    return [(caption.signed_by, caption.signed_at) for caption in found]


def test_a_caption_over_several_lines() -> None:
    assert captions(
        "Ký bởi: ỦY BAN NHÂN DÂN",
        "TỈNH BÌNH AN",
        "Email: vp@binhan.example",
        "Thời gian ký: 12.05.2025 09:30:15 +07:00",
        "Người ký: SỞ NỘI VỤ",
        "Thời gian ký: 13.05.2025 10:00:00",
    ) == [
        ("ỦY BAN NHÂN DÂN TỈNH BÌNH AN", "2025-05-12T09:30:15+07:00"),
        ("SỞ NỘI VỤ", "2025-05-13T10:00:00"),
    ]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (
            "SAO Y; Ủy ban nhân dân phường An Bình; 03/09/2025 08:15:42 +07:00",
            "Ủy ban nhân dân phường An Bình",
        ),
        ("SAO LỤC; Sở Nội vụ; 03/09/2025 08:15:42 +07:00", "Sở Nội vụ"),
        ("Văn bản; Sở Nội vụ; 03/09/2025 08:15:42 +07:00", None),
        ("SAO Y 03/09/2025 08:15:42 +07:00", None),
    ],
)
def test_a_copy_names_who_made_it(line: str, who: str | None) -> None:
    assert captions(line) == [(who, "2025-09-03T08:15:42+07:00")]


def test_a_caption_on_one_line() -> None:
    line = "Người ký: SỞ NỘI VỤ Email: a@b.example Cơ quan: UBND Thời gian ký: 13.05.2025 10:00:00 +07:00"
    assert captions(line) == [("SỞ NỘI VỤ", "2025-05-13T10:00:00+07:00")]


def test_a_caption_without_names_of_fields() -> None:
    lines = ("TRUNG TÂM TIN HỌC", "tth2binhan.gov.vn", "13.05.2025 10:00:00", "+07:00")
    assert captions(*lines) == [("TRUNG TÂM TIN HỌC", "2025-05-13T10:00:00+07:00")]


def test_a_misread_address_is_no_signer() -> None:
    assert captions("ttcb2binhanI.gov.vn", "13.05.2025 10:00:00") == [(None, "2025-05-13T10:00:00")]


@pytest.mark.parametrize(
    "line", ["2. Thời gian: 08 giờ 00, ngày 09/11/2024 (thứ Bảy)", "Người ký tên dưới đây", "Ngày 01/5/2025"]
)
def test_other_lines_are_no_captions(line: str) -> None:
    assert captions(line) == []
    assert captions(line, zone=Zone.BODY) == []


def test_captions_left_in_the_body_are_found() -> None:
    assert captions("Ký bởi: SỞ NỘI VỤ", "Thời gian ký: 13.05.2025 10:00:00", zone=Zone.BODY) == [
        ("SỞ NỘI VỤ", "2025-05-13T10:00:00")
    ]
