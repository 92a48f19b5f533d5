"""What OCR engines make of rendered pages: pairs of a printed line and the words that were read.

One JSON object a line: ``{"truth": …, "engine": "eng", "words": [[text, confidence], …]}``.
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
from PIL import Image

from docproc.training.corpora import Corpus, Part, open_corpora
from docproc.training.render import RenderedPage, render, wrap

log = logging.getLogger(__name__)
SEED = 1747
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
    """Render ``count`` half pages, read each in every language and write the pairs to ``output``."""
    chance = random.Random(seed + list(Part).index(part))
    corpora = list(open_corpora(folder))
    readers = [Reader(language, tessdata) for language in languages]
    source = pages(passages(corpora, chance, part), chance)
    started = time.monotonic()
    with output.open("w", encoding="utf-8") as stream:
        for number, page in enumerate(source, start=1):
            for reader in readers:
                for line, words in reader.read(page):
                    record = {
                        "page": number,
                        "engine": reader.language,
                        "truth": page.lines[line],
                        "words": words,
                    }
                    stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number % 25 == 0:
                log.info("%d of %d half pages, %.0f s", number, count, time.monotonic() - started)
            if number >= count:
                return
