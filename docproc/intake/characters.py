"""The characters that a PDF draws, made fit to be joined into words.

What a PDF calls text is a list of glyphs at places: marks stand beside their letters, bullets come
from private fonts, blanks lie under stamped figures, bold is feigned by printing twice.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

import numpy as np
from pdfplumber.utils.text import dedupe_chars

Character = dict[str, Any]
"""A character as pdfplumber gives it: ``text``, ``fontname``, ``size``, ``x0``, ``top`` …"""

_SYMBOL_FONT = {"\uf02d": "-", "\uf02b": "+", "\uf0e0": "→", "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b4": "×"}
_FEIGNED_BOLD = 1.0  # points between two prints of one letter


def legible(characters: Iterable[Character], width: float, height: float) -> list[Character]:
    """The characters that stand on the page, each printed once, with marks on their letters.

    ``width`` and ``height`` are the page's, in points.
    """
    on_page = [each for each in characters if _stands_on(each, width, height)]
    return _compose([_readable(each) for each in dedupe_chars(on_page, tolerance=_FEIGNED_BOLD)])


def without_covered_blanks(characters: list[Character]) -> list[Character]:
    """The characters without blanks on which other characters stand.

    Forms leave a run of blanks for a number, and the number is stamped on top; sorted by place, the
    blanks would cut it in pieces.
    """
    blank = np.array([each["text"].isspace() for each in characters], dtype=bool)
    if not blank.any() or blank.all():
        return characters
    boxes = np.array([(each["x0"], each["top"], each["x1"], each["bottom"]) for each in characters])
    glyphs = boxes[~blank]
    covered = {
        int(index)
        for index in np.flatnonzero(blank)
        if _covers(glyphs, (boxes[index, 0] + boxes[index, 2]) / 2, (boxes[index, 1] + boxes[index, 3]) / 2)
    }
    return [each for index, each in enumerate(characters) if index not in covered]


def _covers(boxes: Any, x: float, y: float) -> bool:
    """Whether a point stands well inside one of the boxes."""
    edge = 0.15 * (boxes[:, 2] - boxes[:, 0])
    inside = (boxes[:, 0] + edge < x) & (x < boxes[:, 2] - edge) & (boxes[:, 1] < y) & (y < boxes[:, 3])
    return bool(inside.any())


def _stands_on(character: Character, width: float, height: float) -> bool:
    x = (character["x0"] + character["x1"]) / 2
    y = (character["top"] + character["bottom"]) / 2
    return 0 <= x <= width and 0 <= y <= height and bool(character["text"])


def _readable(character: Character) -> Character:
    """The character with symbol fonts' private codes as Unicode and invisible controls as blanks."""
    text = character["text"]
    if len(text) == 1 and "\uf020" <= text <= "\uf0ff":
        text = _SYMBOL_FONT.get(text, "•")
    elif any(unicodedata.category(letter) in {"Cc", "Cf"} and letter != "\xad" for letter in text):
        text = "".join(
            letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cf"} or letter == "\xad"
        )
    return character if text == character["text"] else {**character, "text": text or " "}


def _compose(characters: list[Character]) -> list[Character]:
    """Marks that are drawn as characters of their own, put on the letters before them."""
    composed: list[Character] = []
    for each in characters:
        if composed and all(map(unicodedata.combining, each["text"])):
            letter = composed[-1]
            if not letter["text"].isspace():
                text = unicodedata.normalize("NFC", letter["text"] + each["text"])
                composed[-1] = {**letter, "text": text}
                continue
        composed.append(each)
    return composed
