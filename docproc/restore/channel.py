"""What printed syllables are read as: the channel of the noisy-channel repair.

A channel belongs to a way of misreading (an English OCR, a Vietnamese one) and to a case of letters.
It knows whole onsets and rhymes that were seen misread, and letters for what was not.
Source: Brill and Moore, "An Improved Error Model for Noisy Channel Spelling Correction" (2000).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ModelError
from docproc.restore.letters import LetterModel, Logs
from docproc.restore.pieces import UNKNOWN
from docproc.restore.syllables import Halves, SyllableTable

STEP = 1 / 16
MOST_RHYMES = 48
MOST_ONSETS = 6
LONGEST_ONSET = 4
LONGEST_RHYME = 8
LIKELY = -3.5
NEVER = -np.inf
REMEMBERED = 1 << 14
"""Readings never seen in training whose halves are remembered."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Halfway:
    """The likeliest onsets or rhymes of a reading, best first, with log probabilities."""

    numbers: Numbers
    logs: Logs


class _Side:
    """One half of the syllables: what was seen of it, and what single letters say of the rest."""

    def __init__(
        self, names: Sequence[str], seen: Mapping[str, Halfway], letters: LetterModel, most: int
    ) -> None:
        self._seen, self._letters, self._most = seen, letters, most
        self._spelling = letters.spell(names)
        self._longest = max(map(len, names))
        self.at_most = lru_cache(maxsize=1 << 12)(self._at_most)
        self._found: dict[str, Halfway] = {}

    def __contains__(self, read: str) -> bool:
        return read in self._seen

    def of(self, reads: Sequence[str]) -> list[Halfway]:
        """What each reading may have been."""
        new = [read for read in reads if read not in self._seen and read not in self._found]
        if new:
            if len(self._found) > REMEMBERED:
                self._found.clear()
                new = [read for read in reads if read not in self._seen]
            scores = self._letters.scores(self._spelling, new)
            self._found.update(zip(new, (best(logs, self._most) for logs in scores), strict=True))
        return [self._seen.get(read) or self._found[read] for read in reads]

    def _at_most(self, read: str) -> float:
        """What the log probability of reading some half so does not exceed."""
        return self.rest_at_most(read)[0]

    def rest_at_most(self, read: str) -> list[float]:
        """The same for what follows each place in a reading."""
        bounds = self._letters.at_most(read, self._longest)
        for start in range(len(read) + 1):
            seen = self._seen.get(read[start:])
            if seen:
                bounds[start] = float(seen.logs[0])
        return bounds


class Channel:
    """Readings of syllables, from counts of readings of their halves."""

    def __init__(
        self,
        table: SyllableTable,
        letters: LetterModel,
        onsets: Mapping[str, Halfway],
        rhymes: Mapping[str, Halfway],
    ) -> None:
        self._table = table
        self._onsets = _Side(table.onsets, onsets, letters, MOST_ONSETS)
        self._rhymes = _Side(table.rhymes, rhymes, letters, MOST_RHYMES)
        self.at_most = lru_cache(maxsize=1 << 14)(self._at_most)

    def syllables(self, read: str) -> tuple[Numbers, Logs]:
        """Syllables that may have been read as ``read``, with the log probability of that reading."""
        found = np.full(len(self._table.words) + 1, NEVER, dtype=np.float32)
        logs = found[:-1]  # the last entry is for pairs of halves that are no syllable
        for cuts in self._cuts(read):
            onsets = self._onsets.of([read[:cut] for cut in cuts])
            rhymes = self._rhymes.of([read[cut:] for cut in cuts])
            for onset, rhyme in zip(onsets, rhymes, strict=True):
                pairs = self._table.at[onset.numbers[:, None], rhyme.numbers]
                found[pairs] = np.maximum(found[pairs], onset.logs[:, None] + rhyme.logs)
            if logs.max() > LIKELY:
                break
        numbers = np.flatnonzero(logs > NEVER)
        return numbers, logs[numbers]

    def _cuts(self, read: str) -> list[list[int]]:
        """Where a reading may be cut: first where both halves were seen, then where one was, or none."""
        by_seen: list[list[int]] = [[], [], []]
        for cut in _all_cuts(read):
            onset, rhyme = read[:cut] in self._onsets, read[cut:] in self._rhymes
            by_seen[2 * rhyme if not cut else onset + rhyme].append(cut)  # no onset is always "seen"
        return by_seen[::-1]

    def _at_most(self, read: str) -> float:
        """What the log probability of reading some syllable so does not exceed."""
        rhymes = self._rhymes.rest_at_most(read)
        return max((self._onsets.at_most(read[:cut]) + rhymes[cut] for cut in _all_cuts(read)), default=NEVER)

    def log_probability(self, syllable: int, read: str) -> float:
        """Log probability of one reading of one syllable, if it is among the likely ones; else −inf."""
        numbers, logs = self.syllables(read)
        place = np.flatnonzero(numbers == syllable)
        return float(logs[place[0]]) if len(place) else float("-inf")


def _all_cuts(read: str) -> range:
    return range(max(0, len(read) - LONGEST_RHYME), min(len(read), LONGEST_ONSET) + 1)


def best(logs: Logs, count: int) -> Halfway:
    """The ``count`` likeliest entries."""
    count = min(count, len(logs))
    numbers = np.argpartition(-logs, count - 1)[:count]
    numbers = numbers[np.argsort(-logs[numbers], kind="stable")]
    return Halfway(numbers.astype(np.int64), logs[numbers])


def pack(found: Mapping[str, Halfway]) -> dict[str, NDArray[np.generic]]:
    """Arrays for a file: readings, and for each its entries one after another."""
    readings = sorted(found)
    rows = np.cumsum([0, *(len(found[read].numbers) for read in readings)])
    numbers = np.concatenate([found[read].numbers for read in readings])
    logs = np.concatenate([found[read].logs for read in readings])
    return {
        "readings": np.array(readings),
        "rows": rows.astype(np.uint32),
        "numbers": numbers.astype(np.uint16),
        "logs": np.clip(np.rint(-logs / STEP), 0, 255).astype(np.uint8),
    }


def unpack(arrays: Mapping[str, NDArray[np.generic]], prefix: str) -> dict[str, Halfway]:
    """The inverse of :func:`pack`; the names of the arrays begin with ``prefix``."""
    numbers = arrays[prefix + "numbers"].astype(np.int64)
    logs = arrays[prefix + "logs"].astype(np.float32) * np.float32(-STEP)
    rows = arrays[prefix + "rows"].tolist()
    return {
        str(read): Halfway(numbers[start:end], logs[start:end])
        for read, start, end in zip(arrays[prefix + "readings"].tolist(), rows[:-1], rows[1:], strict=True)
    }


def load(path: Path, words: Mapping[str, int]) -> tuple[SyllableTable, dict[str, Channel]]:
    """All channels of a file, by name (``english``, ``english.upper`` …), and their syllables.

    ``words`` are the language model's numbers. Raises :class:`ModelError` when the file cannot be read.
    """
    try:
        with np.load(path) as file:
            arrays = {name: file[name] for name in file.files}
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path} cannot be read: {error}") from error
    pairs = zip(arrays["syllable_onsets"].tolist(), arrays["syllable_rhymes"].tolist(), strict=True)
    table = SyllableTable((Halves(onset, rhyme), words.get(onset + rhyme, UNKNOWN)) for onset, rhyme in pairs)
    letters = arrays["letters"].tolist()
    channels = {}
    for name in arrays["channels"].tolist():
        costs = arrays[f"{name}/letter/logs"].astype(np.float32) * np.float32(-STEP)
        readings = arrays[f"{name}/letter/readings"].tolist()
        model = LetterModel(letters, dict(zip(readings, costs, strict=True)), arrays[f"{name}/letter/weight"])
        channels[name] = Channel(
            table, model, unpack(arrays, f"{name}/onset/"), unpack(arrays, f"{name}/rhyme/")
        )
    return table, channels
