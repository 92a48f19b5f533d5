"""Which Vietnamese words follow which: a trigram model of pieces, mapped into memory.

The files are sorted arrays that all worker processes share. Probabilities are natural logarithms,
kept as steps of :data:`STEP`; what a longer context does not know is taken from the shorter one,
less its back-off weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ModelError
from docproc.restore.pieces import UNKNOWN

STEP = 1 / 14
BACKOFF_STEP = 1 / 25
SLOTS, SPREAD = 1 << 22, 0x9E3779B1
"""One in four slots is taken by the million pairs that are known; the factor spreads them."""
BLOCK = 32
"""Bigrams of which one start of a stretch of trigrams is kept in full, the others as steps beyond it."""
PARTS = 64
LENGTHS = (4, 32, 256)
"""Stretches up to these lengths are searched together."""
Numbers = NDArray[np.int64]
Logs = NDArray[np.float32]

_FILES = (
    "frequencies",
    "unigrams",
    "unigram_backoffs",
    "bigram_rows",
    "bigrams",
    "bigram_probabilities",
    "bigram_backoffs",
    "trigram_blocks",
    "trigram_offsets",
    "trigrams",
    "trigram_probabilities",
)


class Bigrams:
    """Finds pairs of words among the known ones, of which two in three that are asked about are none.

    A table of slots that known pairs fall into tells most of those apart at once. The rest are looked
    for in the stretch of their first word, which is cut into parts by their second word.
    """

    def __init__(self, rows: NDArray[np.generic], seconds: NDArray[np.generic]) -> None:
        """Take the second words, ascending within each stretch ``rows[first]:rows[first + 1]``."""
        self._seconds = seconds
        starts, second = rows.astype(np.int64), seconds.astype(np.int64)
        first = np.repeat(np.arange(len(starts) - 1), starts[1:] - starts[:-1])
        so_far = np.cumsum(np.bincount(second, minlength=len(starts) - 1))
        self._part = np.maximum(so_far - 1, 0) * PARTS // max(1, len(second))
        counts = np.bincount(first * PARTS + self._part[second], minlength=len(so_far) * PARTS)
        self._rows = np.concatenate(([0], np.cumsum(counts))).astype(np.uint32)
        self._may_be = np.zeros(SLOTS, dtype=bool)
        self._may_be[_slot(first, second)] = True

    def places(self, first: Numbers, second: Numbers) -> Numbers:
        """The place of each pair; −1 where it is not known."""
        place = np.full(len(first), -1)
        some = np.flatnonzero(self._may_be[_slot(first, second)])
        wanted = second[some]
        row = first[some] * PARTS + self._part[wanted]
        place[some] = find(self._seconds, self._rows[row], self._rows[row + 1], wanted)
        return place


def _slot(first: Numbers, second: Numbers) -> Numbers:
    return (first * SPREAD + second) & (SLOTS - 1)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The trained model; ``number`` maps a piece (as :func:`.pieces.unit` names it) to its number."""

    words: tuple[str, ...]
    number: dict[str, int]
    arrays: dict[str, NDArray[np.generic]]
    frequencies: Logs
    unigrams: Logs
    backoffs: Logs
    """By word: what :meth:`frequency` and :meth:`unigram` give, and what an unknown bigram costs."""
    bigrams: Bigrams

    @classmethod
    def load(cls, folder: Path) -> LanguageModel:
        """Map the model's files; raises :class:`ModelError` when one is missing or damaged."""
        try:
            words = tuple((folder / "words.txt").read_text(encoding="utf-8").splitlines())
            arrays = {
                name: np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray) for name in _FILES
            }
        except (OSError, ValueError) as error:
            raise ModelError(f"the language model in {folder} cannot be read: {error}") from error
        if len(arrays["unigrams"]) != len(words):
            raise ModelError(f"the language model in {folder} is of two versions")
        return cls(
            words,
            {word: number for number, word in enumerate(words)},
            arrays,
            _logs(arrays["frequencies"], STEP),
            _logs(arrays["unigrams"], STEP),
            _logs(arrays["unigram_backoffs"], BACKOFF_STEP),
            Bigrams(arrays["bigram_rows"], arrays["bigrams"]),
        )

    def number_of(self, unit: str) -> int:
        """The number of a piece; :data:`UNKNOWN` when the model does not know it."""
        return self.number.get(unit, UNKNOWN)

    def frequency(self, words: Numbers) -> Logs:
        """Log of the plain share of words in the corpora (``mẽ`` is frequent, if only after ``mạnh``)."""
        return np.asarray(self.frequencies[words])

    def unigram(self, words: Numbers) -> Logs:
        """Log probability of words without context."""
        return np.asarray(self.unigrams[words])

    def bigram(self, first: Numbers, second: Numbers) -> tuple[Logs, Numbers]:
        """Log probability of ``second`` after ``first``, and each bigram's place (−1: not known)."""
        logs = self.unigrams[second] + self.backoffs[first]
        place = self.bigrams.places(first, second)
        known = np.flatnonzero(place >= 0)
        logs[known] = _logs(self.arrays["bigram_probabilities"][place[known]], STEP)
        return logs, place

    def trigram(self, context: Numbers, third: Numbers, shorter: Logs) -> Logs:
        """Log probability of ``third`` after the bigram at ``context``.

        ``shorter`` is the log probability of ``third`` after the context's second word alone.
        """
        logs = shorter.copy()
        some = np.flatnonzero(context >= 0)
        where = context[some]
        logs[some] += _logs(self.arrays["bigram_backoffs"][where], BACKOFF_STEP)
        start, end = self._trigrams_after(where), self._trigrams_after(where + 1)
        found = find(self.arrays["trigrams"], start, end, third[some])
        known = found >= 0
        logs[some[known]] = _logs(self.arrays["trigram_probabilities"][found[known]], STEP)
        return logs

    def _trigrams_after(self, bigrams: Numbers) -> Numbers:
        """Where the trigrams of each bigram begin; those of the one before it end there."""
        block = self.arrays["trigram_blocks"][bigrams // BLOCK].astype(np.int64)
        return block + self.arrays["trigram_offsets"][bigrams].astype(np.int64)


def _logs(steps: NDArray[np.generic], step: float) -> Logs:
    """Steps of a file as natural logarithms."""
    return np.asarray(steps, dtype=np.float32) * np.float32(-step)


def find(
    values: NDArray[np.generic],
    start: NDArray[np.generic],
    end: NDArray[np.generic],
    wanted: Numbers,
) -> Numbers:
    """Place of each wanted value in its own ascending stretch ``values[start:end]``; −1 if absent.

    Most stretches are short and need few steps of halving, so those of like length go together.
    """
    low = start.astype(np.int64)
    size = end.astype(np.int64) - low
    target = wanted.astype(values.dtype)
    place = np.full(len(low), -1)
    for least, beyond in pairwise((1, *LENGTHS, len(values) + 1)):
        part = np.flatnonzero((size >= least) & (size < beyond))
        place[part] = _search(values, low[part], size[part], target[part])
    return place


def _search(values: NDArray[np.generic], low: Numbers, size: Numbers, target: NDArray[np.generic]) -> Numbers:
    """Halve all stretches side by side, none of them empty, until one value is left of each."""
    for _ in range(int(size.max(initial=1) - 1).bit_length()):
        half = size >> 1
        low += half * (values[low + half - 1] < target)
        size -= half
    return np.where(values[low] == target, low, -1)
