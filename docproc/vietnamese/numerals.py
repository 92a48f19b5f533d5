"""Vietnamese numbers: ``21.465,3``, ``thứ nhất``, ``quý III``.

A dot groups thousands and a comma starts the decimals. Whole digits only: whether a span of text is a
number, a date or a telephone is for the caller to know.
"""

from __future__ import annotations

import re
from decimal import Decimal

from docproc.vietnamese.unicode import comparison_key

NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+(?:[.,]\d+)?)"
"""Pattern of a number as it stands in running text, for matchers to build on."""

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_AFTER_TENS = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_AFTER_TEN = _DIGITS | {"lăm": 5, "nhăm": 5}
_CLIPPED = frozenset(["mốt", "tư", "lăm", "nhăm"])  # hai tư, ba lăm: only these show that mươi is left out
_TENS = {word: 10 * digit for word, digit in _DIGITS.items() if digit > 1}
_ORDINALS = _DIGITS | {"nhất": 1, "nhứt": 1, "nhì": 2, "tư": 4, "mười": 10}
_MAGNITUDES = {
    "trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10} | {
    "IX": 9, "V": 5, "IV": 4, "I": 1,
}  # fmt: skip
_ROMAN_FORM = re.compile(r"(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def parse_number(text: str) -> float | None:
    """The value of a number in Vietnamese notation, or ``None`` when it is not one.

    ``21.465,3`` is 21465.3; ``1.286`` is 1286, because a dot and exactly three digits group thousands;
    ``96.17`` and ``0.721`` can only be decimals. A telephone (``0236.3821.456``) is no number.
    """
    text = text.strip()
    sign, text = (-1, text[1:]) if text[:1] in {"-", "−", "–"} else (1, text)
    if _GROUPED.fullmatch(text):
        plain = text.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(text):
        plain = text.replace(",", "")
    elif _PLAIN.fullmatch(text):
        plain = text.replace(",", ".")
    else:
        return None
    return float(sign * Decimal(plain))


def parse_cardinal(words: str) -> int | None:  # noqa: PLR0911 - one return for each way to say a number
    """The value (1–99) of a number in words: ``ba mươi tư`` is 34; ``None`` when it is not one."""
    match comparison_key(words).split():
        case [digit] if digit in _DIGITS:
            return _DIGITS[digit]
        case ["mười"]:
            return 10
        case ["mười", unit] if unit in _AFTER_TEN:
            return 10 + _AFTER_TEN[unit]
        case [tens, "mươi"] if tens in _TENS:
            return _TENS[tens]
        case [tens, "mươi", unit] if tens in _TENS and unit in _AFTER_TENS:
            return _TENS[tens] + _AFTER_TENS[unit]
        case [tens, unit] if tens in _TENS and unit in _CLIPPED:
            return _TENS[tens] + _AFTER_TENS[unit]
    return None


def parse_ordinal(text: str) -> int | None:
    """The place that an ordinal names: ``nhất`` 1, ``nhì`` 2, ``thứ tư`` 4, ``09`` 9, ``IX`` 9.

    ``None`` when it is no ordinal.
    """
    key = comparison_key(text).removeprefix("thứ ").strip()
    if re.fullmatch(r"[0-9]{1,4}", key):
        return int(key) or None
    if key in _ORDINALS:
        return _ORDINALS[key]
    return parse_cardinal(key) or parse_roman(text.strip())


def parse_magnitude(word: str) -> int | None:
    """What a number word multiplies by: ``tỷ`` 10⁹, ``triệu`` 10⁶, ``nghìn`` 10³; else ``None``."""
    return _MAGNITUDES.get(comparison_key(word))


def parse_roman(text: str) -> int | None:
    """The value of a well-formed Roman numeral in capitals (``XIV`` 14), else ``None``."""
    if not _ROMAN_FORM.fullmatch(text):
        return None
    total = 0
    while text:
        symbol = text[:2] if text[:2] in _ROMAN else text[0]
        total += _ROMAN[symbol]
        text = text[len(symbol) :]
    return total


def to_roman(number: int) -> str:
    """The Roman numeral of 1–3999; raises ``ValueError`` outside."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    numeral = ""
    for symbol, value in _ROMAN.items():
        count, number = divmod(number, value)
        numeral += symbol * count
    return numeral
