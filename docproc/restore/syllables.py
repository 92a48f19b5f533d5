"""The syllables that a repair may write: each as an onset and a rhyme with its tone.

OCR engines misread onsets and rhymes apart from one another, so what was seen of ``ường`` in one
word tells about every word with that rhyme.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.vietnamese.syllable import analyse
from docproc.vietnamese.unicode import fold

_HIGHLAND = re.compile(
    r"(đ|l|k|kr|đr|pl|b|h|r|m|n)?((?:[ắăạấâốôộơớờưứừ]|y[ơê])(?:k|n|ng|ch|p|m|t|nh)|(?<=k)[ạàáảă]n)"
)
"""Names of the highlands that Vietnamese spelling rules do not cover: Đắk, Kạn, Krông."""


class Halves(NamedTuple):
    """``thường`` is ``th`` and ``ường``; together they are the syllable."""

    onset: str
    rhyme: str


@lru_cache(maxsize=1 << 16)
def halves(word: str) -> Halves | None:
    """Onset and rhyme of a lower-case syllable; ``None`` when the word has not the build of one."""
    parts = analyse(word)
    if parts is None:
        name = _HIGHLAND.fullmatch(word)
        return Halves(*name.groups()) if name else None
    onset = parts.onset
    if onset == "gi" and len(word) == len(onset) + len(parts.coda):
        onset = "g"  # gì, gìn: onset and nucleus share the i
    return Halves(onset, word[len(onset) :])


class SyllableTable:
    """All known syllables, found by their halves or by their letters without marks.

    ``words[n]`` is spelt ``onsets[onset[n]] + rhymes[rhyme[n]]``; ``at[o, r]`` is the number of the
    syllable with these halves, −1 where there is none; ``model_number[n]`` its number in the language
    model.
    """

    def __init__(self, syllables: Iterable[tuple[Halves, int]]) -> None:
        pairs, numbers = [], []
        for pair, number in syllables:
            pairs.append(pair)
            numbers.append(number)
        self.words = [pair.onset + pair.rhyme for pair in pairs]
        self.onsets = sorted({pair.onset for pair in pairs})
        self.rhymes = sorted({pair.rhyme for pair in pairs})
        onset_at = {onset: place for place, onset in enumerate(self.onsets)}
        rhyme_at = {rhyme: place for place, rhyme in enumerate(self.rhymes)}
        self.onset = np.array([onset_at[pair.onset] for pair in pairs], dtype=np.int64)
        self.rhyme = np.array([rhyme_at[pair.rhyme] for pair in pairs], dtype=np.int64)
        self.at: NDArray[np.int64] = np.full((len(self.onsets), len(self.rhymes)), -1)
        self.at[self.onset, self.rhyme] = np.arange(len(pairs))
        self.model_number = np.array(numbers, dtype=np.int64)
        self.number = {word: place for place, word in enumerate(self.words)}
        self.by_letters: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            self.by_letters.setdefault(fold(word), []).append(place)
