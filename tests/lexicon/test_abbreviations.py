from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.lexicon import abbreviations, expand


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("UBND TP", "Ủy ban nhân dân thành phố"),
        ("UBND TP. Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("VP UBND tỉnh;", "Văn phòng Ủy ban nhân dân tỉnh;"),
        ("TT HĐNDTP", "Thường trực Hội đồng nhân dân thành phố"),
        ("TTTU", "Thường trực Thành ủy"),
        ("(UBND, HĐND)", "(Ủy ban nhân dân, Hội đồng nhân dân)"),
        ("Đoàn ĐBQH", "Đoàn đại biểu Quốc hội"),
    ],
)
def test_abbreviations_are_written_out(short: str, full: str) -> None:
    assert expand(short, "thành phố") == full


@pytest.mark.parametrize(
    "text",
    [
        "1747/UBND-KSTTHC",
        "15/QĐ-UBND",
        "27-CV/TU",
        "ubnd",
        "Ủy ban nhân dân",
        "Lưu: VT, KSTTHC",
        "UBNDX",
        "PCT, CVP",  # posts are asked for
        "CCHC",
    ],
)
def test_symbols_words_and_posts_are_left_alone(text: str) -> None:
    assert expand(text, "tỉnh") == text


def test_the_unit_type_decides() -> None:
    assert expand("TTTU", "tỉnh") == "Thường trực Tỉnh ủy"
    assert expand("TTTU") == "TTTU"


def test_posts_and_terms_on_request() -> None:
    kinds = frozenset({"post", "term", "agency", "unit"})
    assert expand("CVP, các PCVP", kinds=kinds) == "Chánh Văn phòng, các Phó Chánh Văn phòng"
    assert expand("CCHC", kinds=kinds) == "cải cách hành chính"


@given(st.lists(st.sampled_from([entry.short for entry in abbreviations()]), max_size=5))
def test_writing_out_twice_changes_nothing(shorts: list[str]) -> None:
    once = expand(" ; ".join(shorts), "tỉnh")
    assert expand(once, "tỉnh") == once
