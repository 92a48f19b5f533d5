"""What other offices add to a page: the box of the receiver (``ĐẾN``) and captions of signing programs.

Source: Decree 30/2020/NĐ-CP, annex IV (the received stamp); annex I, cell 14 (signature of a copy).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw

from docproc.corpus.marks.ink import BLACK, BLUE, RED, Colour, font, lay, strength_of, turned, worn, write
from docproc.corpus.marks.pen import write_figures
from docproc.corpus.truth import TrueLine, TrueWord
from docproc.schema import Box
from docproc.schema.image import Pixels


@dataclass(frozen=True, slots=True)
class Received:
    """A received stamp: the receiver, its running number and the day, both by pen; ``box`` in points."""

    office: str
    number: str
    day: date
    corner: tuple[float, float]
    colour: str = "blue"


@dataclass(frozen=True, slots=True)
class Caption:
    """What a signing program prints: who signed and when; ``corner`` in points."""

    signed_by: str
    signed_at: datetime
    corner: tuple[float, float]
    colour: str = "black"

    def lines(self) -> list[str]:
        """The caption's lines."""
        stamp = self.signed_at.strftime("%d.%m.%Y %H:%M:%S +07:00")
        return [f"Người ký: {self.signed_by}", f"Cơ quan: {self.signed_by}", f"Thời gian ký: {stamp}"]


COLOURS: dict[str, Colour] = {"red": RED, "blue": BLUE, "black": BLACK}
RECEIVED_SIZE = (150.0, 62.0)
"""Width and height of the received stamp in points."""


def press_received(pixels: Pixels, stamp: Received, dpi: float, random: Generator) -> list[TrueLine]:
    """Press the box of the receiver on an RGB page, in place; its printed lines with their boxes."""
    scale = dpi / 72
    width, height = (int(side * scale) for side in RECEIVED_SIZE)
    image = Image.new("L", (width + 8, height + 8), 255)
    draw = ImageDraw.Draw(image)
    line = max(1, round(scale * 0.9))
    side, top = int(width * 0.26), int(height * 0.27)
    draw.rectangle((2, 2, width, height), outline=0, width=line)
    draw.line((2, top, width, top), 0, line)
    draw.line((side, top, side, height), 0, line)
    small = int(8 * scale)
    title = font(int(7 * scale), True).getlength(stamp.office)
    printed = [
        write(
            image,
            (max(4.0, width / 2 - title / 2), 2 * scale),
            stamp.office.upper(),
            int(7 * scale),
            bold=True,
        ),
        write(image, (side * 0.1, top + (height - top) * 0.32), "ĐẾN", int(13 * scale), bold=True),
    ]
    rows = [top + (height - top) * share for share in (0.06, 0.38, 0.7)]
    fields = ("Số:", "Ngày:", "Chuyển:")
    for y, label in zip(rows, fields, strict=True):
        printed.append(write(image, (side + 4 * scale, y), f"{label} ......................", small))
    corner = (int(stamp.corner[0] * scale), int(stamp.corner[1] * scale))
    ink = worn(strength_of(image), dpi / 15, 0.5, random)
    lay(pixels, turned(ink, float(random.uniform(-2, 2))), corner, COLOURS[stamp.colour])
    for y, text in zip(rows, (stamp.number, stamp.day.strftime("%d/%m/%y").replace("/0", "/")), strict=False):
        x = corner[0] + side + 34 * scale
        box = (x, corner[1] + y - 2, x + len(text) * 6 * scale, corner[1] + y + small * 1.1)
        write_figures(pixels, text, box, dpi, random, colour=BLUE if random.random() < 0.6 else BLACK)
    return [_line(words, corner, scale, "received_stamp") for words in printed]


def print_caption(pixels: Pixels, caption: Caption, dpi: float, random: Generator) -> list[TrueLine]:
    """Print a signing program's caption on an RGB page, in place; its lines with their boxes."""
    scale = dpi / 72
    size = float(random.choice([6.5, 7.5, 8.5]))
    lines = caption.lines()
    widest = int(max(len(line) for line in lines) * size * 0.62 * scale)
    image = Image.new("L", (widest, int((len(lines) * 1.2 + 0.5) * size * scale)), 255)
    printed = [
        write(image, (2, index * 1.2 * size * scale), line, int(size * scale))
        for index, line in enumerate(lines)
    ]
    corner = (int(caption.corner[0] * scale), int(caption.corner[1] * scale))
    lay(pixels, np.asarray(strength_of(image) * 0.95, np.float32), corner, COLOURS[caption.colour])
    return [_line(words, corner, scale, "digital_signature") for words in printed]


def _line(words: list[tuple[str, Box]], corner: tuple[int, int], scale: float, added: str) -> TrueLine:
    """Words printed on a mark, in points of the page; rows of dots are no words."""
    return TrueLine(
        tuple(
            TrueWord(
                text,
                Box(box.x0 + corner[0], box.y0 + corner[1], box.x1 + corner[0], box.y1 + corner[1]).scaled(
                    1 / scale
                ),
            )
            for text, box in words
            if text.strip(".")
        ),
        added,
    )
