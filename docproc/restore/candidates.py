"""What a word as read may have been in print, and how probable each reading is."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from docproc.restore.channel import Channel
from docproc.restore.grade import Grade
from docproc.restore.language_model import LanguageModel
from docproc.restore.pieces import UNKNOWN, Kind, Piece, unit
from docproc.restore.readings import MOST, WINDOW, Readings
from docproc.restore.syllables import SyllableTable
from docproc.restore.unit_names import unusual_words
from docproc.vietnamese.unicode import fold, fold_tone_placement

Numbers = NDArray[np.int64]
Logs = NDArray[np.float64]

DAMAGED = frozenset({Grade.PATCHY, Grade.ENGLISH})
"""Grades of texts in which letters were read as figures."""
KEPT = {Grade.CLEAN: -0.02, Grade.BARE: -0.02, Grade.PATCHY: -0.02, Grade.ENGLISH: -0.35}
"""Log probability that a word which is no syllable (``Index``) is read as it stands."""
SPELLING = {Grade.CLEAN: 1.6, Grade.BARE: 1.8, Grade.PATCHY: 2.6, Grade.ENGLISH: 3.4}
"""Cost of each letter of a word that the language model does not know."""
CAPITALISED = 0.75
"""Share of that cost where the word begins with a capital, as foreign names do."""
ODD_SIGN = -6.0
TONELESS = {Grade.BARE: -8.0, Grade.ENGLISH: -4.0, Grade.PATCHY: -4.0}
"""The same for a known word with the letters of a syllable that must have a tone (``lop``) and has none."""
TONELESS_UNKNOWN = {Grade.BARE: -6.0, Grade.ENGLISH: 0.0, Grade.PATCHY: 0.0}
"""Added where the language model does not know that word."""
ROUND_SIGNS = frozenset("&@¢€")
FIGURE_DOUBT = -1.0
"""Added to the log of a letter where a figure was read."""
SMALL_DOUBT = -1.5
"""Added to the log of a small letter where a capital was read."""
UNIT_TYPES = frozenset({"xã", "tỉnh", "huyện", "quận", "phường"})
CODE_DOUBT = -2.0
"""The same where a code was read that may be the type of a unit."""
ROUND_LETTER = -3.3
"""Log probability that of all signs for a round letter with marks an engine sees just this one."""
UNUSUAL = {Grade.CLEAN: -3.0, Grade.BARE: -0.7, Grade.PATCHY: -0.7, Grade.ENGLISH: -0.7}
"""The same for a word of a place's name that no rule of spelling allows (``Drông``)."""
UNUSUAL_SPELLING = 11.0
"""Cost of such a word, which stands in names of places only, where the language model does not know it."""
TALL = "la", "Ia", -1.5
"""A first word of highland names whose capital every engine sees as a small letter, and the log of that."""


@dataclass(frozen=True)
class Candidates:
    """Candidates for one run of letters, best first by channel and frequency.

    ``numbers`` are the language model's; ``logs`` the channel's log probability of the reading;
    ``texts`` the syllable in lower case, or ``None`` for "as read"; ``likely`` the log of the best
    candidate's probability by channel and frequency.
    """

    numbers: Numbers
    logs: Logs
    texts: tuple[str | None, ...]
    likely: float = 0.0

    def with_others(self, others: Candidates) -> Candidates:
        """These candidates and others that are not among them."""
        new = [place for place, number in enumerate(others.numbers.tolist()) if number not in self.numbers]
        return Candidates(
            np.append(self.numbers, others.numbers[new]),
            np.append(self.logs, others.logs[new]),
            (*self.texts, *(others.texts[place] for place in new)),
            max(self.likely, others.likely) if new else self.likely,
        )

    def costlier(self, cost: float) -> Candidates:
        """The same candidates; ``cost`` (a log, below 0) is added to each."""
        return replace(self, logs=self.logs + cost)

    def syllables(self, *, with_same: bool = False) -> Candidates:
        """Only the candidates that are syllables; ``with_same``: what was read is one."""
        return self._at([place for place, text in enumerate(self.texts) if text is not None or with_same])

    def such(self, test: Callable[[str], bool]) -> Candidates:
        """Only the candidates whose text passes a test."""
        return self._at([place for place, text in enumerate(self.texts) if text is not None and test(text)])

    def _at(self, places: list[int]) -> Candidates:
        return Candidates(self.numbers[places], self.logs[places], tuple(self.texts[at] for at in places))

    @cached_property
    def best(self) -> float:
        """The best log probability of the reading."""
        return float(self.logs.max(initial=-99.0))


def certain(number: int) -> Candidates:
    """The one candidate of a piece that is never changed."""
    return Candidates(np.array([number]), np.zeros(1), (None,))


class Proposer:
    """Proposes candidates; remembers what it proposed, as pages repeat their words."""

    def __init__(self, model: LanguageModel, table: SyllableTable, channels: Mapping[str, Channel]) -> None:
        self._model, self._table, self._channels = model, table, channels
        self.propose = lru_cache(maxsize=1 << 15)(self._propose)
        self.fixed = lru_cache(maxsize=1 << 12)(self._fixed)
        self.readings = Readings(table, channels, model.frequency(table.model_number))
        self._number: list[int] = table.model_number.tolist()
        self._unusual_words = unusual_words()  # made here, so that no page waits for it
        self._foreign_words = foreign_words(model, table)

    def knows(self, read: str) -> bool:
        """Whether a word is a known syllable as it stands."""
        return fold_tone_placement(read.lower()) in self._table.number

    def has_build(self, letters: str) -> bool:
        """Whether letters without marks are those of some syllable."""
        return letters in self._table.by_letters

    def _fixed(self, piece: Piece) -> Candidates:
        return certain(self._model.number_of(unit(piece)))

    def _propose(self, read: str, grade: Grade, doubt: float) -> Candidates:
        """Candidates for a run of letters; ``doubt`` is added to the log of every change.

        ``doubt`` is 0 where errors are as frequent as on the pages that the channel learned from.
        """
        key = fold_tone_placement(read.lower())
        found = self._changed(read, grade, doubt)
        if not any(text is None for _, _, text in found):
            found.append((*self._as_read(key, grade, read[0].isupper()), None))
        if read == TALL[0] and grade is not Grade.BARE:
            found.append((self._model.number_of(TALL[1].lower()), TALL[2], TALL[1]))
        if read[0].isupper():
            for word in self._unusual(fold(read), key):
                number = self._model.number_of(word)
                cost = UNUSUAL_SPELLING if number == UNKNOWN else 0.0
                found.append((number, UNUSUAL[grade] + doubt - cost, word))
        for word in self._foreign(fold(read), key, grade):
            found.append((self._model.number_of(word), UNUSUAL[grade] + doubt, word))
        numbers, logs = np.array([number for number, _, _ in found]), np.array([log for _, log, _ in found])
        likely = float((logs + self._model.frequency(numbers)).max())
        return Candidates(numbers, logs, tuple(text for _, _, text in found), likely)

    def _changed(self, read: str, grade: Grade, doubt: float) -> list[tuple[int, float, str | None]]:
        """The likeliest syllables, best first, and what was read if it is one: number, log and text."""
        same = self.readings.same(read)
        found = []
        for syllable, log, frequency in self.readings.of(read, grade):
            doubted = log if syllable == same else log + doubt
            found.append((doubted + frequency, doubted, syllable))
        ranked = sorted(found, key=lambda entry: -entry[0])
        kept = [entry for entry in ranked[:MOST] if entry[0] > ranked[0][0] - WINDOW[grade]]
        if not any(syllable == same for _, _, syllable in kept):
            kept += [entry for entry in found if entry[2] == same]
        return [
            (self._number[syllable], log, None if syllable == same else self._table.words[syllable])
            for _, log, syllable in kept
        ]

    def at_most(self, read: str, grade: Grade, doubt: float) -> float:
        """What the best log probability among the candidates of :meth:`propose` does not exceed."""
        key = fold_tone_placement(read.lower())
        if read == TALL[0] or self._foreign(fold(read), key, grade):
            return max(doubt, 0.0)
        if read[0].isupper() and self._unusual(fold(read), key):
            return max(doubt, 0.0)
        as_read = self._as_read(key, grade, read[0].isupper())[1]
        return max(self.readings.at_most(read, grade, doubt), as_read)

    def _as_read(self, key: str, grade: Grade, capital: bool) -> tuple[int, float]:
        """A word that is no known syllable, left as it stands."""
        number = self._model.number_of(key)
        toneless = grade is not Grade.CLEAN and key in self._table.by_letters
        if number != UNKNOWN:
            return number, TONELESS[grade] if toneless else KEPT[grade]
        spelt = -SPELLING[grade] * len(key) * (CAPITALISED if capital else 1.0)
        return UNKNOWN, spelt + (TONELESS_UNKNOWN[grade] if toneless else 0.0)

    def _unusual(self, letters: str, but: str) -> list[str]:
        """Words of places' names that no rule of spelling allows, with the letters of what was read."""
        words = self._unusual_words.get(letters, ())
        return [word for word in words if word != but and word not in self._table.number]

    def _foreign(self, letters: str, but: str, grade: Grade) -> list[str]:
        """Words of other build with the letters of what was read, where marks may be lost."""
        if grade is Grade.CLEAN:
            return []
        return [word for word in self._foreign_words.get(letters, ()) if word != but]

    def odd(self, piece: Piece) -> Candidates:
        """A sign that hardly ever stands within a word (``nghé¢``): it is a letter, more likely."""
        own = self.fixed(piece)
        return Candidates(own.numbers, own.logs + ODD_SIGN, own.texts)

    def figure(self, piece: Piece, own: float = 0.0) -> Candidates:
        """A figure that an English OCR may have made of letters: ``14`` for ``là``, ``6`` for ``ở``.

        It is believed unless the words around speak strongly for letters; ``own`` is the log
        probability of reading it as it stands.
        """
        return self.fixed(piece).costlier(own).with_others(self._changes(piece.text, FIGURE_DOUBT))

    def lone_sign(self, piece: Piece) -> Candidates:
        """A sign that stands for a word and may have been a letter: ``&`` for ``ở``."""
        if piece.text not in ROUND_SIGNS:
            return self.fixed(piece)
        return self.odd(piece).with_others(self._changes(piece.text, 0.0))

    def as_small(self, read: str) -> Candidates:
        """Two letters in capitals as a capital and a misread small letter: ``SG`` for ``Sở``."""
        return self._changes(read[0].lower() + read[1], SMALL_DOUBT)

    def as_type(self, piece: Piece) -> Candidates:
        """A code that an English OCR may have made of ``Xã`` before a name: ``X4``, ``XG``."""
        found = self._changes(piece.text[0] + piece.text[1:].lower(), CODE_DOUBT, UNIT_TYPES)
        alike = [text is not None and len(text) == len(piece.text) for text in found.texts]
        least = np.where(alike, CODE_DOUBT + ROUND_LETTER, -np.inf)
        return replace(found, logs=np.maximum(found.logs, least))

    def _changes(self, read: str, doubt: float, only: Container[str] | None = None) -> Candidates:
        """The syllables that an English OCR may have read so, but not what was read itself."""
        found = self.propose(read, Grade.ENGLISH, 0.0)
        changed = [
            place
            for place, text in enumerate(found.texts)
            if text is not None and (only is None or text in only)
        ]
        texts = tuple(found.texts[place] for place in changed)
        return Candidates(found.numbers[changed], found.logs[changed] + doubt, texts)


def foreign_words(model: LanguageModel, table: SyllableTable) -> dict[str, list[str]]:
    """Words with marks that are no syllables (``ôtô``, ``kilômét``, ``Kitô``), by their letters.

    A Đ alone makes an abbreviation, of which more is known (:mod:`docproc.restore.abbreviations`).
    """
    found: dict[str, list[str]] = {}
    for word in model.words:
        letters = fold(word)
        if word.isalpha() and letters != word.replace("đ", "d") and letters not in table.by_letters:
            found.setdefault(letters, []).append(word)
    return found


def may_change(piece: Piece, grade: Grade) -> bool:
    """Whether a piece is letters that a repair may touch: words, and ``s6`` where text is damaged."""
    return piece.kind is Kind.WORD or (piece.kind is Kind.MIXED and grade in DAMAGED)
