"""What OCR engines make of rendered pages: pairs of a printed line and the words that were read.

One JSON object a line: ``{"truth": …, "engine": "eng", "words": [[text, confidence], …]}``. Most pages are
whole ones in the shape of directives, set and scanned as those that docproc is measured by; the rest are half
pages of plain lines in more fonts, sizes and strokes.
"""

from __future__ import annotations

import json
import logging
import random
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import tesserocr
from numpy.random import Generator, default_rng
from PIL import Image

from docproc.corpus.typesetting.typography import drawn
from docproc.training.corpora import Corpus, Part, open_corpora
from docproc.training.drafts import Drafter
from docproc.training.render import RenderedPage, render, wrap
from docproc.training.scanned import PageReader, scanned, unmarked_damage

log = logging.getLogger(__name__)
SEED = 1747
WHOLE = 0.7
"""Share of whole pages."""
Lines = list[tuple[str, list[tuple[str, float]]]]
"""Printed lines, each with the words that were read there and their confidence (0–1)."""
_LINES_A_PAGE = 18
_VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.I)


class Reader:
    """A Tesseract language that reads rendered pages."""

    def __init__(self, language: str, tessdata: Path) -> None:
        self.language = language
        self._api = tesserocr.PyTessBaseAPI(path=str(tessdata), lang=language, psm=tesserocr.PSM.SINGLE_BLOCK)

    def read(self, page: RenderedPage) -> Iterator[tuple[int, list[tuple[str, float]]]]:
        """Words with confidence (0–1) for each printed line, matched by height on the page."""
        self._api.SetImage(Image.fromarray(page.pixels))
        self._api.SetSourceResolution(page.damage.dpi)
        self._api.Recognize()
        by_line: dict[int, list[tuple[float, str, float]]] = {}
        words = self._api.GetIterator()
        level = tesserocr.RIL.WORD
        for word in tesserocr.iterate_level(words, level):
            text, box = word.GetUTF8Text(level), word.BoundingBox(level)
            if text and text.strip() and box:
                middle = (box[1] + box[3]) / 2
                line = min(range(len(page.lines)), key=lambda n: abs(page.middles[n] - middle))
                by_line.setdefault(line, []).append((box[0], text.strip(), word.Confidence(level)))
        for line, found in by_line.items():
            yield line, [(text, round(conf / 100, 3)) for _, text, conf in sorted(found)]


def passages(corpora: Sequence[Corpus], chance: random.Random, part: Part) -> Iterator[str]:
    """Paragraphs in a random order, official text three times as often as the rest; without end."""
    pools = []
    for corpus in corpora:
        usable = [line for line in part.of(corpus) if 40 < len(line) < 900 and _VIETNAMESE.search(line)]
        if usable:
            share = 3.0 if corpus.weight > 2 else 1.0
            pools.append((share, usable))
    shares = [share for share, _ in pools]
    while True:
        _, pool = chance.choices(pools, shares)[0]
        yield chance.choice(pool)


def pages(texts: Iterator[str], chance: random.Random) -> Iterator[RenderedPage]:
    """Half pages of a few paragraphs; one in eight is set in capitals, as headings are."""
    while True:
        columns = chance.randint(45, 90)
        lines: list[str] = []
        while len(lines) < _LINES_A_PAGE:
            words = next(texts).split()
            if chance.random() < 0.12:
                words = [word.upper() for word in words]
            lines += wrap(words, columns)
        yield render(lines[:_LINES_A_PAGE], chance)


class _Maker:
    """Makes pages and has each of them read in every language."""

    def __init__(
        self, corpora: Sequence[Corpus], part: Part, languages: Sequence[str], tessdata: Path, seed: int
    ) -> None:
        self._chance = random.Random(seed + list(Part).index(part))
        self._generator: Generator = default_rng(self._chance.getrandbits(32))
        texts = passages(corpora, self._chance, part)
        self._halves = pages(texts, self._chance)
        self._drafter = Drafter(texts, self._chance)
        self._of_halves = {language: Reader(language, tessdata) for language in languages}
        self._of_wholes = {language: PageReader(language, tessdata) for language in languages}

    def pages(self) -> Iterator[dict[str, Lines]]:
        """Pages without end, each as every language reads it."""
        while True:
            yield from self._whole() if self._chance.random() < WHOLE else self._half()

    def _half(self) -> Iterator[dict[str, Lines]]:
        page = next(self._halves)
        yield {
            language: [(page.lines[line], words) for line, words in reader.read(page)]
            for language, reader in self._of_halves.items()
        }

    def _whole(self) -> Iterator[dict[str, Lines]]:
        damage = unmarked_damage(self._generator)
        draft = self._drafter.draft("draft")
        for page, picture in scanned(draft, drawn(self._generator), damage, self._chance.getrandbits(31)):
            yield {
                language: [
                    (" ".join(truth), list(words))
                    for truth, words in reader.read(page, picture, damage.dpi)
                    if words
                ]
                for language, reader in self._of_wholes.items()
            }


def collect(
    folder: Path,
    output: Path,
    count: int,
    languages: Sequence[str],
    tessdata: Path,
    *,
    part: Part = Part.TRAINING,
    seed: int = SEED,
) -> None:
    """Make ``count`` pages, have each read in every language and write the pairs to ``output``."""
    maker = _Maker(list(open_corpora(folder)), part, languages, tessdata, seed)
    started = time.monotonic()
    with output.open("w", encoding="utf-8") as stream:
        for number, page in enumerate(maker.pages(), start=1):
            for language, lines in page.items():
                for truth, words in lines:
                    record = {"page": number, "engine": language, "truth": truth, "words": words}
                    stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number % 25 == 0:
                log.info("%d of %d pages, %.0f s", number, count, time.monotonic() - started)
            if number >= count:
                return
