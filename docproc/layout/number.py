"""Cell 3: the line with the number and the symbol."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.schema import Word
from docproc.vietnamese.unicode import fold

# `Số:` as read: S6:, 86:, S86:, So, SỐ., sé: … and nothing but the number after it
_OPENING = re.compile(r"^\W{0,3}(?:s\w{0,2}|[58][6o0])\s?[:;.,*]?\s?(?=[\d\W_]|[a-z]{0,2}\d|$)")
# the word or the number before a sound symbol past reading, as handwriting is: ố: “2i /UBND-KSTTHC
_TORN = re.compile(r"^\W{0,3}\w{1,3}\s?[:;][^A-ZĐ,]{0,10}/\s?[A-ZĐ]{2,}")
_SYMBOL = re.compile(r"\d?\s*[/-]\s*[A-ZĐ][\wĐđ&.]*(?:\s?-\s?[\w&.]+)*")
_BARE = re.compile(r"^\W{0,2}\d{1,5}[a-zđ]?\s*(?:/\s*\d{4}\s*)?[/-]\s*[A-ZĐ]{2,}")


def is_number_line(text: str) -> bool:
    """Whether a line of the head's left column gives the document's number.

    ``Số: 12/KH-UBND``, ``S6:1747 /UBND-KSTTHC``, ``Số 27-CV/TU``; also with the number left blank
    (``Số:     /UBND-TH``) or the word ``Số`` lost (``12/KH-UBND``).
    """
    stripped = text.strip()
    if _BARE.match(stripped) or _TORN.match(stripped):
        return True
    opening = _OPENING.match(fold(stripped))
    if opening is None or not opening.group().strip():
        return False
    rest = stripped[opening.end() :].strip()
    named = ":" in opening.group() or ";" in opening.group()
    blank = not rest or rest[0] in "/.…_"
    if _SYMBOL.search(rest):
        return named or blank or not rest[0].isalpha()
    return named and blank


def symbol_goes_on(text: str) -> bool:
    """Whether the symbol was broken at the end of the line (``Số: 4009/SNV-``)."""
    return text.rstrip().endswith(("-", "/", "&")) and is_number_line(text)


def end_of_symbol(words: Sequence[Word]) -> int:
    """How many words at the start belong to ``Số: … /…-…``, blanks inside it included."""
    end = 0
    for index, word in enumerate(words):
        text = word.text
        if "/" in text or text[-1] in "-:/&" or text[0] in "-/&" or text[0].isdigit():
            end = index + 1
        elif index > end:
            break
    return end
