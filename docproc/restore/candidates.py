"""What a word as read may have been in print, and how probable each reading is."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from docproc.restore.channel import Channel
from docproc.restore.grade import Grade
from docproc.restore.language_model import LanguageModel
from docproc.restore.losses import losses
from docproc.restore.orthography import channel_form
from docproc.restore.pieces import UNKNOWN, Kind, Piece, unit
from docproc.restore.syllables import SyllableTable
from docproc.restore.unit_names import unusual_words
from docproc.vietnamese.unicode import fold, fold_tone_placement

Numbers = NDArray[np.int64]
Logs = NDArray[np.float64]

DAMAGED = frozenset({Grade.PATCHY, Grade.ENGLISH})
"""Grades of texts in which letters were read as figures."""
MARKS_LOST = frozenset({Grade.BARE, Grade.PATCHY})
"""Grades of texts in which any marking of the letters read may have been meant."""
MOST = 20
WINDOW = {Grade.CLEAN: 11.0, Grade.BARE: 10.0, Grade.PATCHY: 11.0, Grade.ENGLISH: 9.0}
"""How far a candidate may fall behind the best one, by channel and frequency, and stay."""
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
MARKS_KEPT = -3.5
"""Log probability that marks survive where they were stripped."""
MARK_LOST, MARK_THINNED = -1.4, -1.5
"""In a patchy text: log probability that a letter lost its marks; what is added where one of two stayed."""
OTHERWISE = {Grade.CLEAN: 0.0, Grade.ENGLISH: -2.5}
"""In a patchy text: added where a word was misread otherwise, as one or the other engine does."""
LETTERS_RIGHT = -5.0
"""The same, added where the letters are those of a syllable."""
ROUND_SIGNS = frozenset("&@¢€")
FIGURE_DOUBT = -1.0
"""Added to the log of a letter where a figure was read."""
SMALL_DOUBT = -1.5
"""Added to the log of a small letter where a capital was read."""
UNIT_TYPES = frozenset({"xã", "tỉnh", "huyện", "quận", "phường"})
CODE_DOUBT = -2.0
"""The same where a code was read that may be the type of a unit."""
UNUSUAL = {Grade.CLEAN: -3.0, Grade.BARE: -0.7, Grade.PATCHY: -0.7, Grade.ENGLISH: -0.7}
"""The same for a word of a place's name that no rule of spelling allows (``Drông``)."""
UNUSUAL_SPELLING = 11.0
"""Cost of such a word, which stands in names of places only, where the language model does not know it."""
TALL = "la", "Ia", -3.5
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
        kept = [place for place, text in enumerate(self.texts) if text is not None or with_same]
        texts = tuple(self.texts[place] for place in kept)
        return Candidates(self.numbers[kept], self.logs[kept], texts)

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
        self._syllables = lru_cache(maxsize=1 << 15)(self._likeliest)
        self._frequency = model.frequency(table.model_number)

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
        form, upper = channel_form(read)
        key = fold_tone_placement(read.lower())
        same = self._table.number.get(key, -1)
        numbers, logs = self._syllables(form, upper, grade, same)
        if doubt:
            logs = np.where(numbers == same, logs, logs + doubt)
        total = logs + self._frequency[numbers]
        order = np.argsort(-total, kind="stable")[:MOST]
        order = order[total[order] > total[order[:1]] - WINDOW[grade]] if len(order) else order
        place = np.flatnonzero(numbers == same)
        if len(place) and place[0] not in order:
            order = np.append(order, place[:1])
        picked = numbers[order]
        texts: list[str | None] = [
            None if number == same else self._table.words[number] for number in picked.tolist()
        ]
        found, found_logs = self._table.model_number[picked], logs[order].astype(np.float64)
        if not len(place):
            number, log = self._as_read(key, grade, read[0].isupper())
            found, found_logs = np.append(found, number), np.append(found_logs, log)
            texts.append(None)
        if read == TALL[0] and grade is not Grade.BARE:
            found, texts = np.append(found, self._model.number_of(TALL[1].lower())), [*texts, TALL[1]]
            found_logs = np.append(found_logs, TALL[2])
        if read[0].isupper():
            for word in self._unusual(fold(form), key):
                number = self._model.number_of(word)
                cost = UNUSUAL_SPELLING if number == UNKNOWN else 0.0
                found, texts = np.append(found, number), [*texts, word]
                found_logs = np.append(found_logs, UNUSUAL[grade] + doubt - cost)
        likely = float((found_logs + self._model.frequency(found)).max())
        return Candidates(found, found_logs, tuple(texts), likely)

    def _likeliest(self, form: str, upper: bool, grade: Grade, same: int) -> tuple[Numbers, Logs]:
        """Of the syllables that may have been read so those that can stay, however far changes are doubted.

        Doubt moves all but the ``same`` syllable alike: that one stays, and as many of the others as any
        doubt leaves.
        """
        numbers, logs = self._find_syllables(form, upper, grade)
        total = np.where(numbers == same, np.inf, logs + self._frequency[numbers])
        kept = np.argsort(-total, kind="stable")[: MOST + 1]
        kept.sort()
        return numbers[kept], logs[kept]

    def at_most(self, read: str, grade: Grade, doubt: float) -> float:
        """What the best log probability among the candidates of :meth:`propose` does not exceed.

        This is found quickly: most runs of letters are no syllable, whatever was misread.
        """
        form, upper = channel_form(read)
        key = fold_tone_placement(read.lower())
        if key in self._table.number or (grade in MARKS_LOST and fold(key) in self._table.by_letters):
            return 0.0
        most = self._as_read(key, grade, read[0].isupper())[1]
        engines = {Grade.BARE: {}, Grade.PATCHY: OTHERWISE}.get(grade, {grade: 0.0})
        for engine, added in engines.items():
            most = max(most, self._channels[_channel(engine, upper)].at_most(form) + added + doubt)
        return most

    def _find_syllables(self, form: str, upper: bool, grade: Grade) -> tuple[Numbers, Logs]:
        if grade is Grade.BARE:
            return self._bare(form)
        if grade is Grade.PATCHY:
            return self._patchy(form, upper)
        numbers, logs = self._channels[_channel(grade, upper)].syllables(form)
        return numbers, logs.astype(np.float64)

    def _bare(self, form: str) -> tuple[Numbers, Logs]:
        """Every marking of the letters; where marks stand, they are believed."""
        letters = fold(form)
        numbers = np.array(self._table.by_letters.get(letters, []), dtype=np.int64)
        if form == letters:
            return numbers, np.zeros(len(numbers))
        same = self._table.number.get(fold_tone_placement(form.lower()), -1)
        return numbers, np.where(numbers == same, 0.0, 2 * MARKS_KEPT)

    def _patchy(self, form: str, upper: bool) -> tuple[Numbers, Logs]:
        """Syllables of which letters lost their marks, and what either engine would have misread so."""
        found: dict[int, float] = {}
        read = fold_tone_placement(form.lower())
        same = self._table.by_letters.get(fold(read), [])
        for number in same:
            lost = losses(self._table.words[number], read)
            if lost is not None:
                found[number] = MARK_LOST * lost.letters + MARK_THINNED * lost.thinned
        for engine, added in OTHERWISE.items():
            numbers, logs = self._find_syllables(form, upper, engine)
            logs += added + LETTERS_RIGHT * bool(same)
            for number, log in zip(numbers.tolist(), logs.tolist(), strict=True):
                found[number] = max(log, found.get(number, log))
        return np.array(list(found), dtype=np.int64), np.array(list(found.values()))

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
        words = unusual_words().get(letters, ())
        return [word for word in words if word != but and word not in self._table.number]

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
        """A code that an English OCR may have made of ``Xã`` before a name: ``X4``."""
        return self.fixed(piece).with_others(self._changes(piece.text, CODE_DOUBT, UNIT_TYPES))

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


def _channel(grade: Grade, upper: bool) -> str:
    return f"{grade}.upper" if upper else str(grade)


def may_change(piece: Piece, grade: Grade) -> bool:
    """Whether a piece is letters that a repair may touch: words, and ``s6`` where text is damaged."""
    return piece.kind is Kind.WORD or (piece.kind is Kind.MIXED and grade in DAMAGED)
