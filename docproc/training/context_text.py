"""Text for the context model: numbered pieces with their case, in chunks of one length.

``corpora.toml``, ``[passes]``, says how often the lines of each corpus are passed over: letters of
offices several times, news and Wikipedia in part.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc.restore.context import case_of
from docproc.restore.pieces import OTHER, START, UNKNOWN, Kind, cut, unit
from docproc.training.corpora import open_corpora

log = logging.getLogger(__name__)
CHUNK = 128
Chunks = NDArray[np.uint16]
Cases = NDArray[np.uint8]


class Encoder:
    """Numbers the pieces of lines; remembers words, as text repeats them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._number = {word: number for number, word in enumerate(words)}
        self._seen: dict[str, tuple[list[int], list[int]]] = {}

    def line(self, line: str) -> tuple[list[int], list[int]]:
        """Numbers of a line's pieces and their cases, opened by START."""
        numbers, cases = [START], [0]
        for word in line.split():
            found = self._seen.get(word)
            if found is None:
                found = self._word(word)
                if len(self._seen) < 1_000_000:
                    self._seen[word] = found
            numbers += found[0]
            cases += found[1]
        return numbers, cases

    def _word(self, word: str) -> tuple[list[int], list[int]]:
        numbers, cases = [], []
        for piece in cut(word):
            name = unit(piece)
            other = UNKNOWN if piece.kind is Kind.WORD else OTHER
            numbers.append(self._number.get(name, other))
            cases.append(case_of(piece.text))
        return numbers, cases


def chunks(folder: Path, words: Sequence[str], seed: int) -> tuple[Chunks, Cases]:
    """All chunks of the training parts of a folder of corpora, shuffled."""
    chance = random.Random(seed)
    encoder = Encoder(words)
    numbers: list[NDArray[np.uint16]] = []
    cases: list[NDArray[np.uint8]] = []
    for corpus in open_corpora(folder):
        lines = list(_passed(corpus.training(), corpus.passes, chance))
        some: list[int] = []
        cased: list[int] = []
        for line in lines:
            one, other = encoder.line(line)
            some += one
            cased += other
        size = len(some) // CHUNK * CHUNK
        numbers.append(np.array(some[:size], dtype=np.uint16).reshape(-1, CHUNK))
        cases.append(np.array(cased[:size], dtype=np.uint8).reshape(-1, CHUNK))
        log.info("%s: %d lines, %d pieces", corpus.name, len(lines), size)
    order = np.random.default_rng(seed).permutation(sum(map(len, numbers)))
    return np.concatenate(numbers)[order], np.concatenate(cases)[order]


def _passed(lines: Sequence[str], passes: float, chance: random.Random) -> Iterator[str]:
    """Each line ``passes`` times, in a fresh order each time; a share of them where it is below one."""
    while passes > 0:
        count = round(len(lines) * min(passes, 1.0))
        yield from chance.sample(lines, count)
        passes -= 1.0
