"""The truth of a page: every line and word that is printed on it, and where.

Taken from the text layer of the typeset PDF and carried through what the scanner does to the paper::

    {"pages": [{"number": 1, "width": 595.3, "height": 841.9,
                "lines": [{"text": "…", "bbox": [x0, y0, x1, y1], "words": [{"text", "bbox"}]}]}]}

Boxes are points, origin top left; lines stand in the order in which they are read. A line that an office
added to the page (a received stamp, a signing caption) says so: ``"added": "received_stamp"``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pdfplumber

from docproc.schema import Box

_SAME_LINE = 0.5  # share of the lower word's height
_CELL_GAP = 11.5  # points: two cells of a table, never two words of a line
_EMPTY_GAP = 60.0
_BEFORE_GAPS = ("Số:", "Số", "ngày", "tháng")
_FILLED_LATER = 0.99
_UPPER_MARGIN = 42.0

Mover = Callable[[Box], Box]


@dataclass(frozen=True, slots=True)
class TrueWord:
    """A printed word and its place in points; ``pen`` when a hand will write a part of it."""

    text: str
    box: Box
    pen: Box | None = None


@dataclass(frozen=True, slots=True)
class TrueLine:
    """Words of one printed line; ``added`` names the stamp or caption that it belongs to."""

    words: tuple[TrueWord, ...]
    added: str | None = None

    @property
    def text(self) -> str:
        """The words, parted by blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """The box around the words."""
        return Box.around(word.box for word in self.words) or Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page's size in points and its lines in reading order."""

    number: int
    width: float
    height: float
    lines: tuple[TrueLine, ...]

    def moved(self, mover: Mover) -> TruePage:
        """The page after its paper was turned, curled or folded."""
        lines = tuple(
            replace(line, words=tuple(replace(word, box=mover(word.box)) for word in line.words))
            for line in self.lines
        )
        return replace(self, lines=lines)


def read_truth(source: Path) -> list[TruePage]:
    """The lines of a typeset PDF in the order in which the typesetter wrote them."""
    with pdfplumber.open(source) as document:
        return [
            TruePage(number, float(page.width), float(page.height), tuple(_lines(page)))
            for number, page in enumerate(document.pages, start=1)
        ]


def save_truth(pages: Sequence[TruePage], path: Path) -> None:
    """Write the truth of all pages as JSON."""
    content = {"pages": [_page(page) for page in pages]}
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def _page(page: TruePage) -> dict[str, Any]:
    lines = []
    for line in page.lines:
        words = [{"text": word.text, "bbox": _rounded(word.box)} for word in line.words]
        entry: dict[str, Any] = {"text": line.text, "bbox": _rounded(line.box), "words": words}
        lines.append({**entry, "added": line.added} if line.added else entry)
    return {
        "number": page.number,
        "width": round(page.width, 1),
        "height": round(page.height, 1),
        "lines": lines,
    }


def _rounded(box: Box) -> list[float]:
    return [round(value, 1) for value in box]


def _lines(page: Any) -> Iterator[TrueLine]:
    """Words in the order of writing, cut into lines; what stands in the upper margin comes first."""
    words = [_word(found) for found in page.extract_words(use_text_flow=True, return_chars=True)]
    lines: list[list[TrueWord]] = []
    for word in words:
        if lines and _is_rest(lines[-1][-1], word):
            lines[-1][-1] = _joined(lines[-1][-1], word)
        elif lines and _follows(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    for upper in (True, False):
        for line in lines:
            if (line[0].box.y1 < _UPPER_MARGIN) == upper:
                yield TrueLine(tuple(line))


def _follows(last: TrueWord, word: TrueWord) -> bool:
    gap = word.box.x0 - last.box.x1
    room = _EMPTY_GAP if last.text in _BEFORE_GAPS or last.pen or word.pen else _CELL_GAP
    return last.box.vertical_overlap(word.box) > _SAME_LINE and -1 < gap < room


def _is_rest(last: TrueWord, word: TrueWord) -> bool:
    """Whether a word goes on where a pen's figures, which are larger, end: ``04`` and ``/CT-UBND``."""
    return last.pen is not None and word.text[0] in "/-" and abs(word.box.x0 - last.box.x1) < 1


def _joined(last: TrueWord, word: TrueWord) -> TrueWord:
    return TrueWord(last.text + word.text, Box.around((last.box, word.box)) or last.box, last.pen)


def _word(found: dict[str, Any]) -> TrueWord:
    box = Box(found["x0"], found["top"], found["x1"], found["bottom"])
    hidden = [
        Box(char["x0"], char["top"], char["x1"], char["bottom"])
        for char in found["chars"]
        if _is_hidden(char["non_stroking_color"])
    ]
    return TrueWord(found["text"], box, Box.around(hidden))


def _is_hidden(colour: Any) -> bool:
    """Whether a letter is set in the typesetter's white, for a pen to write over it."""
    return isinstance(colour, tuple | list) and len(colour) == 3 and min(colour) > _FILLED_LATER
