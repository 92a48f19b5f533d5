"""The characters that a PDF draws, made fit to be joined into words.

What a PDF calls text is a list of glyphs at places: marks stand beside their letters, bullets come
from private fonts, blanks lie under stamped figures, bold is feigned by printing twice.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docproc.schema import Box

Character = dict[str, Any]
"""A character as pdfplumber gives it: ``text``, ``fontname``, ``size``, ``x0``, ``top`` …"""

_SYMBOL_FONT = {"\uf02d": "-", "\uf02b": "+", "\uf0e0": "→", "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b4": "×"}
_SOFT_HYPHEN = "\xad"  # where a PDF draws one it is a hyphen, or the ư of an old font
_FEIGNED_BOLD = 0.08  # of the letter size: how far the second print may stand from the first


def place(character: Character) -> Box:
    """Where a character stands."""
    return Box(character["x0"], character["top"], character["x1"], character["bottom"])


def legible(characters: Iterable[Character], width: float, height: float) -> list[Character]:
    """The characters that stand on the page, each printed once, with marks on their letters.

    ``width`` and ``height`` are the page's, in points. A letter that was printed twice has
    ``feigned_bold`` set.
    """
    page = Box(0.0, 0.0, width, height)
    on_page = [each for each in characters if each["text"] and _holds(page, place(each))]
    return _compose(_readable(each) for each in _printed_once(on_page))


def without_covered_blanks(characters: list[Character]) -> list[Character]:
    """The characters without blanks on which other characters stand.

    Forms leave a run of blanks for a number, and the number is stamped on top; sorted by place, the
    blanks would cut it in pieces.
    """
    blank = np.array([each["text"].isspace() for each in characters], dtype=bool)
    if not blank.any() or blank.all():
        return characters
    boxes = np.array([place(each) for each in characters])
    glyphs = boxes[~blank]
    covered = {int(index) for index in np.flatnonzero(blank) if _covers(glyphs, boxes[index])}
    return [each for index, each in enumerate(characters) if index not in covered]


def _holds(around: Box, box: Box) -> bool:
    return around.x0 <= box.x_middle <= around.x1 and around.y0 <= box.y_middle <= around.y1


def _covers(boxes: NDArray[np.float64], blank: NDArray[np.float64]) -> bool:
    """Whether the middle of a blank stands well inside one of the boxes."""
    x, y = (blank[0] + blank[2]) / 2, (blank[1] + blank[3]) / 2
    edge = 0.15 * (boxes[:, 2] - boxes[:, 0])
    inside = (boxes[:, 0] + edge < x) & (x < boxes[:, 2] - edge) & (boxes[:, 1] < y) & (y < boxes[:, 3])
    return bool(inside.any())


def _printed_once(characters: Iterable[Character]) -> list[Character]:
    """Each letter once; the first print of one that was printed again close by is marked as bold."""
    kept: list[Character] = []
    seen: dict[tuple[str, int, int], list[int]] = {}
    for each in characters:
        reach = _FEIGNED_BOLD * each["size"]
        x, y = each["x0"], each["top"]
        twins = (
            index
            for column in (int(x) - 1, int(x), int(x) + 1)
            for row in (int(y) - 1, int(y), int(y) + 1)
            for index in seen.get((each["text"], column, row), ())
            if abs(kept[index]["x0"] - x) <= reach and abs(kept[index]["top"] - y) <= reach
        )
        twin = next(twins, None)
        if twin is None:
            seen.setdefault((each["text"], int(x), int(y)), []).append(len(kept))
            kept.append(each)
        elif (kept[twin]["x0"], kept[twin]["top"]) != (x, y):
            kept[twin] = {**kept[twin], "feigned_bold": True}
    return kept


def _readable(character: Character) -> Character:
    """The character with symbol fonts' private codes as Unicode and invisible controls as blanks."""
    text = character["text"]
    if len(text) == 1 and "\uf020" <= text <= "\uf0ff":
        text = _SYMBOL_FONT.get(text, "•")
    elif not text.isprintable():
        text = "".join(letter for letter in text if letter == _SOFT_HYPHEN or not _is_control(letter)) or " "
    return character if text == character["text"] else {**character, "text": text}


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf"}


def _compose(characters: Iterator[Character]) -> list[Character]:
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
