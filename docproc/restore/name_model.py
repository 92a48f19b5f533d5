"""How persons are named: family names, middle names and given names, and which follow which.

Counted from the names of persons in running text, each name once, so that one famous person counts no
more than any other. A given name depends on the middle name before it (``Thị Hương``, ``Văn Hùng``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ModelError
from docproc.restore.language_model import LanguageModel
from docproc.restore.pieces import UNKNOWN

MIDDLE, GIVEN = "middle", "given"
SHARES = {2: 0.06, 3: 0.75, 4: 0.18, 5: 0.01}
"""How many names have so many words; where two stand for a person, a title goes before them."""
LONGEST = max(SHARES)
RARE = 1.0
"""Words that count so little at their place in a name tell how many names have a word never seen there."""
STRENGTH = {MIDDLE: 100.0, GIVEN: 600.0}
"""How many names the plain shares count for, beside those with the same word before."""
FAME = 0.1
"""Share of the names that are as in running text, where famous ones recur."""
Numbers = NDArray[np.int64]
Logs = NDArray[np.float64]


class Choice(NamedTuple):
    """What may stand at one place of a name: language-model numbers, and how well each agrees with
    what was read there (log probabilities)."""

    numbers: Numbers
    logs: Logs


class NameModel:
    """Probabilities of names; words are numbered as in the language model."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], language: LanguageModel) -> None:
        """Take the arrays of the trained file; ``language`` knows what famous persons are called."""
        self._language, number = language, language.number
        words = arrays["words"].tolist()
        self._size = len(words)
        self._row = np.full(max(number.values(), default=0) + 1, self._size, dtype=np.int64)
        for row, word in enumerate(words):
            if word in number and number[word] != UNKNOWN:
                self._row[number[word]] = row
        self._family = self._shares(arrays["family"])
        self._plain = {place: np.exp(self._shares(arrays[place])) for place in (MIDDLE, GIVEN)}
        places = [arrays[place] for place in ("family", MIDDLE, GIVEN)]
        self._commonest = [number.get(words[int(np.argmax(counts))], UNKNOWN) for counts in places]
        self._later = np.log(np.maximum(self._plain[MIDDLE], self._plain[GIVEN]))
        self._pairs = {
            place: _Pairs(arrays[f"{place}/before"], arrays[f"{place}/word"], arrays[f"{place}/count"])
            for place in (MIDDLE, GIVEN)
        }

    @classmethod
    def load(cls, path: Path, language: LanguageModel) -> NameModel:
        """Open the trained file; raises :class:`ModelError` when it is missing or damaged."""
        try:
            with np.load(path) as file:
                arrays = {name: file[name] for name in file.files}
            return cls(arrays, language)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path} cannot be read: {error}") from error

    def _shares(self, counts: NDArray[np.generic]) -> Logs:
        """Log share of each word, and at the end that of any other word.

        As many names have a word never seen as have one seen once (Good, 1953); all such words share them.
        """
        seen = np.append(counts.astype(np.float64), 0.0)
        once = max(float(seen[seen <= RARE].sum()), RARE)
        others = max(len(self._row) - int(np.count_nonzero(seen)), 1)
        seen += once / others
        return np.asarray(np.log(seen / seen.sum()))

    def plain(self, numbers: Numbers) -> Logs:
        """Log probability of words in any text."""
        return self._language.frequency(numbers).astype(np.float64)

    def common(self, size: int) -> list[int]:
        """The commonest words of a name of so many: ``nguyễn văn`` and what follows."""
        family, middle, given = self._commonest
        return [family, *[middle] * (size - 2), given]

    def later(self, numbers: Numbers) -> Logs:
        """Log probability of words after a family name, as what they are likelier."""
        return np.asarray(self._later[self._row[numbers]])

    def family(self, numbers: Numbers) -> Logs:
        """Log probability of words as family names."""
        return np.asarray(self._family[self._row[numbers]])

    def _following(self, before: Numbers, numbers: Numbers, place: str) -> Logs:
        """Probability of each word after each middle name; [before, numbers]."""
        first, second = self._row[before], self._row[numbers]
        seen, all_seen = self._pairs[place].counts(first, second)
        strength = STRENGTH[place]
        plain = self._plain[place][second]
        return np.asarray((seen + strength * plain) / (all_seen[:, None] + strength))

    def read(self, choices: Sequence[Choice]) -> tuple[float, list[Logs]]:
        """How probable a name is that agrees with what was read, and what its other words say of each.

        The first is the log probability of all readings of these places as one name; the second, for each
        place, the log weight that the other places give to each of its choices.
        """
        logs = [choice.logs for choice in choices]
        steps = self._steps(choices)
        pairs = [(self.family(choices[0].numbers) + logs[0])[:, None] + steps[0] + logs[1]]
        for step, log in zip(steps[1:], logs[2:], strict=True):
            pairs.append(_summed(pairs[-1][:, :, None] + step, 0) + log)
        total = float(_summed(pairs[-1].ravel(), 0)) + float(np.log(SHARES[len(choices)]))
        to_come = np.zeros_like(pairs[-1])
        said = [_summed(pairs[-1], 0) - logs[-1]]
        for at in range(len(pairs) - 2, -1, -1):
            to_come = _summed(steps[at + 1] + (logs[at + 2] + to_come)[None, :, :], 2)
            pairs[at] = pairs[at] + to_come
            said.append(_summed(pairs[at], 0) - logs[at + 1])
        said.append(_summed(pairs[0], 1) - logs[0])
        return total, said[::-1]

    def _steps(self, choices: Sequence[Choice]) -> list[Logs]:
        """Log probability of each word after the one or two before it, by names and by running text."""
        numbers = [choice.numbers for choice in choices]
        shape = (len(numbers[0]), len(numbers[1]))
        flat = [np.repeat(numbers[0], shape[1]), np.tile(numbers[1], shape[0])]
        text, place = self._language.bigram(flat[0], flat[1])
        counted = np.tile(self._plain[_kind(1, len(numbers))][self._row[numbers[1]]], (shape[0], 1))
        more = _gained(text, self._language.unigram(flat[1]))
        steps = [self._mixed(counted, more.reshape(shape), numbers[1])]
        for at in range(2, len(numbers)):
            first, second, third = (len(numbers[at - back]) for back in (2, 1, 0))
            two, next_place = self._language.bigram(
                np.repeat(numbers[at - 1], third), np.tile(numbers[at], second)
            )
            shorter = np.tile(two, first)
            three = self._language.trigram(
                np.repeat(place, third), np.tile(numbers[at], first * second), shorter
            )
            more = _gained(three, shorter).reshape(first, second, third)
            counted = self._following(numbers[at - 1], numbers[at], _kind(at, len(numbers)))
            steps.append(self._mixed(counted[None, :, :], more, numbers[at]))
            place = next_place
        return steps

    def _mixed(self, counted: Logs, fame: Logs, numbers: Numbers) -> Logs:
        return np.asarray(np.log((1 - FAME) * counted + FAME * fame * (numbers != UNKNOWN)))


def _gained(longer: NDArray[np.float32], shorter: NDArray[np.float32]) -> Logs:
    """What more of its context adds to the probability of each word, as the rest of a famous name does."""
    return np.asarray(np.maximum(np.exp(longer.astype(np.float64)) - np.exp(shorter.astype(np.float64)), 0.0))


def _kind(at: int, size: int) -> str:
    return GIVEN if at == size - 1 else MIDDLE


class _Pairs:
    """How often words stand one after the other."""

    def __init__(
        self, before: NDArray[np.generic], word: NDArray[np.generic], count: NDArray[np.generic]
    ) -> None:
        self._keys = before.astype(np.int64) << 16 | word.astype(np.int64)
        self._counts = count.astype(np.float64)
        self._all = np.bincount(before.astype(np.int64), self._counts, minlength=1 << 16)

    def counts(self, before: Numbers, word: Numbers) -> tuple[Logs, Logs]:
        """The count of each pair, [before, word], and of each first word; keys ascend in the file."""
        wanted = before[:, None] << 16 | word[None, :]
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        found = np.where(self._keys[at] == wanted, self._counts[at], 0.0)
        return np.asarray(found, dtype=np.float64), np.asarray(self._all[before], dtype=np.float64)


def _summed(logs: Logs, axis: int) -> Logs:
    """The logarithm of a sum of probabilities."""
    best = logs.max(axis=axis, keepdims=True)
    return np.asarray(np.squeeze(best, axis) + np.log(np.exp(logs - best).sum(axis=axis)))
