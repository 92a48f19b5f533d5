"""How many letters of a text lost their marks, when others kept theirs.

Each word is weighed against the frequencies of all words with its letters: ``nhan`` is hardly ever a
word by itself, ``nhân`` and ``nhận`` are frequent, so that it speaks for marks that were lost. Words of
other languages and names look the same one by one, but there are few of them among words with marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.restore.language_model import LanguageModel
from docproc.restore.pieces import UNKNOWN
from docproc.restore.syllables import SyllableTable
from docproc.vietnamese.unicode import fold, fold_tone_placement, nfc

SHARES = (0.0, 0.01, 0.03, 0.06, 0.12, 0.25, 0.4, 0.6, 0.8)
"""The shares of marked letters without their marks that are told apart."""
_STRAY = 2e-6
"""Probability of a word that has the letters of a syllable and is none: foreign, a name, an error."""
_BEYOND_CHANCE = 12.0
"""No text in order is this much likelier with marks lost, whatever names and terms stand in it."""
_DOCUMENT_COUNTS, _DOCUMENT_SAYS = 0.15, 8.0
_LETTERS = re.compile(r"[^\W\d_]{2,}")
Logs = NDArray[np.float64]


class Losses:
    """Weighs words for and against lost marks."""

    def __init__(self, model: LanguageModel, table: SyllableTable) -> None:
        self._model, self._table = model, table
        self._of_word = lru_cache(maxsize=1 << 14)(self._weighed)

    def weigh(self, words: Iterable[str]) -> Logs:
        """Log likelihood of the words at each of :data:`SHARES`, less that at the first.

        A word that speaks for losses is heard once, as terms come again and again; words with capitals are
        not heard, as names of other countries have no marks.
        """
        runs = Counter(run for word in words for run in _LETTERS.findall(word) if run.islower())
        found = np.zeros(len(SHARES))
        for run, count in runs.items():
            said = self._of_word(run)
            found += np.where(said > 0, said, said * count)
        return found

    def _weighed(self, run: str) -> Logs:
        read = fold_tone_placement(run)
        numbers = self._table.by_letters.get(fold(read), [])
        total = np.full(len(SHARES), _STRAY)
        if read not in self._table.number and (number := self._model.number_of(read)) != UNKNOWN:
            total += np.exp(self._model.frequency(np.array([number])))
        shares = np.array(SHARES)
        frequency = np.exp(self._model.frequency(self._table.model_number[numbers]))
        for place, often in zip(numbers, frequency.tolist(), strict=True):
            lost = losses(self._table.words[place], read)
            if lost is not None and not lost.thinned:
                total += often * shares**lost.letters * (1 - shares) ** lost.kept
        logs: Logs = np.log(total / total[0])
        return logs


def is_patchy(document: Logs) -> bool:
    """Whether a document, as it was weighed, lost marks here and there."""
    return bool(document.max() > _BEYOND_CHANCE)


def share_lost(paragraph: Logs, document: Logs) -> float:
    """The likeliest share of a paragraph's marked letters that lost their marks; 0 where it is in order.

    Both as they were weighed, the document with all its paragraphs.
    """
    says = np.minimum(_DOCUMENT_COUNTS * document, _DOCUMENT_SAYS)
    return SHARES[int(np.argmax(paragraph + says))]


class Lost(NamedTuple):
    """How many letters of a syllable lost marks, how many kept theirs, how many lost one of two."""

    letters: int
    kept: int
    thinned: int


@lru_cache(maxsize=1 << 15)
def losses(syllable: str, read: str) -> Lost | None:
    """What a syllable lost when it was read so; ``None`` when it cannot become that by losing marks.

    >>> losses("trường", "trưong"), losses("trường", "trương"), losses("trường", "trướng")
    (Lost(letters=1, kept=1, thinned=0), Lost(letters=1, kept=1, thinned=1), None)
    """
    if len(syllable) != len(read):
        return None
    lost = kept = thinned = 0
    for letter, seen in zip(syllable, read, strict=True):
        bare = fold(letter)
        if letter == seen:
            kept += letter != bare
        elif seen == bare:
            lost += 1
        elif seen in _less(letter):
            lost, thinned = lost + 1, thinned + 1
        else:
            return None
    return Lost(lost, kept, thinned)


def _less(letter: str) -> set[str]:
    """A letter without one of its two marks: ``ờ`` as ``ơ`` or ``ò``."""
    marks = unicodedata.normalize("NFD", letter)
    return {nfc(marks[:place] + marks[place + 1 :]) for place in range(1, len(marks))}
