"""Directives of our own writing, set, scanned with damage and read by Tesseract, line beside printed line.

Seal and pen are left out: what lies under them is lost to any repair of letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docproc.corpus.damage import Damage
from docproc.corpus.specimen import load_specimen
from docproc.evaluate.restoration import ReadLine, ReadPage
from docproc.training.scanned import PageReader, scanned

_DPI = 200
DAMAGES = (
    Damage(_DPI, skew=0.6, blur=0.6, noise=6, shade=20, jpeg=80),
    Damage(_DPI, skew=-0.4, blur=0.9, noise=14, shade=35, jpeg=40, fade=0.2, curl=2),
    Damage(_DPI, skew=0.3, blur=0.5, noise=5, bitonal=True, speckle=0.0005),
)
"""Light, heavy, and black and white; directives take turns."""


def read_directives(
    specimens: Sequence[Path], engine: str, tessdata: Path, seed: int = 1747
) -> Iterator[list[ReadPage]]:
    """Directive by directive the pages as one Tesseract language reads them.

    Raises :class:`EngineError` when that language is not in ``tessdata``.
    """
    reader = PageReader(engine, tessdata)
    for number, path in enumerate(specimens):
        damage = DAMAGES[number % len(DAMAGES)]
        yield [
            [ReadLine(truth, words) for truth, words in reader.read(page, picture, _DPI)]
            for page, picture in scanned(load_specimen(path), None, damage, seed + number)
        ]
