"""How probable the reading of some word can be at most: found quickly, since most readings are of no word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log
from operator import add

from docproc.restore.letters import ADDED, LONGEST, LetterModel, prior
from docproc.vietnamese.unicode import fold

_VOWELS = frozenset("aeiouy")
_NEVER = -1e4


class _Part:
    """The beginnings or the ends of words: which letters they are written with, and how many of them."""

    def __init__(self, letters: LetterModel, texts: Sequence[str]) -> None:
        self.longest = max(map(len, texts), default=0)
        self._letters = letters
        self._places = letters.places(set("".join(texts)))
        self._weight = float(letters.weight[self._places].max(initial=0.0))
        self.most = lru_cache(maxsize=1 << 14)(self._most)

    def _most(self, read: str) -> float:
        """The log probability of a reading for the letter that is read so most often, or a little more."""
        if not len(self._places):
            return _NEVER
        if len(read) < 2 or self._letters.seen(read):
            return float(self._letters.readings(read)[self._places].max())
        beside = max(self.most(read[:-1]), self.most(read[1:])) + log(ADDED)
        return max(log(prior("", read) * self._weight), beside)


class Bound:
    """A bound for the readings of some words, taken apart behind their last vowel.

    Any letters of either part are taken together, as if all such words were there.
    """

    def __init__(self, letters: LetterModel, words: Sequence[str]) -> None:
        heads = [word[: _head(word)] for word in words]
        tails = [word[_head(word) :] for word in words]
        self._parts = (_Part(letters, tails), _Part(letters, heads))  # readings are worked off from their end

    def rest(self, read: str) -> list[float]:
        """For each place in a reading what the log probability of what follows it does not exceed."""
        bounds = [_NEVER] * len(read) + [0.0]
        for part in self._parts:
            steps = [
                [part.most(read[start:end]) for end in range(start + 1, min(start + LONGEST, len(read)) + 1)]
                for start in range(len(read))
            ]
            for _ in range(part.longest):
                longer = [max(map(add, step, bounds[start + 1 :])) for start, step in enumerate(steps)]
                bounds = [*map(max, longer, bounds), 0.0]
        return bounds


def _head(word: str) -> int:
    """Where the consonants at the end of a word begin; a word without vowels has no such end."""
    vowels = [place for place, letter in enumerate(word) if fold(letter) in _VOWELS]
    return vowels[-1] + 1 if vowels else len(word)
