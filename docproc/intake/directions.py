"""Text that runs up, down or upside down, turned so that it can be read like any other.

A direction is the unit vector along which a line of letters runs, y pointing up as in a PDF.
"""

from __future__ import annotations

from docproc.intake.characters import Character, place
from docproc.schema import Box, Line, Word

Direction = tuple[int, int]

LEVEL: Direction = (1, 0)
DIRECTIONS: tuple[Direction, ...] = (LEVEL, (0, 1), (0, -1), (-1, 0))


def direction(character: Character) -> Direction:
    """The way in which the character's line runs, in steps of a quarter turn."""
    along_x, along_y = character["matrix"][:2]
    if abs(along_x) >= abs(along_y):
        return (1, 0) if along_x >= 0 else (-1, 0)
    return (0, 1) if along_y > 0 else (0, -1)


def levelled(character: Character, runs: Direction) -> Character:
    """The character as it would stand if its line ran from left to right."""
    if runs == LEVEL:
        return character
    box = _turned(place(character), runs)
    across = {"x0": box.x0, "x1": box.x1, "width": box.width}
    down = {"top": box.y0, "bottom": box.y1, "doctop": box.y0, "height": box.height}
    size = {"size": box.height}  # pdfminer gives the width where a letter lies on its side
    return {**character, **across, **down, **size, "upright": True}


def put_back(line: Line, runs: Direction) -> Line:
    """A line of levelled words with the boxes that they have on the page."""
    if runs == LEVEL:
        return line
    back = (runs[0], -runs[1])
    return Line.of(tuple(_moved(word, back) for word in line.words))


def _moved(word: Word, runs: Direction) -> Word:
    box = _turned(word.box, runs) if word.box else None
    return Word(word.text, box, None, font_size=word.font_size, bold=word.bold, italic=word.italic)


def _turned(box: Box, runs: Direction) -> Box:
    """The box in a frame whose x axis is the direction; turning back is turning the opposite way."""
    x0, y0, x1, y1 = box
    turned = {
        (1, 0): (x0, y0, x1, y1),
        (0, 1): (-y1, x0, -y0, x1),
        (0, -1): (y0, -x1, y1, -x0),
        (-1, 0): (-x1, -y1, -x0, -y0),
    }
    return Box(*turned[runs])
