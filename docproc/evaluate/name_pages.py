"""Sentences with names, set, damaged and read by Tesseract: how many names survive reading and repair."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from docproc.evaluate.names import NameTally, Sentence, judge_lines
from docproc.restore import Restorer
from docproc.schema.layout import RawParagraph, RawWord, Zone
from docproc.schema.page import Word
from docproc.training.misread import Reader
from docproc.training.render import render
from docproc.vietnamese.unicode import nfc

_A_PAGE = 15
Read = tuple[Sentence, tuple[tuple[str, float], ...]]


def read_sentences(
    found: Sequence[Sentence], engine: str, tessdata: Path, seed: int = 1747
) -> list[list[Read]]:
    """Pages of sentences, one a line, as an engine reads them."""
    chance = random.Random(seed)
    reader = Reader(engine, tessdata)
    pages = []
    for start in range(0, len(found), _A_PAGE):
        here = found[start : start + _A_PAGE]
        lines = dict(reader.read(render([sentence.text for sentence in here], chance)))
        pages.append(
            [
                (sentence, tuple((nfc(text), share) for text, share in lines.get(number, [])))
                for number, sentence in enumerate(here)
            ]
        )
    return pages


def name_errors(
    restorer: Restorer, pages: Sequence[Sequence[Read]]
) -> tuple[dict[str, NameTally], dict[str, NameTally]]:
    """Names wrong as read and as repaired, by kind; each sentence is a paragraph."""
    before, after = [], []
    for page in pages:
        paragraphs = [
            RawParagraph(
                Zone.BODY, tuple(RawWord(Word(text, None, share), 1, number) for text, share in words)
            )
            for number, (_, words) in enumerate(page)
        ]
        repaired = restorer.repair(paragraphs)
        for (sentence, words), paragraph in zip(page, repaired, strict=True):
            before.append((sentence, [text for text, _ in words]))
            after.append((sentence, [token.text for token in paragraph.tokens]))
    return judge_lines(before), judge_lines(after)
