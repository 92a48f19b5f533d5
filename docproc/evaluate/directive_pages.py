"""Directives of our own writing, set, scanned with damage and read by Tesseract, line beside printed line.

Seal and pen are left out: what lies under them is lost to any repair of letters. So are the rules of
tables, which an engine reads as bars and which never reach the repair in the pipeline.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import tesserocr
from PIL import Image

from docproc.corpus.damage import Damage
from docproc.corpus.scan import scan
from docproc.corpus.specimen import load_specimen
from docproc.corpus.truth import TrueLine, TruePage
from docproc.corpus.typeset import typeset
from docproc.errors import EngineError
from docproc.evaluate.restoration import ReadLine
from docproc.vietnamese.unicode import nfc

_DPI = 200
DAMAGES = (
    Damage(_DPI, skew=0.6, blur=0.6, noise=6, shade=20, jpeg=80),
    Damage(_DPI, skew=-0.4, blur=0.9, noise=14, shade=35, jpeg=40, fade=0.2, curl=2),
    Damage(_DPI, skew=0.3, blur=0.5, noise=5, bitonal=True, speckle=0.0005),
)
"""Light, heavy, and black and white; directives take turns."""
_RULES = frozenset("|¦")


def read_directives(
    specimens: Sequence[Path], engine: str, tessdata: Path, seed: int = 1747
) -> Iterator[list[ReadLine]]:
    """The pages of directives as one Tesseract language reads them.

    Raises :class:`EngineError` when that language is not in ``tessdata``.
    """
    if not (tessdata / f"{engine}.traineddata").is_file():
        raise EngineError(f"no {engine}.traineddata in {tessdata}")
    with (
        tempfile.TemporaryDirectory() as folder,
        tesserocr.PyTessBaseAPI(path=str(tessdata), lang=engine, psm=tesserocr.PSM.AUTO) as api,
    ):
        source, target = Path(folder) / "page.pdf", Path(folder) / "scan.pdf"
        for number, path in enumerate(specimens):
            specimen = load_specimen(path)
            typeset(specimen, source)
            made = scan(specimen, source, target, DAMAGES[number % len(DAMAGES)], seed + number)
            for page, picture in zip(made.truth, _pictures(target), strict=True):
                yield _read(api, page, picture)


def _pictures(target: Path) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(target)
    try:
        for page in document:
            yield page.render(scale=_DPI / 72).to_pil().convert("L")
    finally:
        document.close()


def _read(api: tesserocr.PyTessBaseAPI, page: TruePage, picture: Image.Image) -> list[ReadLine]:
    api.SetImage(picture)
    api.SetSourceResolution(_DPI)
    api.Recognize()
    level = tesserocr.RIL.WORD
    found: list[list[tuple[float, str, float]]] = [[] for _ in page.lines]
    for word in tesserocr.iterate_level(api.GetIterator(), level):
        text, box = word.GetUTF8Text(level), word.BoundingBox(level)
        if text and text.strip() and text.strip() not in _RULES and box:
            x, y = ((box[at] + box[at + 2]) / 2 * 72 / _DPI for at in (0, 1))
            nearest = min(range(len(page.lines)), key=lambda at: _distance(page.lines[at], x, y))
            found[nearest].append((x, nfc(text.strip()), round(word.Confidence(level) / 100, 3)))
    return [
        ReadLine(
            tuple(nfc(word.text) for word in line.words),
            tuple((text, confidence) for _, text, confidence in sorted(words)),
        )
        for line, words in zip(page.lines, found, strict=True)
    ]


def _distance(line: TrueLine, x: float, y: float) -> float:
    """From a point to the nearest word of a line, heights counting for more than gaps."""
    return min(
        4 * abs(y - (word.box.y0 + word.box.y1) / 2) + max(0.0, word.box.x0 - x, x - word.box.x1)
        for word in line.words
    )
