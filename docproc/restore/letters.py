"""How single letters are misread: what is expected of a rhyme that was never seen misread so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from docproc.vietnamese.unicode import fold

LONGEST = 3
"""A letter is read as at most three (``ữ`` as ``ire``)."""
Logs = NDArray[np.float32]
_NOTHING, _SAME, _OTHER = 0.02, 0.5, (0.25 / 60, 0.05 / 60**2, 0.01 / 60**3)


def prior(letter: str, read: str) -> float:
    """Probability of a reading before anything was seen: the same letter without marks, mostly."""
    if not read:
        return _NOTHING
    if fold(letter) == fold(read):
        return _SAME
    return _OTHER[len(read) - 1]


class LetterModel:
    """Log probability of each reading (0–3 characters) of each letter.

    ``letters`` are the letters of print, ``table[reading]`` one value for each of them.
    """

    def __init__(self, letters: Sequence[str], table: dict[str, Logs], weight: Logs) -> None:
        self.letters = list(letters)
        self._place = {letter: place for place, letter in enumerate(letters)}
        self._table = table
        self._weight = weight
        self.readings = lru_cache(maxsize=1 << 14)(self._readings)

    def _readings(self, read: str) -> Logs:
        found = self._table.get(read)
        if found is not None:
            return found
        priors = np.array([prior(letter, read) for letter in self.letters], dtype=np.float32)
        return np.log(priors * self._weight)

    def spell(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The letters' places, one row a word, −1 after the end."""
        rows = np.full((len(words), max(map(len, words), default=1)), -1, dtype=np.int64)
        for row, word in zip(rows, words, strict=True):
            row[: len(word)] = [self._place[letter] for letter in word]
        return rows

    def score(self, rows: NDArray[np.int64], read: str) -> Logs:
        """Log probability of reading ``read`` for each spelt row, by its best alignment."""
        size = len(read)
        worst = np.float32(-1e4)
        before = np.full((size + 1, len(rows)), worst, dtype=np.float32)
        before[0] = 0.0
        for column in rows.T:
            here = column >= 0
            after = np.full_like(before, worst)
            for end in range(size + 1):
                for start in range(max(0, end - LONGEST), end + 1):
                    step = before[start] + self.readings(read[start:end])[column]
                    np.maximum(after[end], step, out=after[end])
            before = np.where(here, after, before)
        return before[size]
