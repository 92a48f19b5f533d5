from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.vietnamese.syllable import Syllable, Tone, analyse, is_syllable

RIGHT = """
quốc hoà hòa hoàn thuỷ thủy gì gìn giêng giếng giết giữ già giá nghiêm nghị ghi kế của quyết quý quynh khuỷu
ngoẻo nguyễn Ủy Uỷ yêu yếu ý mỹ ly khuya thuở thuế huỳnh tuýp được người rượu hươu chủ tịch xoong ĐƯỜNG boong
quăng quần gi giặc oan oanh uống ưa yên ỉa in huých quýt voọc moóc
khuều xoè khoẻ chuyển nghìn triệu
phường kỳ kì
"""
WRONG = """
céng phd thuc6 dđ cê ngê gha wong file aa hhh cat cac ach tuc thuyền1 iêu kôn ghà bcd iên UBND TTHC ngi
kạn đắk lắk zu fa jo ca-na 2025 tốt. quủa thùê muà nghuyễn cỳ chửt bênhh tât
"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_vietnamese_words_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", [*WRONG.split(), "", " ", "a b"])
def test_other_words_are_not(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("word", "syllable"),
    [
        ("quốc", Syllable("qu", "", "ô", "c", Tone.RISING)),
        ("Hoàn", Syllable("h", "o", "a", "n", Tone.FALLING)),
        ("gì", Syllable("gi", "", "i", "", Tone.FALLING)),
        ("giếng", Syllable("gi", "", "ê", "ng", Tone.RISING)),
        ("khuya", Syllable("kh", "u", "ya", "", Tone.LEVEL)),
        ("người", Syllable("ng", "", "ươ", "i", Tone.FALLING)),
        ("nghĩa", Syllable("ngh", "", "ia", "", Tone.BROKEN)),
        ("ủy", Syllable("", "u", "y", "", Tone.DIPPING)),
        ("đặc", Syllable("đ", "", "ă", "c", Tone.HEAVY)),
    ],
)
def test_parts_of_a_syllable(word: str, syllable: Syllable) -> None:
    assert analyse(word) == syllable


@given(st.sampled_from(RIGHT.split()))
def test_parts_make_up_the_word(word: str) -> None:
    syllable = analyse(word)
    assert syllable is not None
    letters = unicodedata.normalize("NFD", word.lower())
    for mark in "\u0300\u0301\u0303\u0309\u0323":
        letters = letters.replace(mark, "")
    together = syllable.onset + syllable.glide + syllable.nucleus + syllable.coda
    assert together.replace("gii", "gi") == unicodedata.normalize("NFC", letters)


@given(st.text(max_size=12))
def test_any_text_is_answered(text: str) -> None:
    assert is_syllable(text) == (analyse(text.upper()) is not None)


def test_the_words_of_a_dictionary_are_syllables(shared_dir: Path) -> None:
    known = (shared_dir / "lexicon" / "vi_syllables_viet74k.txt").read_text("utf-8").split()
    native = [word for word in known if not word.isascii()]
    assert sum(map(is_syllable, native)) / len(native) > 0.93  # the rest is loan words and misprints
