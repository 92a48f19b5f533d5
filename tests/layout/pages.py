"""Pages made by hand: text put at places, as an OCR engine would have read it.

``page("100 60 SỞ NỘI VỤ || 270 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "90 90 Số: 12/SNV")`` gives an A4 page
with two lines; each begins with x and y of its first letter in points, and ``||`` with another x puts
more words on the same line as read. :func:`flow` sets a paragraph in lines, :func:`bare` makes pages
without boxes, :func:`zones` says what the layout made of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from docproc.layout import arrange
from docproc.schema import Block, Box, Line, OcrPage, PageLayout, TextSource, Word, Zone

A4: Final = (595.0, 842.0)
LETTER: Final = 5.5
BLANK: Final = 4.0
HEIGHT: Final = 12.0
LEFT: Final = 85.0
RIGHT: Final = 540.0
STEP: Final = 18.0
INDENT: Final = 36.0


def page(
    *lines: str,
    number: int = 1,
    rules: Iterable[Box] = (),
    height: float = HEIGHT,
    size: tuple[float, float] = A4,
) -> OcrPage:
    """A page with lines at places; ``height`` is that of the letters in points."""
    return OcrPage(
        number,
        size[0],
        size[1],
        TextSource.OCR,
        tuple(placed(line, height) for line in lines),
        dpi=300.0,
        rules=tuple(rules),
    )


def placed(line: str, height: float = HEIGHT) -> Line:
    """``x y words || x more words`` as a line."""
    first, *others = line.split("||")
    left, top, text = first.strip().split(" ", 2)
    words = _words(float(left), float(top), text, height)
    for other in others:
        x, text = other.strip().split(" ", 1)
        words += _words(float(x), float(top), text, height)
    return Line.of(tuple(words))


def _words(x: float, y: float, text: str, height: float) -> list[Word]:
    words = []
    for part in text.split():
        width = LETTER * len(part)
        words.append(Word(part, Box(x, y, x + width, y + height), 0.9))
        x += width + BLANK
    return words


def flow(
    text: str, y: float, *, indent: float = INDENT, left: float = LEFT, right: float = RIGHT
) -> list[str]:
    """A paragraph set in lines from height ``y`` down, the first one set in."""
    lines: list[list[str]] = [[]]
    x = left + indent
    for word in text.split():
        width = LETTER * len(word)
        if lines[-1] and x + width > right:
            lines.append([])
            x = left
        lines[-1].append(word)
        x += width + BLANK
    starts = [left + indent] + [left] * (len(lines) - 1)
    return [
        f"{start} {y + STEP * row} {' '.join(words)}"
        for row, (start, words) in enumerate(zip(starts, lines, strict=True))
    ]


def flows(texts: Sequence[str], y: float, **setting: float) -> list[str]:
    """Several paragraphs below one another, a little space between them."""
    lines: list[str] = []
    for text in texts:
        lines += flow(text, y, **setting)
        y = float(lines[-1].split()[1]) + STEP + 4
    return lines


def centred(y: float, text: str, middle: float = (LEFT + RIGHT) / 2) -> str:
    """A line in the middle of the text."""
    width = sum(LETTER * len(word) + BLANK for word in text.split()) - BLANK
    return f"{middle - width / 2:.1f} {y} {text}"


def bare(text: str) -> list[OcrPage]:
    """Pages of bare text; a form feed turns the page."""
    return [
        OcrPage(
            number,
            None,
            None,
            TextSource.RESTORED_TEXT_LAYER,
            tuple(
                Line(tuple(Word(word, None, None) for word in line.split()), None)
                for line in part.split("\n")
            ),
        )
        for number, part in enumerate(text.split("\f"), start=1)
    ]


def zones(pages: Sequence[OcrPage]) -> list[tuple[Zone, str]]:
    """What the layout made of pages: zone and text of each block, lines joined by blanks."""
    return [(block.zone, text_of(block)) for block in blocks(arrange(pages))]


def of_zone(pages: Sequence[OcrPage], zone: Zone) -> list[str]:
    """The texts of the blocks of one zone."""
    return [text for found, text in zones(pages) if found is zone]


def blocks(layouts: Iterable[PageLayout]) -> list[Block]:
    """All blocks of all pages."""
    return [block for layout in layouts for block in layout.blocks]


def text_of(block: Block) -> str:
    """The text of a block on one line."""
    return " ".join(line.text for line in block.lines)
