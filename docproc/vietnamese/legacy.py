"""Text from before Unicode: the fonts ``.VnTime`` (TCVN3, also called ABC) and ``VNI-Times``.

Programs that do not know those fonts show ``Céng hßa`` and ``Coäng hoøa``; old files and their
text layers still hold it.
"""

from __future__ import annotations

import re
from enum import StrEnum

from docproc.vietnamese.syllable import is_syllable


class Encoding(StrEnum):
    """A way of writing Vietnamese in 8 bits, shown as Latin-1 letters."""

    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3_LOWER = dict(
    zip(
        "µ¶·¸¹" "¨»¼½¾Æ" "©ÇÈÉÊË" "®" "ÌÎÏÐÑ" "ªÒÓÔÕÖ" "×ØÜÝÞ" "ßáâãä" "«åæçèé" "¬êëìíî" "ïñòóô"
        "\xadõö÷øù" "úûüýþ",
        "àảãáạ" "ăằẳẵắặ" "âầẩẫấậ" "đ" "èẻẽéẹ" "êềểễếệ" "ìỉĩíị" "òỏõóọ" "ôồổỗốộ" "ơờởỡớợ" "ùủũúụ"
        "ưừửữứự" "ỳỷỹýỵ",
        strict=True,
    )
)  # fmt: skip
_TCVN3_UPPER = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
_VNI_LOWER = {
    base + mark: letter
    for base, marks, letters in (
        ("a", "øûõùïêèúüéëâàåãáä", "àảãáạăằẳẵắặâầẩẫấậ"),
        ("e", "øûõùïâàåãáä", "èẻẽéẹêềểễếệ"),
        ("o", "øûõùïâàåãáä", "òỏõóọôồổỗốộ"),
        ("ô", "øûõùï", "ờởỡớợ"),
        ("u", "øûõùï", "ùủũúụ"),
        ("ö", "øûõùï", "ừửữứự"),
        ("y", "øûõù", "ỳỷỹý"),
    )
    for mark, letter in zip(marks, letters, strict=True)
} | dict(zip("ñìæóíòôöî", "đìỉĩíịơưỵ", strict=True))
_VNI = (
    _VNI_LOWER
    | {key.upper(): letter.upper() for key, letter in _VNI_LOWER.items()}
    | {key[0].upper() + key[1]: _VNI_LOWER[key].upper() for key in _VNI_LOWER if len(key) == 2}
)
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_WORD = re.compile(r"[A-Za-z\xa1-\xff]+")
_UNICODE_ONLY = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323]")
_WORDS_NEEDED = 3


def convert(text: str) -> str:
    """Old 8-bit Vietnamese as Unicode; any other text comes back as it is.

    Give a paragraph or a page at a time: three words that make sense only after conversion are needed,
    and none that makes sense only before.
    """
    encoding = detect(text)
    return text if encoding is None else _CONVERTERS[encoding](text)


def detect(text: str) -> Encoding | None:
    """The old encoding of a text, or ``None`` for Unicode, other languages and too short a text."""
    if _UNICODE_ONLY.search(text):
        return None
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    for encoding, converter in _CONVERTERS.items():
        gained = sum(is_syllable(converter(word)) and not is_syllable(word) for word in words)
        wrong = sum(not is_syllable(converter(word)) for word in words)
        if gained >= _WORDS_NEEDED and wrong <= gained // 4:
            return encoding
    return None


def _from_tcvn3(text: str) -> str:
    return _WORD.sub(lambda match: _tcvn3_word(match.group()), text)


def _tcvn3_word(word: str) -> str:
    """One word; its toned letters have no capitals of their own, so the plain letters decide the case."""
    plain = [letter for letter in word if letter.isascii() or letter in _TCVN3_UPPER]
    converted = "".join(_TCVN3_UPPER.get(letter) or _TCVN3_LOWER.get(letter, letter) for letter in word)
    capitals = len(plain) > 1 and all(letter in _TCVN3_UPPER or letter.isupper() for letter in plain)
    return converted.upper() if capitals else converted


def _from_vni(text: str) -> str:
    return _VNI_PATTERN.sub(lambda match: _VNI[match.group()], text)


_CONVERTERS = {Encoding.TCVN3: _from_tcvn3, Encoding.VNI: _from_vni}
