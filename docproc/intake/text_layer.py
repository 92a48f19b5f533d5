"""The text that a PDF carries: words with boxes, set in lines.

Boxes are points of the page as it is shown, origin top left.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber

from docproc.intake.characters import Character, legible, place
from docproc.intake.directions import DIRECTIONS, LEVEL, direction, levelled, put_back
from docproc.intake.lines import set_in_lines
from docproc.intake.words import words_of
from docproc.schema import Box, Line, Word

log = logging.getLogger(__name__)
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every oddity of every font

_MANY_EDGES = 6000
_SHORTEST_RULE = 8.0  # points
_STAMPED_WORDS = 4  # a number or a date; more than that is a caption of its own


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text of one page.

    ``lines`` is the page's own text, with numbers and dates that were stamped into its blanks;
    ``captions`` are what signing programs printed on it, which is about the document and not its text;
    ``rules`` are the straight lines that are drawn on it, such as those of tables.
    """

    lines: tuple[Line, ...] = ()
    captions: tuple[Line, ...] = ()
    rules: tuple[Box, ...] = ()

    @property
    def words(self) -> list[Word]:
        """The words of the page's own text."""
        return [word for line in self.lines for word in line.words]


def read_text_layers(pdf: BytesIO, annotations: Sequence[Sequence[Box]]) -> list[TextLayer]:
    """The text of each page of a PDF; a page whose text cannot be read has none.

    ``annotations`` has the boxes of each page's annotations, which must have been made part of its
    content, at the end. What lies outside a page's crop box must have been cut off, since pdfplumber
    misplaces the text of turned pages otherwise.
    """
    layers: list[TextLayer] = []
    try:
        with pdfplumber.open(pdf) as document:
            for page, boxes in zip(document.pages, annotations, strict=False):
                layers.append(_read_if_possible(page, boxes))
    except Exception as error:  # pdfminer fails on damaged files in ways that nobody can list
        log.warning("the text layers cannot be read: %r", error)
    return layers + [TextLayer()] * (len(annotations) - len(layers))


def _read_if_possible(page: Any, annotations: Sequence[Box]) -> TextLayer:
    try:
        return _read(page, annotations)
    except Exception as error:  # the same of damaged fonts
        log.warning("the text layer of a page cannot be read: %r", error)
        return TextLayer()
    finally:
        page.close()


def _read(page: Any, annotations: Sequence[Box]) -> TextLayer:
    left, top = page.bbox[:2]
    characters = legible((_moved(each, -left, -top) for each in page.chars), page.width, page.height)
    own, stamped = _part(characters, annotations)
    inserted: list[Word] = []
    captions: list[Line] = []
    for group in stamped:
        lines = _lines(group)
        if own and len(lines) == 1 and len(lines[0].words) <= _STAMPED_WORDS:
            inserted.extend(lines[0].words)
        else:
            captions.extend(lines)
    return TextLayer(_lines(own, inserted), tuple(captions), tuple(_rules(page, left, top)))


def _rules(page: Any, left: float, top: float) -> Iterator[Box]:
    """The level and upright lines drawn on a page; a page with thousands of them is a drawing."""
    edges = page.edges
    if len(edges) > _MANY_EDGES:
        return
    for edge in edges:
        box = Box(edge["x0"] - left, edge["top"] - top, edge["x1"] - left, edge["bottom"] - top)
        if max(box.width, box.height) >= _SHORTEST_RULE > min(box.width, box.height):
            yield box


def _lines(characters: Sequence[Character], inserted: Sequence[Word] = ()) -> tuple[Line, ...]:
    """The lines of characters, level ones first; ``inserted`` are words that stand among them."""
    lines: list[Line] = []
    for runs in DIRECTIONS:
        group = [levelled(each, runs) for each in characters if direction(each) == runs]
        words = [*words_of(group), *(inserted if runs == LEVEL else ())]
        blanks = [place(each) for each in group if each["text"].isspace()]
        lines.extend(put_back(line, runs) for line in set_in_lines(words, blanks))
    return tuple(lines)


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
        x, y = place(character).x_middle, place(character).y_middle
        around = [box for box in annotations if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1]
        if not around:
            break
        stamped.setdefault(min(around, key=lambda box: box.area), []).append(character)
        end -= 1
    return characters[:end], [group[::-1] for group in stamped.values()]
