from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.vietnamese.numerals import (
    parse_cardinal,
    parse_magnitude,
    parse_number,
    parse_ordinal,
    parse_roman,
    to_roman,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21.465,3", 21465.3),
        ("1.286", 1286),
        ("96,17", 96.17),
        ("96.17", 96.17),  # OCR
        ("42,7037", 42.7037),
        ("0,7215", 0.7215),
        ("0.721", 0.721),  # a group of thousands never begins with 0
        ("05", 5),
        ("60.000.000", 60_000_000),
        ("1,286,000", 1_286_000),
        ("-2,5", -2.5),
        (" 100 ", 100),
        ("7,125", 7.125),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "0236.3821.456",
        "1/63",
        "12,",
        ",5",
        "1.2.3",
        "30.6.2025",
        "",
        "abc",
        "1 286",
        "12.34.567",
        "12%",
        "1e5",
        "٣",
        "--5",
        "1.286.00",
        "5.000,",
    ],
)
def test_other_figures_are_no_numbers(text: str) -> None:
    assert parse_number(text) is None


@given(st.integers(0, 10**12), st.integers(0, 9999))
def test_numbers_come_back_from_vietnamese_notation(whole: int, decimals: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{decimals:04}"
    assert parse_number(written) == float(f"{whole}.{decimals:04}")


@given(st.text())
def test_any_text_has_a_value_or_none(text: str) -> None:
    assert parse_number(text) is None or any(letter.isdigit() for letter in text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("nhất", 1),
        ("Nhất", 1),
        ("nhì", 2),
        ("hai", 2),
        ("thứ ba", 3),
        ("tư", 4),
        ("năm", 5),
        ("mười", 10),
        ("mười lăm", 15),
        ("thứ hai mươi mốt", 21),
        ("hai tư", 24),
        ("ba mươi", 30),
        ("09", 9),
        ("IX", 9),
    ],
)
def test_ordinals(text: str, place: int) -> None:
    assert parse_ordinal(text) == place


@pytest.mark.parametrize(
    "text", ["", "thứ", "thứ tự", "cuối", "0", "trung bình", "hai ba", "mười mốt tư", "đầu", "i"]
)
def test_other_words_are_no_ordinals(text: str) -> None:
    assert parse_ordinal(text) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("ba mươi tư", 34), ("mười một", 11), ("chín mươi chín", 99), ("bẩy", 7), ("năm mươi lăm", 55)],
)
def test_cardinals(words: str, value: int) -> None:
    assert parse_cardinal(words) == value


@pytest.mark.parametrize("words", ["mười mốt", "một mươi", "hai năm", "tư", "mươi", "nhất", "trăm"])
def test_other_words_are_no_cardinals(words: str) -> None:
    assert parse_cardinal(words) is None


def test_magnitudes() -> None:
    assert [parse_magnitude(word) for word in ("tỷ", "Tỉ", "triệu", "nghìn", "ngàn")] == [10**9] * 2 + [
        10**6,
        10**3,
        10**3,
    ]
    assert [parse_magnitude(word) for word in ("tỷ lệ", "đồng", "", "ty")] == [None] * 4


@given(st.integers(1, 3999))
def test_roman_numerals_come_back(number: int) -> None:
    assert parse_roman(to_roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "iv", "IM", "ABC", "XXL1", "VV"])
def test_other_letters_are_no_roman_numerals(text: str) -> None:
    assert parse_roman(text) is None


def test_roman_numerals_have_bounds() -> None:
    for number in (0, 4000, -1):
        with pytest.raises(ValueError, match="no Roman numeral"):
            to_roman(number)
