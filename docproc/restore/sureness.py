"""How sure an engine is of what it misread: an English one is seldom quite sure of ``Hung`` for ``Hưng``.

Plain letters it reads with a confidence of 0.93 and more, letters that lost a hat or a horn mostly with
less, and a word that it read as other letters hardly ever with 0.9. So the confidence tells which of the
words that may have been read so is meant; the channel alone knows how often each is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ModelError
from docproc.restore.candidates import TALL
from docproc.restore.context import letters_of
from docproc.restore.grade import Grade
from docproc.restore.nodes import Nodes, Source, Step
from docproc.restore.orthography import is_capitals
from docproc.restore.pieces import UNKNOWN
from docproc.restore.sums import Logs
from docproc.vietnamese.unicode import fold, fold_tone_placement

STEP = 1 / 16
WEIGHT = 0.6
"""How much a confidence counts, since the words of a page are doubted alike."""
SHORTEST = 2
"""Single letters are left to what the channel and figures say of them."""


class Relation(IntEnum):
    """What a word is to what was read in its place."""

    SAME = 0
    SAME_LETTERS = 1
    OTHER_LETTERS = 2


class Shape(IntEnum):
    """What stands in a word as read: letters without marks, some with marks, or signs and figures."""

    PLAIN = 0
    MARKED = 1
    MIXED = 2


def shape_of(read: str) -> int:
    """The shape of a word as read, those of words in capitals after those of the others."""
    shape = Shape.MIXED if not read.isalpha() else Shape.PLAIN if read.isascii() else Shape.MARKED
    return shape + len(Shape) * is_capitals(read)


def marked_letters(word: str) -> str:
    """The letters of a lower-case word that bear a mark, in order: ``đường`` → ``đườ``."""
    return "".join(letter for letter in word if fold(letter) != letter)


def relation(word: str, read: str) -> Relation:
    """What a printed word is to what was read, both in lower case."""
    if word == read:
        return Relation.SAME
    return Relation.SAME_LETTERS if fold(word) == fold(read) else Relation.OTHER_LETTERS


class _Read(NamedTuple):
    """A word as read: its shape, its number in the language model, and that of its letters."""

    shape: int
    number: int
    letters: int


class Sureness:
    """Adds to words of a lattice how well they agree with the engine's confidence."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], words: Sequence[str]) -> None:
        """Take the arrays of the trained file; ``words`` are the language model's."""
        marks = {letters: row for row, letters in enumerate(arrays["marks"].tolist())}
        self._edges: list[float] = arrays["edges"].tolist()
        self._logs = arrays["logs"].astype(np.float64) * (STEP * WEIGHT)
        self._marks = np.array([marks.get(marked_letters(word), 0) for word in words])
        self._number = {word: number for number, word in enumerate(words)}
        letters, of = letters_of(words)
        self._letters = {each: number for number, each in enumerate(letters)}
        self._same = of.copy()
        tall = self._number.get(TALL[1].lower())
        if tall is not None and TALL[0] in self._letters:
            self._same[tall] = self._letters[TALL[0]]  # no engine doubts what it sees in Ia
        self._read = lru_cache(maxsize=1 << 14)(self._looked_up)

    @classmethod
    def load(cls, path: Path, words: Sequence[str]) -> Sureness:
        """Open the trained file; raises :class:`ModelError` when it is missing or damaged."""
        try:
            with np.load(path) as file:
                return cls({name: file[name] for name in file.files}, words)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path} cannot be read: {error}") from error

    def weighed(
        self,
        nodes: Nodes,
        steps: Sequence[Step],
        sources: Sequence[Source],
        confidences: Sequence[float | None],
    ) -> Nodes:
        """The nodes, with what the confidence of each word read by an English engine says of them."""
        rows = [
            (at, bisect_right(self._edges, confidence), *read)
            for at, step in enumerate(steps)
            if len(step.words) == 1
            and sources[word := step.words[0]].grade is Grade.ENGLISH
            and (confidence := confidences[word]) is not None
            and (read := self._read(sources[word].text, step.read)) is not None
        ]
        if not rows:
            return nodes
        at, bins, shape, number, letters = np.array(rows).T
        row_of = np.full(len(steps), -1)
        row_of[at] = np.arange(len(at))
        row = row_of[nodes.step]
        some = np.flatnonzero(row >= 0)
        row, own = row[some], nodes.number[some]
        alike = np.where(self._same[own] == letters[row], Relation.SAME_LETTERS, Relation.OTHER_LETTERS)
        to_read = np.where(own == number[row], Relation.SAME, alike)
        logs: Logs = nodes.log.copy()
        logs[some] += self._logs[shape[row], to_read, self._marks[own], bins[row]]
        return nodes.with_logs(logs)

    def _looked_up(self, text: str, read: str) -> _Read | None:
        """What was read in a step that has all letters and figures of its word; ``None`` for others."""
        characters = sum(map(str.isalnum, read))
        if characters < SHORTEST or read.isdigit() or characters != sum(map(str.isalnum, text)):
            return None
        word = fold_tone_placement(read.lower())
        return _Read(shape_of(read), self._number.get(word, UNKNOWN), self._letters.get(fold(word), -1))
