"""Characters joined into words, and words of old fonts decoded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from pdfplumber.utils.text import extract_words

from docproc.intake.characters import Character, without_covered_blanks
from docproc.schema import Box, Word
from docproc.vietnamese.legacy import convert
from docproc.vietnamese.unicode import nfc

_BOLD = re.compile(r"bold|black|heavy|[-,]bd", re.I)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.I)
_LEGACY_FONT = re.compile(r"(?:^|\+)(\.vn|vni)", re.I)
_CAPITALS_FONT = re.compile(r"(?:^|\+)\.vn\w*h(?:$|[,-])", re.I)  # .VnTimeH draws small letters as capitals

_GAP_WITH_BLANKS = 0.3  # of the letter size; where blanks are drawn, a gap without one is letter-spacing
_GAP_WITHOUT = 0.15
_LINE = 3.0  # points between the tops of letters of one line


def words_of(characters: Sequence[Character]) -> list[Word]:
    """The words of characters whose lines run from left to right, in Unicode NFC.

    Each word has its box, the size of its letters in points, and whether it is bold and italic.
    """
    kept = without_covered_blanks(list(characters))
    blanks = sum(each["text"].isspace() for each in kept)
    gap = _GAP_WITH_BLANKS if blanks * 20 > len(kept) else _GAP_WITHOUT
    found = extract_words(kept, x_tolerance_ratio=gap, y_tolerance=_LINE, return_chars=True)
    return _decode(each for word in found for each in _as_word(word))


def _as_word(found: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    """The word, with the name of its font."""
    characters = found["chars"]
    text = "".join(found["text"].split())
    if not text:
        return
    half = len(characters) / 2
    fonts = [each["fontname"] for each in characters]
    bold = sum(bool(_BOLD.search(each["fontname"])) or "feigned_bold" in each for each in characters)
    slanted = sum(bool(_ITALIC.search(font)) for font in fonts)
    yield (
        fonts[len(fonts) // 2],
        Word(
            text,
            Box(found["x0"], found["top"], found["x1"], found["bottom"]),
            None,
            font_size=round(float(median(each["size"] for each in characters)), 2),
            bold=bold > half,
            italic=slanted > half,
        ),
    )


def _decode(found: Iterable[tuple[str, Word]]) -> list[Word]:
    """The words in Unicode NFC, also those of the fonts from before Unicode.

    Each family of fonts is decoded by itself, since one page may mix old and new.
    """
    found = list(found)
    families: dict[str, list[int]] = {}
    for index, (font, _) in enumerate(found):
        old = _LEGACY_FONT.search(font)
        families.setdefault(old.group(1).lower() if old else "", []).append(index)
    words = [word for _, word in found]
    for members in families.values():
        decoded = convert("\n".join(words[index].text for index in members)).split("\n")
        for index, text in zip(members, decoded, strict=True):
            capitals = _CAPITALS_FONT.search(found[index][0])
            words[index] = _spelled(words[index], text.upper() if capitals else text)
    return words


def _spelled(word: Word, text: str) -> Word:
    text = nfc(text).replace("\xad", "-")  # a soft hyphen that is drawn is a hyphen
    return word if text == word.text else replace(word, text=text)
