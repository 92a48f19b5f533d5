from __future__ import annotations

import pytest

from docproc.lexicon import document_types, type_by_code, type_by_name


def test_decree_30_knows_29_types() -> None:
    types = [kind for kind in document_types() if kind.group == "administrative"]
    assert len(types) == 29
    assert {kind.name for kind in types if kind.code is None} == {"Công văn", "Thư công"}


@pytest.mark.parametrize(
    ("code", "system", "name"),
    [
        ("KH", "state", "Kế hoạch"),
        ("QĐ", "state", "Quyết định"),
        ("QyĐ", "state", "Quy định"),
        ("TTr", "state", "Tờ trình"),
        ("TT", "state", "Thông tư"),
        ("TT", "party", "Thông tri"),
        ("CV", "party", "Công văn"),
        ("KL", "party", "Kết luận"),
        ("QĐi", "party", "Quy định"),
    ],
)
def test_codes(code: str, system: str, name: str) -> None:
    kind = type_by_code(code, system)
    assert kind is not None
    assert kind.name == name


@pytest.mark.parametrize("code", ["UBND", "SNV", "CV", "KL", "kh", "QD", "", "TTR", "BNV"])
def test_other_codes_stand_for_no_type(code: str) -> None:
    assert type_by_code(code) is None


def test_names_are_found_in_any_case_and_tone_placement() -> None:
    for name in ("CHỈ THỊ", "chỉ thị", "Bản thoả thuận", "Giấy uỷ quyền"):
        assert type_by_name(name) is not None
    for name in ("Chi thi", "Thư", "", "Văn bản", "Kết luận"):
        assert type_by_name(name) is None
    assert type_by_name("Kết luận", "party") is not None


def test_a_code_stands_for_one_type_within_a_group() -> None:
    for system in ("state", "party"):
        codes = [
            (kind.group, kind.code)
            for kind in document_types()
            if kind.system == system and kind.code and kind.name != "Lệnh"
        ]
        assert len(codes) == len(set(codes))
