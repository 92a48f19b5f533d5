from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.vietnamese.unicode import (
    comparison_key,
    fold,
    fold_tone_placement,
    nfc,
    same_text,
    strip_marks,
)

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(VIETNAMESE + VIETNAMESE.upper() + " .,-/0123456789")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("Ðà Nẵng", "Đà Nẵng"),
        ("ðường", "đường"),
        ("e\u0302\u0301", "ế"),
        ("Hải Phòng", "Hải Phòng"),
        ("hoà", "hoà"),  # the source's tone placement stays
        ("Ðæ Þð", "Ðæ Þð"),  # Icelandic
        ("", ""),
    ],
)
def test_nfc_stores_vietnamese_letters_whole(written: str, stored: str) -> None:
    assert nfc(written) == stored


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Đường ƯỚC", "Duong UOC"),
        ("ĐẶC KHU", "DAC KHU"),
        ("1747/UBND-KSTTHC", "1747/UBND-KSTTHC"),
        ("straße, Ωmega, №5", "straße, Ωmega, №5"),
        ("naïve", "naive"),
    ],
)
def test_strip_marks(text: str, bare: str) -> None:
    assert strip_marks(text) == bare


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("THUỶ", "THỦY"),
        ("khoẻ", "khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("quý", "qúy"),
        ("hoàn", "hòan"),
        ("Xoè", "Xòe"),
        ("Sở  Nội vụ", "sở nội\nvụ"),
    ],
)
def test_spellings_of_one_word_are_the_same(one: str, other: str) -> None:
    assert same_text(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tố", "tổ"),
        ("của", "cửa"),
        ("Hòa", "Hoa"),
        ("quà", "qua"),
        ("thuê", "thuế"),
        ("hóa", "hoả"),
        ("dân", "đân"),
        ("Sở Y tế", "Sở Y tê"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert not same_text(one, other)


@pytest.mark.parametrize("word", ["quà", "quý", "hoàn", "huỳnh", "khoái", "mùa", "của", "loại", "tuyết"])
def test_words_with_one_spelling_keep_it(word: str) -> None:
    assert fold_tone_placement(word) == word


@given(st.text())
def test_folding_keeps_the_length_of_nfc_text(text: str) -> None:
    stored = nfc(text)
    assert len(strip_marks(stored)) == len(fold(stored)) == len(fold_tone_placement(stored)) == len(stored)


@given(st.text())
def test_foldings_are_idempotent(text: str) -> None:
    for folding in (nfc, comparison_key):
        assert folding(folding(text)) == folding(text)
    stored = nfc(text)
    for folding in (strip_marks, fold, fold_tone_placement):
        assert folding(folding(stored)) == folding(stored)


@given(words)
def test_folded_vietnamese_is_plain_lower_case(text: str) -> None:
    assert fold(nfc(text)).isascii()
    assert fold(text) == fold(text).lower() == fold(text.upper())


@given(words)
def test_composition_does_not_matter(text: str) -> None:
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(text)
    assert comparison_key(unicodedata.normalize("NFD", text)) == comparison_key(text)
