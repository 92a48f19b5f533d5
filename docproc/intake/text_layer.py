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

_MANY_RULES = 6000
_SHORTEST_RULE = 8.0  # points
_THICKEST_RULE = 3.0  # points
_WHITE = 0.95
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
    """The level and upright lines that can be seen on a page; one with thousands of them is a drawing.

    A rule is drawn as a line, as a thin filled rectangle, or as an edge of a frame; the grounds that
    editors lay behind words are filled and have no edges.
    """
    drawn = [*page.lines, *page.rects]
    if len(drawn) > _MANY_RULES:
        return
    for each in drawn:
        box = Box(each["x0"] - left, each["top"] - top, each["x1"] - left, each["bottom"] - top)
        thin = min(box.width, box.height) < _THICKEST_RULE
        if (
            thin
            and max(box.width, box.height) >= _SHORTEST_RULE
            and not _is_white(each, stroked=each["stroke"])
        ):
            yield box
        elif not thin and each["stroke"] and not _is_white(each, stroked=True):
            yield from _edges(box)


def _edges(box: Box) -> Iterator[Box]:
    yield Box(box.x0, box.y0, box.x1, box.y0)
    yield Box(box.x0, box.y1, box.x1, box.y1)
    yield Box(box.x0, box.y0, box.x0, box.y1)
    yield Box(box.x1, box.y0, box.x1, box.y1)


def _is_white(drawn: Any, *, stroked: bool) -> bool:
    colour = drawn.get("stroking_color" if stroked else "non_stroking_color")
    shades = colour if isinstance(colour, list | tuple) else (colour,)
    return len(shades) in {1, 3} and all(
        isinstance(shade, int | float) and shade > _WHITE for shade in shades
    )


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
