from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.vietnamese.legacy import _TCVN3_LOWER, _TCVN3_UPPER, _VNI, Encoding, convert, detect
from docproc.vietnamese.syllable import is_syllable

_TO_TCVN3 = {letter: code for code, letter in (_TCVN3_LOWER | _TCVN3_UPPER).items()}
_TO_VNI = {letter: code for code, letter in _VNI.items()}
SENTENCES = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Ủy ban nhân dân thành phố yêu cầu các sở, ngành khẩn trương thực hiện",
    "về việc tăng cường kỷ luật, kỷ cương; giữ gìn trật tự đường phố",
]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("UBND thµnh phè H¶i Phßng yªu cÇu", "UBND thành phố Hải Phòng yêu cầu"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("UÛY BAN NHAÂN DAÂN THAØNH PHOÁ", "ỦY BAN NHÂN DÂN THÀNH PHỐ"),
    ],
)
def test_old_encodings_become_unicode(old: str, new: str) -> None:
    assert convert(old) == new
    assert convert(new) == new


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        "là già à hè mà và cá",
        "hoà bình, xã hội, và các",
        "café déjà vu über naïve Ñandú",
        "Où est la bibliothèque? À côté du théâtre où l'été dernier j'ai été reçu",
        "Straße, Größe, Müller, für, Übung",
        "1747/UBND-KSTTHC",
        "Hßa",  # one word is not enough
        "25 °C ± 0,5; 3 × 4; § 5; £10",
        "",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert detect(text) is None
    assert convert(text) == text


@pytest.mark.parametrize("sentence", SENTENCES)
def test_both_encodings_are_told_apart(sentence: str) -> None:
    sentence = sentence.replace("Ủ", "ủ")  # TCVN3 has no toned capitals
    tcvn3 = "".join(_TO_TCVN3.get(letter, letter) for letter in sentence)
    vni = "".join(_TO_VNI.get(letter, letter) for letter in sentence)
    assert (detect(tcvn3), convert(tcvn3)) == (Encoding.TCVN3, sentence)
    assert (detect(vni), convert(vni)) == (Encoding.VNI, sentence)


def test_tables_hold_every_letter() -> None:
    letters = set("àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ")
    assert set(_TCVN3_LOWER.values()) == letters
    assert set(_VNI.values()) == letters | {letter.upper() for letter in letters}


@given(st.text())
def test_conversion_never_loses_vietnamese(text: str) -> None:
    converted = convert(text)
    assert convert(converted) == converted
    before = sum(map(is_syllable, text.split()))
    assert sum(map(is_syllable, converted.split())) >= before or detect(text) is not None
