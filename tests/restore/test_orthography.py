"""Case carried over from what was read."""

from __future__ import annotations

import pytest

from docproc.restore.orthography import with_case


@pytest.mark.parametrize(
    ("syllable", "read", "among_capitals", "opens", "written"),
    [
        ("sở", "so", True, False, "SỞ"),
        ("sở", "sO", True, False, "SỞ"),
        ("số", "sé", True, False, "số"),
        ("xã", "xa", True, False, "xã"),
        ("độc", "Doc", True, False, "Độc"),
        ("bí", "Bi", True, False, "BÍ"),
        ("vụ", "VU", True, False, "VỤ"),
        ("nội", "N6I", True, False, "NỘI"),
        ("sở", "so", False, False, "sở"),
        ("sở", "So", False, False, "Sở"),
        ("lớp", "Ip", False, False, "lớp"),
        ("để", "pé", False, True, "Để"),
        ("để", "pé", False, False, "để"),
        ("có", "co", False, True, "có"),
    ],
)
def test_case_of_a_repaired_word(
    syllable: str, read: str, among_capitals: bool, opens: bool, written: str
) -> None:
    assert with_case(syllable, read, among_capitals=among_capitals, opens=opens) == written
