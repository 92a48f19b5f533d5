"""One half of the syllables, onsets or rhymes: what each reading of a half may have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.restore.bounds import Bound
from docproc.restore.letters import LetterModel, Logs

REMEMBERED = 1 << 13
"""Readings that were never seen in training are forgotten when there are more than this."""
A_TIME = 16
"""Readings that are scored together: so many that their tables stay at hand."""
Numbers = NDArray[np.int64]


class Halfway(NamedTuple):
    """The likeliest onsets or rhymes of a reading, best first, with log probabilities.

    Several readings together have a row each.
    """

    numbers: Numbers
    logs: Logs


def best(logs: Logs, count: int) -> Halfway:
    """The ``count`` likeliest entries, or those of each row."""
    count = min(count, logs.shape[-1])
    numbers = np.argpartition(-logs, count - 1)[..., :count]
    found = np.take_along_axis(logs, numbers, -1)
    order = np.argsort(-found, kind="stable")
    return Halfway(
        np.take_along_axis(numbers, order, -1).astype(np.int64), np.take_along_axis(found, order, -1)
    )


class Side:
    """What was seen of onsets (or rhymes) in training, and what single letters say of other readings.

    ``names`` are all of them; ``seen`` has as many entries for each reading, ``most`` or all names.
    """

    def __init__(
        self, names: Sequence[str], seen: Mapping[str, Halfway], letters: LetterModel, most: int
    ) -> None:
        self._letters, self._most, self._seen = letters, most, len(seen)
        self._spelling = letters.spell(names)
        self._bound = Bound(letters, names)
        self._row = {read: row for row, read in enumerate(seen)}
        # Rows are added where there is room, beginning behind those of training.
        room = np.zeros((len(seen) + A_TIME, min(most, len(names))))
        self._numbers, self._logs = room.astype(np.int64), room.astype(np.float32)
        for row, (numbers, logs) in enumerate(seen.values()):
            self._numbers[row], self._logs[row] = numbers, logs
        self.at_most = lru_cache(maxsize=REMEMBERED)(self._at_most)

    def seen(self, read: str) -> bool:
        """Whether a reading was seen in training."""
        return self._row.get(read, self._seen) < self._seen

    def of(self, reads: Sequence[str]) -> Halfway:
        """What each reading may have been."""
        if not all(read in self._row for read in reads):
            if len(self._row) + len(reads) > self._seen + REMEMBERED:
                self._row = dict(islice(self._row.items(), self._seen))
            new = sorted({read for read in reads if read not in self._row}, key=len)
            for start in range(0, len(new), A_TIME):
                self._add(new[start : start + A_TIME])
        rows = [self._row[read] for read in reads]
        return Halfway(self._numbers[rows], self._logs[rows])

    def _add(self, new: Sequence[str]) -> None:
        start, stop = len(self._row), len(self._row) + len(new)
        if stop > len(self._numbers):
            self._numbers = np.concatenate([self._numbers, np.zeros_like(self._numbers)])
            self._logs = np.concatenate([self._logs, np.zeros_like(self._logs)])
        found = best(self._letters.scores(self._spelling, new), self._most)
        self._numbers[start:stop], self._logs[start:stop] = found
        self._row.update(zip(new, range(start, stop), strict=True))

    def _at_most(self, read: str) -> float:
        """What the log probability of reading some half so does not exceed."""
        return self.rest_at_most(read)[0]

    def rest_at_most(self, read: str) -> list[float]:
        """The same for what follows each place in a reading."""
        bounds = self._bound.rest(read)
        for start in range(len(read) + 1):
            if self.seen(read[start:]):
                bounds[start] = float(self._logs[self._row[read[start:]], 0])
        return bounds
