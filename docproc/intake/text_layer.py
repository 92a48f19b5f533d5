"""The text that a PDF carries: words with boxes, set in lines.

Boxes are points of the page as it is shown, origin top left.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from typing import Any

import pdfplumber
from pdfplumber.utils.text import extract_words

from docproc.intake.characters import Character, legible, without_covered_blanks
from docproc.intake.lines import set_in_lines
from docproc.schema import Box, Line, Word
from docproc.vietnamese.legacy import convert
from docproc.vietnamese.unicode import nfc

log = logging.getLogger(__name__)
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every oddity of every font

_BOLD = re.compile(r"bold|black|heavy|[-,]bd", re.I)
_ITALIC = re.compile(r"italic|oblique|[-,]it\b", re.I)
_LEGACY_FONT = re.compile(r"(?:^|\+)(\.vn|vni)", re.I)
_CAPITALS_FONT = re.compile(r"(?:^|\+)\.vn\w*h(?:$|[,-])", re.I)  # .VnTimeH draws small letters as capitals

_GAP_WITH_BLANKS = 0.3  # of the letter size; where blanks are drawn, a gap without one is letter-spacing
_GAP_WITHOUT = 0.15
_STAMPED_WORDS = 4  # a number or a date; more than that is a caption of its own

_DIRECTIONS = {
    (1, 0): ("ltr", "ttb"),
    (-1, 0): ("rtl", "btt"),
    (0, 1): ("btt", "ltr"),
    (0, -1): ("ttb", "rtl"),
}
"""The way a line runs, and the way lines follow, by the direction in which its letters stand."""


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text of one page.

    ``lines`` is the page's own text, with numbers and dates that were stamped into its blanks;
    ``captions`` are what signing programs printed on it, which is about the document and not its text.
    """

    lines: tuple[Line, ...]
    captions: tuple[Line, ...]

    @property
    def words(self) -> list[Word]:
        """The words of the page's own text."""
        return [word for line in self.lines for word in line.words]


@dataclass(frozen=True, slots=True)
class TextPage:
    """Where to read: the page's number in the given file (from 1), and the boxes of its annotations."""

    number: int
    annotations: tuple[Box, ...]


def read_text_layers(pdf: BytesIO, pages: Sequence[TextPage]) -> Iterator[TextLayer]:
    """The text of each page, in order; a page whose text cannot be read has none.

    The pages' annotations must have been made part of their content, at its end.
    """
    with pdfplumber.open(pdf, pages=[page.number for page in pages]) as document:
        for place, page in zip(document.pages, pages, strict=True):
            try:
                yield _read(place, page.annotations)
            except Exception as error:  # pdfminer fails on damaged fonts in ways that nobody can list
                log.warning("the text layer of page %d cannot be read: %r", page.number, error)
                yield TextLayer((), ())
            finally:
                place.close()


def _read(page: Any, annotations: Sequence[Box]) -> TextLayer:
    left, top = page.bbox[:2]
    characters = legible((_moved(each, -left, -top) for each in page.chars), page.width, page.height)
    own, stamped = _part(characters, annotations)
    words = _words(own)
    captions: list[Line] = []
    for group in stamped:
        lines = set_in_lines(_words(group))
        if words and len(lines) == 1 and len(lines[0].words) <= _STAMPED_WORDS:
            words.extend(lines[0].words)
        else:
            captions.extend(lines)
    return TextLayer(set_in_lines(words), tuple(captions))


def _moved(character: Character, x: float, y: float) -> Character:
    if not x and not y:
        return character
    shifts = {"x0": x, "x1": x, "top": y, "bottom": y, "doctop": y}
    return {**character, **{key: character[key] + shift for key, shift in shifts.items()}}


def _part(
    characters: list[Character], annotations: Sequence[Box]
) -> tuple[list[Character], list[list[Character]]]:
    """The page's own characters, and those of each annotation, which come last and inside its box."""
    stamped: dict[Box, list[Character]] = {}
    end = len(characters)
    for character in reversed(characters):
        x = (character["x0"] + character["x1"]) / 2
        y = (character["top"] + character["bottom"]) / 2
        around = [box for box in annotations if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1]
        if not around:
            break
        stamped.setdefault(min(around, key=lambda box: box.area), []).insert(0, character)
        end -= 1
    return characters[:end], list(stamped.values())


def _words(characters: list[Character]) -> list[Word]:
    """The words of characters that belong together, in whatever direction they run."""
    found: list[tuple[str, Word]] = []
    for direction, (line_runs, lines_follow) in _DIRECTIONS.items():
        group = without_covered_blanks([each for each in characters if _direction(each) == direction])
        if not group:
            continue
        blanks = sum(each["text"].isspace() for each in group)
        gap = _GAP_WITH_BLANKS if blanks * 20 > len(group) else _GAP_WITHOUT
        upright = direction[1] == 0
        runs = {"char_dir": line_runs, "line_dir": lines_follow}
        rotated = {"char_dir_rotated": line_runs, "line_dir_rotated": lines_follow}
        for word in extract_words(
            group,
            x_tolerance_ratio=gap if upright else None,
            y_tolerance=3 if upright else median(each["size"] for each in group) * gap,
            return_chars=True,
            **(runs if upright else rotated),
        ):
            found.extend(_as_word(word))
    return _decode(found)


def _direction(character: Character) -> tuple[int, int]:
    """The unit vector along which a letter's line runs, in steps of a quarter turn."""
    along_x, along_y = character["matrix"][:2]
    if abs(along_x) >= abs(along_y):
        return (1, 0) if along_x >= 0 else (-1, 0)
    return (0, 1) if along_y > 0 else (0, -1)


def _as_word(found: dict[str, Any]) -> Iterator[tuple[str, Word]]:
    """The word, with the name of its font."""
    characters = found["chars"]
    text = "".join(found["text"].split())
    if not text:
        return
    box = Box(found["x0"], found["top"], found["x1"], found["bottom"])
    middle = characters[len(characters) // 2]
    half = len(characters) / 2
    bold = sum(bool(_BOLD.search(each["fontname"])) for each in characters) > half
    slanted = sum(bool(_ITALIC.search(each["fontname"])) for each in characters) > half
    size = round(float(median(each["size"] for each in characters)), 2)
    yield middle["fontname"], Word(text, box, None, font_size=size, bold=bold, italic=slanted)


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
    if text == word.text:
        return word
    return Word(text, word.box, None, font_size=word.font_size, bold=word.bold, italic=word.italic)
