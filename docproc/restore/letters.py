"""How single letters are misread: what is expected of a rhyme that was never seen misread so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from docproc.vietnamese.unicode import fold

LONGEST = 3
"""A letter is read as at most three (``ữ`` as ``ire``)."""
Logs = NDArray[np.float32]
LOOKALIKES = frozenset("0689&€¢@©éôdbgqA4")
"""What an engine that knows no Vietnamese sees in a round letter with marks above or below it."""
_THIN = frozenset({("l", "1"), ("l", "|"), ("i", "1"), ("i", "l"), ("i", "|"), ("i", "j")})
_LOOKALIKE = 0.015
_MORE_SIGNS = 0.3  # signs come in heaps: (; for C
ADDED = 0.01  # one more character beside a known reading
_WORST = np.float32(-1e4)
_NOTHING, _SAME, _OTHER = 0.02, 0.5, (0.25 / 60, 0.05 / 60**2, 0.01 / 60**3)


def prior(letter: str, read: str) -> float:
    """Probability of a reading before anything was seen: the same letter without marks, mostly."""
    if not read:
        return _NOTHING
    if fold(letter) == fold(read):
        return _SAME
    if (letter, read) in _THIN:
        return _LOOKALIKE
    if read in LOOKALIKES and fold(letter) != letter != "đ":
        return _LOOKALIKE
    if not any(map(str.isalnum, read)):
        return _OTHER[0] * _MORE_SIGNS ** (len(read) - 1)
    return _OTHER[len(read) - 1]


class LetterModel:
    """Log probability of each reading (0–3 characters) of each letter.

    ``letters`` are the letters of print, ``table[reading]`` one value for each of them.
    """

    def __init__(self, letters: Sequence[str], table: dict[str, Logs], weight: Logs) -> None:
        self.letters = list(letters)
        self._place = {letter: place for place, letter in enumerate(letters)}
        self._by_fold: dict[str, list[int]] = {}
        for place, letter in enumerate(letters):
            self._by_fold.setdefault(fold(letter), []).append(place)
        self._table = table
        self.weight = weight
        self.readings = lru_cache(maxsize=1 << 14)(self._readings)

    def _readings(self, read: str) -> Logs:
        found = self._table.get(read)
        if found is not None:
            return found
        other = prior("", read)
        logs = np.log(np.full(len(self.letters), other, dtype=np.float32) * self.weight)
        for place in self._by_fold.get(fold(read), []):
            logs[place] = np.log(_SAME * self.weight[place])
        if read in LOOKALIKES or any(read == thin for _, thin in _THIN):
            logs = np.log([prior(letter, read) for letter in self.letters] * self.weight)
        if len(read) > 1:
            parts = (self.readings(read[:-1]), self.readings(read[1:]))
            logs = np.maximum(logs, np.maximum(*parts) + np.float32(np.log(ADDED)))
        return np.asarray(logs, dtype=np.float32)

    def seen(self, read: str) -> bool:
        """Whether some letter was seen in training to be read so."""
        return read in self._table

    def places(self, letters: Iterable[str]) -> NDArray[np.int64]:
        """The places of some letters of print in what :meth:`readings` gives."""
        return np.array([self._place[letter] for letter in letters], dtype=np.int64)

    def spell(self, words: Sequence[str]) -> Spelling:
        """The words letter by letter, those with the same beginning together."""
        levels: list[_Level] = []
        node_of = dict.fromkeys(range(len(words)), 0)
        for depth in range(max(map(len, words), default=0)):
            nodes: dict[tuple[int, int], int] = {}
            rows, ends = [], []
            for row in list(node_of):
                if depth >= len(words[row]):
                    del node_of[row]
                    continue
                key = (node_of[row], self._place[words[row][depth]])
                node_of[row] = nodes.setdefault(key, len(nodes))
                if depth == len(words[row]) - 1:
                    rows.append(row)
                    ends.append(node_of[row])
            parents, letters = zip(*nodes, strict=True)
            levels.append(
                _Level(np.array(parents), np.array(letters), np.array(rows, int), np.array(ends, int))
            )
        empty = np.array([row for row, word in enumerate(words) if not word], dtype=np.int64)
        return Spelling(len(words), empty, tuple(levels))

    def score(self, spelling: Spelling, read: str) -> Logs:
        """Log probability of reading ``read`` for each spelt word, by its best alignment."""
        found: Logs = self.scores(spelling, [read])[0]
        return found

    def scores(self, spelling: Spelling, reads: Sequence[str]) -> Logs:
        """The same for several readings at once: [readings, words]."""
        sizes = np.array([len(read) for read in reads])
        size = int(sizes.max())
        rows = np.arange(len(reads))
        table = self._table_of(reads, size)
        found = np.full((len(reads), spelling.count), _WORST, dtype=np.float32)
        found[np.ix_(sizes == 0, spelling.empty)] = 0.0
        before = np.full((len(reads), size + 1, 1), _WORST, dtype=np.float32)
        before[:, 0] = 0.0
        for level in spelling.levels:
            before = before.take(level.parents, axis=2)
            step = table.take(level.letters, axis=3)
            after = before + step[0]
            for taken in range(1, min(LONGEST, size) + 1):
                longer = before[:, :-taken] + step[taken, :, taken:]
                np.maximum(after[:, taken:], longer, out=after[:, taken:])
            found[:, level.rows] = after[rows, sizes].take(level.ends, axis=1)
            before = after
        return found

    def _table_of(self, reads: Sequence[str], size: int) -> Logs:
        """What each letter is read as: [characters taken, reading, place after them, letter]."""
        table = np.full((LONGEST + 1, len(reads), size + 1, len(self.letters)), _WORST, dtype=np.float32)
        for row, read in enumerate(reads):
            for end in range(len(read) + 1):
                for taken in range(min(LONGEST, end) + 1):
                    table[taken, row, end] = self.readings(read[end - taken : end])
        return table


@dataclass(frozen=True, slots=True)
class _Level:
    """The beginnings of one length: each one's parent and last letter; which words end with which."""

    parents: NDArray[np.int64]
    letters: NDArray[np.int64]
    rows: NDArray[np.int64]
    ends: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words as a tree of their beginnings; ``empty`` are the words without letters."""

    count: int
    empty: NDArray[np.int64]
    levels: tuple[_Level, ...]
