"""Whole pages set, scanned with every kind of damage and read by Tesseract, word by word beside the print.

Seal and pen are left out: what lies under them is lost to any repair of letters. So are the rules of
tables, which an engine reads as bars and which never reach the repair in the pipeline.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import tesserocr
from numpy.random import Generator
from PIL import Image

from docproc.corpus.damage import Damage, drawn_damage
from docproc.corpus.scan import scan
from docproc.corpus.specimen import Specimen
from docproc.corpus.truth import TrueLine, TruePage
from docproc.corpus.typeset import typeset
from docproc.corpus.typesetting.typography import Typography
from docproc.errors import EngineError
from docproc.vietnamese.unicode import nfc

Words = tuple[str, ...]
ReadWords = tuple[tuple[str, float], ...]
"""Words as read, with the engine's confidence (0–1)."""
STRENGTHS = {"light": 0.45, "medium": 0.35, "heavy": 0.2}
"""The kinds of treatment that pages get, and their shares."""
_DPI = ((200, 0.7), (150, 0.15), (300, 0.15))
_RULES = frozenset("|¦")


def unmarked_damage(random: Generator) -> Damage:
    """Damage drawn at random, without seal, pen or stamp."""
    strength = str(random.choice(list(STRENGTHS), p=list(STRENGTHS.values())))
    dpi, shares = zip(*_DPI, strict=True)
    return replace(
        drawn_damage(strength, random),
        dpi=int(random.choice(dpi, p=shares)),
        seal="",
        signature="",
        received="",
        caption="",
        pen=(),
    )


def scanned(
    specimen: Specimen, typography: Typography | None, damage: Damage, seed: int
) -> Iterator[tuple[TruePage, Image.Image]]:
    """The pages of a specimen with what is printed on them, as a scanner delivers them."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.pdf", Path(folder) / "scan.pdf"
        typeset(specimen, source, typography)
        made = scan(specimen, source, target, damage, seed)
        yield from zip(made.truth, _pictures(target, damage.dpi), strict=True)


def _pictures(target: Path, dpi: int) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(target)
    try:
        for page in document:
            yield page.render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


class PageReader:
    """A Tesseract language that reads whole pages."""

    def __init__(self, language: str, tessdata: Path) -> None:
        if not (tessdata / f"{language}.traineddata").is_file():
            raise EngineError(f"no {language}.traineddata in {tessdata}")
        self._api = tesserocr.PyTessBaseAPI(path=str(tessdata), lang=language, psm=tesserocr.PSM.AUTO)

    def read(self, page: TruePage, picture: Image.Image, dpi: int) -> Iterator[tuple[Words, ReadWords]]:
        """For each printed line its words, and the words that were read there."""
        self._api.SetImage(picture)
        self._api.SetSourceResolution(dpi)
        self._api.Recognize()
        level = tesserocr.RIL.WORD
        found: list[list[tuple[float, str, float]]] = [[] for _ in page.lines]
        for word in tesserocr.iterate_level(self._api.GetIterator(), level):
            text, box = word.GetUTF8Text(level), word.BoundingBox(level)
            if text and text.strip() and text.strip() not in _RULES and box:
                x, y = ((box[at] + box[at + 2]) / 2 * 72 / dpi for at in (0, 1))
                nearest = min(range(len(page.lines)), key=lambda at: _distance(page.lines[at], x, y))
                found[nearest].append((x, nfc(text.strip()), round(word.Confidence(level) / 100, 3)))
        for line, words in zip(page.lines, found, strict=True):
            yield (
                tuple(nfc(word.text) for word in line.words),
                tuple((text, confidence) for _, text, confidence in sorted(words)),
            )


def _distance(line: TrueLine, x: float, y: float) -> float:
    """From a point to the nearest word of a line, heights counting for more than gaps."""
    return min(
        4 * abs(y - (word.box.y0 + word.box.y1) / 2) + max(0.0, word.box.x0 - x, x - word.box.x1)
        for word in line.words
    )
