"""Blanks that an engine lost or saw where none was printed: words that are two, and two that are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from docproc.restore.candidates import Candidates, Proposer
from docproc.restore.grade import Grade
from docproc.restore.nodes import Source
from docproc.restore.pieces import core

GLUED = -4.0
"""Log probability that a blank between two syllables was not read."""
PARTED = -4.5
"""Log probability that a blank was read inside a syllable."""
SURE = -5.0
"""Words whose doubt is less than this are neither glued nor torn."""
POOR = -6.0
FAIR = -4.0
ROUNDING = 1e-3
RARE = -11.0
"""Two words are taken for one that was torn only if one of them is rarer than this."""
LONGEST = 9
"""No syllable is read as more letters than this."""
PLAIN = re.compile(r"[^\W_]*[^\W\d_][^\W_]*")
"""Letters and figures without signs between them, one letter at least."""


class Half(NamedTuple):
    """A word that may be a part of one: the signs before it, its letters, the signs behind it.

    ``likely`` is the log of the best candidate's probability.
    """

    before: str
    letters: str
    after: str
    likely: float


class Two(NamedTuple):
    """A run of letters as two syllables, each with its letters and candidates."""

    first: tuple[str, Candidates]
    second: tuple[str, Candidates]


class One(NamedTuple):
    """Two words as one syllable: the signs before it, its letters and candidates, the signs behind it."""

    before: str
    letters: str
    candidates: Candidates
    after: str


class Blanks:
    """Finds glued and torn words of one grade; remembers what it looked at, as pages repeat their words."""

    def __init__(self, proposer: Proposer, grade: Grade) -> None:
        self._proposer, self._grade = proposer, grade
        self._middles = lru_cache(maxsize=1 << 13)(self._find_middles)
        self._half = lru_cache(maxsize=1 << 14)(self._find_half)
        self._pair = lru_cache(maxsize=1 << 14)(self._find_pair)

    def first_halves(self, letters: str, doubt: float) -> Iterator[str]:
        """What a run of letters would begin with if it were two words, to be looked up beforehand."""
        for middle in self._middles(letters, doubt):
            yield letters[:middle]

    def second_halves(self, letters: str, doubt: float) -> Iterator[str]:
        """What it would end with, once the first halves are known: most of those are no words."""
        for middle in self._middles(letters, doubt):
            if self._proposer.propose(letters[:middle], self._grade, 0.0).best > FAIR:
                yield letters[middle:]

    def wholes(self, words: Sequence[Source]) -> Iterator[str]:
        """What neighbouring words would be put together to, to be looked up beforehand."""
        for one, other in pairwise(words):
            found = self._whole(one, other)
            if found is not None:
                yield found[0].letters + found[1].letters

    def split(self, letters: str, doubt: float) -> list[Two]:
        """The two best ways in which a word that is no likely syllable may be two."""
        glued = GLUED + doubt / 2
        ways = []
        for middle in self._middles(letters, doubt):
            left = self._proposer.propose(letters[:middle], self._grade, 0.0)
            if left.best <= FAIR:
                continue
            right = self._proposer.propose(letters[middle:], self._grade, glued)
            if right.best > FAIR + glued:
                two = Two((letters[:middle], left), (letters[middle:], right))
                ways.append((left.best + right.best, two))
        ways.sort(key=lambda way: -way[0])
        return [two for _, two in ways[:2]]

    def joined(self, one: Source, other: Source) -> One | None:
        """Two words as one syllable that was torn apart, if they may be that."""
        parts = self._whole(one, other)
        if parts is None:
            return None
        letters = parts[0].letters + parts[1].letters
        whole = self._proposer.propose(letters, self._grade, min(one.doubt, other.doubt, 0.0))
        whole = whole.syllables(with_same=self._proposer.knows(letters)).costlier(PARTED)
        if whole.best < PARTED + FAIR:
            return None
        return One(parts[0].before, letters, whole, parts[1].after)

    def _whole(self, one: Source, other: Source) -> tuple[Half, Half] | None:
        """Two words that may be one, as far as can be told without looking at syllables."""
        doubt = min(one.doubt, other.doubt)
        if self._grade is Grade.BARE or (self._grade is Grade.CLEAN and doubt < SURE):
            return None
        return self._pair(one.text, other.text, doubt)

    def _find_pair(self, one: str, other: str, doubt: float) -> tuple[Half, Half] | None:
        first, second = self._half(one, doubt), self._half(other, doubt)
        if first is None or second is None or first.after or second.before:
            return None
        letters = first.letters + second.letters
        if len(letters) > LONGEST or min(first.likely, second.likely) > RARE:
            return None
        return None if self._hopeless(letters, min(doubt, 0.0), FAIR) else (first, second)

    def _find_half(self, text: str, doubt: float) -> Half | None:
        parts = core(text)
        if parts is None or not PLAIN.fullmatch(parts[1]):
            return None
        return Half(*parts, self._proposer.propose(parts[1], self._grade, doubt).likely)

    def _find_middles(self, letters: str, doubt: float) -> tuple[int, ...]:
        """Where a word may be two, as far as can be told without looking at syllables."""
        if not 3 <= len(letters) <= 2 * LONGEST or not any(map(str.isalpha, letters)):
            return ()
        if self._grade is Grade.CLEAN and (doubt < SURE or not letters.isalpha()):
            return ()
        if self._proposer.propose(letters, self._grade, doubt).best > POOR:
            return ()
        glued = GLUED + doubt / 2
        return tuple(
            middle
            for middle in range(1, len(letters))
            if not self._hopeless(letters[:middle], 0.0, FAIR)
            and not self._hopeless(letters[middle:], glued, FAIR + glued)
        )

    def _hopeless(self, letters: str, doubt: float, least: float) -> bool:
        """Whether a run of letters is sure to have no candidate of ``least`` or more."""
        return self._proposer.at_most(letters, self._grade, doubt) < least - ROUNDING
