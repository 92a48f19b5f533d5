"""Where words really stand: what an office added to the page, and whether boxes lie on their words.

The truth is written beside each rendered file (see :mod:`docproc.corpus.sets`)::

    {"pages": [{"number": 1, "width": 595.3, "height": 841.9,
                "lines": [{"text", "bbox", "words": [{"text", "bbox"}], "added": "received_stamp"}]}]}

Boxes are points, origin top left; ``added`` names the stamp or caption that a line belongs to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from docproc.errors import InputError
from docproc.evaluate.arrangement import ReadLine
from docproc.evaluate.text_metrics import Count, words
from docproc.evaluate.verdict import Json
from docproc.schema import Box


@dataclass(frozen=True, slots=True)
class TrueWords:
    """The words of one page with their boxes, as shares of the page's width and height."""

    words: Mapping[str, Sequence[Box]]
    added: Sequence[Box]


@dataclass(frozen=True, slots=True)
class Places:
    """Where every word of a file stands, page by page (from 1)."""

    pages: Mapping[int, TrueWords]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a truth file; raises :class:`InputError` when it is not in its shape."""
        try:
            content = json.loads(path.read_text("utf-8"))
            return cls({page["number"]: _page(page) for page in content["pages"]})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path.name} holds no places of words: {error!r}") from error

    def without_added(self, lines: Sequence[ReadLine], pages: Sequence[Json]) -> list[ReadLine]:
        """The lines without the words that were read from stamps and captions; empty lines are left out."""
        kept = []
        for line in lines:
            added = self.pages[line.page].added if line.page in self.pages else ()
            size = _size(pages, line.page)
            if not added or size is None:
                kept.append(line)
                continue
            chosen = [
                place
                for place, box in enumerate(line.boxes)
                if not any(_on(box, spot, size) for spot in added)
            ]
            if len(chosen) == len(line.words):
                kept.append(line)
            elif chosen:
                kept.append(_part(line, chosen))
        return kept

    def misplaced(self, lines: Sequence[ReadLine], pages: Sequence[Json]) -> Count:
        """Words whose box does not lie on the word, out of those that stand on their page at all.

        A box lies on a word when its middle is inside the word's.
        """
        wrong = total = 0
        for line in lines:
            size = _size(pages, line.page)
            if line.page not in self.pages or size is None:
                continue
            for word, box in zip(line.words, line.boxes, strict=True):
                spots = self.pages[line.page].words.get(_compared(word))
                if spots and box is not None:
                    total += 1
                    wrong += not any(_on(box, spot, size) for spot in spots)
        return Count(wrong, total)


def _page(page: Json) -> TrueWords:
    found: dict[str, list[Box]] = {}
    added = []
    for line in page["lines"]:
        for word in line["words"]:
            box = Box(*word["bbox"])
            share = Box(
                box.x0 / page["width"],
                box.y0 / page["height"],
                box.x1 / page["width"],
                box.y1 / page["height"],
            )
            found.setdefault(_compared(word["text"]), []).append(share)
            if line.get("added"):
                added.append(share)
    return TrueWords(found, added)


def _compared(word: str) -> str:
    return " ".join(words(word))


def _size(pages: Sequence[Json], number: int) -> tuple[float, float] | None:
    page = next((page for page in pages if page["number"] == number), None)
    return (page["width"], page["height"]) if page and page["width"] and page["height"] else None


def _on(box: Sequence[float] | None, spot: Box, size: tuple[float, float]) -> bool:
    if box is None:
        return False
    x, y = (box[0] + box[2]) / 2 / size[0], (box[1] + box[3]) / 2 / size[1]
    return spot.x0 <= x <= spot.x1 and spot.y0 <= y <= spot.y1


def _part(line: ReadLine, chosen: Sequence[int]) -> ReadLine:
    """Some words of a line; as read, they are taken to stand alike (a glued word is kept whole)."""
    raw = line.raw if len(line.raw) != len(line.words) else tuple(line.raw[place] for place in chosen)
    return replace(
        line,
        words=tuple(line.words[place] for place in chosen),
        raw=raw,
        boxes=tuple(line.boxes[place] for place in chosen),
    )
