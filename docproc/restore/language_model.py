"""Which Vietnamese words follow which: a trigram model of pieces, mapped into memory.

The files are sorted arrays that all worker processes share. Probabilities are natural logarithms,
kept as steps of :data:`STEP`; what a longer context does not know is taken from the shorter one,
less its back-off weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ModelError
from docproc.restore.pieces import UNKNOWN

STEP = 1 / 14
BACKOFF_STEP = 1 / 25
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
    "trigram_rows",
    "trigrams",
    "trigram_probabilities",
)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The trained model; ``number`` maps a piece (as :func:`.pieces.unit` names it) to its number."""

    words: tuple[str, ...]
    number: dict[str, int]
    arrays: dict[str, NDArray[np.generic]]

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
        return cls(words, {word: number for number, word in enumerate(words)}, arrays)

    def number_of(self, unit: str) -> int:
        """The number of a piece; :data:`UNKNOWN` when the model does not know it."""
        return self.number.get(unit, UNKNOWN)

    def frequency(self, words: Numbers) -> Logs:
        """Log of the plain share of words in the corpora (``mẽ`` is frequent, if only after ``mạnh``)."""
        return _logs(self.arrays["frequencies"][words], STEP)

    def unigram(self, words: Numbers) -> Logs:
        """Log probability of words without context."""
        return _logs(self.arrays["unigrams"][words], STEP)

    def bigram(self, first: Numbers, second: Numbers) -> tuple[Logs, Numbers]:
        """Log probability of ``second`` after ``first``, and each bigram's place (−1: not known)."""
        rows = self.arrays["bigram_rows"]
        place = _find(self.arrays["bigrams"], rows[first], rows[first + 1], second)
        known = place >= 0
        backed = self.unigram(second) + _logs(self.arrays["unigram_backoffs"][first], BACKOFF_STEP)
        seen = _logs(self.arrays["bigram_probabilities"][np.where(known, place, 0)], STEP)
        return np.where(known, seen, backed), place

    def trigram(self, context: Numbers, third: Numbers, shorter: Logs) -> Logs:
        """Log probability of ``third`` after the bigram at ``context``.

        ``shorter`` is the log probability of ``third`` after the context's second word alone.
        """
        known_context = context >= 0
        where = np.where(known_context, context, 0)
        rows = self.arrays["trigram_rows"]
        end = np.where(known_context, rows[where + 1], rows[where])
        place = _find(self.arrays["trigrams"], rows[where], end, third)
        known = place >= 0
        backoff = _logs(self.arrays["bigram_backoffs"][where], BACKOFF_STEP) * known_context
        seen = _logs(self.arrays["trigram_probabilities"][np.where(known, place, 0)], STEP)
        return np.where(known, seen, shorter + backoff)


def _logs(steps: NDArray[np.generic], step: float) -> Logs:
    """Steps of a file as natural logarithms."""
    return np.asarray(steps, dtype=np.float32) * np.float32(-step)


def _find(
    values: NDArray[np.generic],
    start: NDArray[np.generic],
    end: NDArray[np.generic],
    wanted: Numbers,
) -> Numbers:
    """Place of each wanted value in its own ascending stretch ``values[start:end]``; −1 if absent."""
    low = start.astype(np.int64)
    size = end.astype(np.int64) - low
    stop = low + size
    last = len(values) - 1
    target = wanted.astype(values.dtype)
    for _ in range(int(size.max(initial=0)).bit_length()):
        half = size >> 1
        low += half * (values[low + half - 1] < target)
        size -= half
    low += (size > 0) & (values[np.minimum(low, last)] < target)
    found = (low < stop) & (values[np.minimum(low, last)] == target)
    return np.where(found, low, -1)
