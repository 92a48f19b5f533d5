"""Which syllables a run of letters may have been, by the way in which its text is damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.restore.channel import Channel
from docproc.restore.grade import Grade
from docproc.restore.losses import losses
from docproc.restore.orthography import channel_form
from docproc.restore.syllables import SyllableTable
from docproc.vietnamese.unicode import fold, fold_tone_placement

Numbers = NDArray[np.int64]
Logs = NDArray[np.float64]

MOST = 20
WINDOW = {Grade.CLEAN: 11.0, Grade.BARE: 10.0, Grade.PATCHY: 11.0, Grade.ENGLISH: 9.0}
"""How far a candidate may fall behind the best one, by channel and frequency, and stay."""
MARKS_KEPT = -3.5
"""Log probability that marks survive where they were stripped."""
MARK_LOST, MARK_THINNED = -1.4, -1.5
"""In a patchy text: log probability that a letter lost its marks; what is added where one of two stayed."""
OTHERWISE = {Grade.CLEAN: 0.0, Grade.ENGLISH: -2.5}
"""In a patchy text: added where a word was misread otherwise, as one or the other engine does."""
LETTERS_RIGHT = -5.0
"""The same, added where the letters are those of a syllable."""
REMEMBERED = 1 << 15
_MARKS_LOST = frozenset({Grade.BARE, Grade.PATCHY})
"""Grades of texts in which any marking of the letters read may have been meant."""


class Reading(NamedTuple):
    """A syllable by its number, the log probability that it is read so, and the log of its frequency."""

    syllable: int
    log: float
    frequency: float


class Readings:
    """Finds the syllables that can have been read as a run of letters; remembers what it found."""

    def __init__(
        self, table: SyllableTable, channels: Mapping[str, Channel], frequency: NDArray[np.float32]
    ) -> None:
        """``frequency`` is each syllable's log."""
        self._table, self._channels, self._frequency = table, channels, frequency
        self._found: dict[tuple[str, bool, Grade], tuple[Reading, ...]] = {}

    def same(self, read: str) -> int:
        """The number of the syllable that stands there as it was read; −1 when it is none."""
        return self._table.number.get(fold_tone_placement(read.lower()), -1)

    def of(self, read: str, grade: Grade) -> tuple[Reading, ...]:
        """The syllables that may be meant, in the order of their numbers, however far changes are doubted.

        Doubt moves all but the :meth:`same` syllable alike: that one is here if it can be read so, and as
        many of the others as any doubt leaves.
        """
        key = (*channel_form(read), grade)
        if key not in self._found:
            self.prepare([read], grade)
        return self._found[key]

    def prepare(self, reads: Iterable[str], grade: Grade) -> None:
        """Find the syllables of many readings, which costs less than finding them one by one."""
        if len(self._found) > REMEMBERED:
            self._found.clear()
        forms = set(map(channel_form, reads))
        for upper in (False, True):
            new = sorted(
                form for form, of in forms if of is upper and (form, upper, grade) not in self._found
            )
            for form, (numbers, logs) in zip(new, self._syllables(new, upper, grade), strict=True):
                self._found[form, upper, grade] = self._likeliest(form, numbers, logs, grade)

    def _likeliest(self, form: str, numbers: Numbers, logs: Logs, grade: Grade) -> tuple[Reading, ...]:
        total = logs + self._frequency[numbers]
        same = numbers == self.same(form)
        total[same] = -np.inf
        kept = np.flatnonzero(total > total.max(initial=-np.inf) - WINDOW[grade])
        if len(kept) > MOST:
            kept = np.sort(kept[np.argsort(-total[kept], kind="stable")[:MOST]])
        if same.any():
            kept = np.sort(np.append(kept, np.flatnonzero(same)))
        columns = (numbers[kept], logs[kept], self._frequency[numbers[kept]])
        return tuple(map(Reading, *(column.tolist() for column in columns)))

    def _syllables(self, forms: Sequence[str], upper: bool, grade: Grade) -> Iterator[tuple[Numbers, Logs]]:
        """For each form the numbers of syllables, and the log probabilities of reading them so."""
        if grade is Grade.BARE:
            return map(self._bare, forms)
        if grade is Grade.PATCHY:
            by_engine = [self._syllables(forms, upper, engine) for engine in OTHERWISE]
            return map(self._patchy, forms, *by_engine)
        found = self._channels[_channel(grade, upper)].syllables(forms)
        return ((numbers, logs.astype(np.float64)) for numbers, logs in found)

    def _bare(self, form: str) -> tuple[Numbers, Logs]:
        """Every marking of the letters; where marks stand, they are believed."""
        letters = fold(form)
        numbers = np.array(self._table.by_letters.get(letters, []), dtype=np.int64)
        if form == letters:
            return numbers, np.zeros(len(numbers))
        return numbers, np.where(numbers == self.same(form), 0.0, 2 * MARKS_KEPT)

    def _patchy(self, form: str, *by_engine: tuple[Numbers, Logs]) -> tuple[Numbers, Logs]:
        """Syllables of which letters lost their marks, and what either engine would have misread so."""
        best = np.full(len(self._table.words), -np.inf)
        read = fold_tone_placement(form.lower())
        alike = self._table.by_letters.get(fold(read), [])
        for number in alike:
            lost = losses(self._table.words[number], read)
            if lost is not None:
                best[number] = MARK_LOST * lost.letters + MARK_THINNED * lost.thinned
        for (numbers, logs), added in zip(by_engine, OTHERWISE.values(), strict=True):
            cost = added + (LETTERS_RIGHT if alike else 0.0)
            best[numbers] = np.maximum(best[numbers], logs + cost)
        numbers = np.flatnonzero(best > -np.inf)
        return numbers, best[numbers]

    def at_most(self, read: str, grade: Grade, doubt: float) -> float:
        """What the log probability of reading any syllable so does not exceed; see :attr:`Reading.log`.

        This is found quickly: most runs of letters are no syllable, whatever was misread. ``doubt`` is
        added to the log of every change.
        """
        form, upper = channel_form(read)
        alike = grade in _MARKS_LOST and fold(form) in self._table.by_letters
        if alike or self.same(read) >= 0:
            return max(doubt, 0.0)
        engines = {Grade.BARE: {}, Grade.PATCHY: OTHERWISE}.get(grade, {grade: 0.0})
        return doubt + max(
            (
                self._channels[_channel(engine, upper)].at_most(form) + added
                for engine, added in engines.items()
            ),
            default=-np.inf,
        )


def _channel(grade: Grade, upper: bool) -> str:
    return f"{grade}.upper" if upper else str(grade)
