"""What printed syllables are read as: the channel of the noisy-channel repair.

A channel belongs to a way of misreading (an English OCR, a Vietnamese one) and to a case of letters.
It knows whole onsets and rhymes that were seen misread, and letters for what was not.
Source: Brill and Moore, "An Improved Error Model for Noisy Channel Spelling Correction" (2000).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ModelError
from docproc.restore.letters import LetterModel, Logs
from docproc.restore.pieces import UNKNOWN
from docproc.restore.sides import Halfway, Side
from docproc.restore.syllables import Halves, SyllableTable

STEP = 1 / 16
MOST_RHYMES = 48
MOST_ONSETS = 6
LONGEST_ONSET = 4
LONGEST_RHYME = 8
LIKELY = -3.5
NEVER = -np.inf
A_TIME = 64
"""Readings that are looked up together."""
Numbers = NDArray[np.int64]


class Channel:
    """Readings of syllables, from counts of readings of their halves."""

    def __init__(
        self,
        table: SyllableTable,
        letters: LetterModel,
        onsets: Mapping[str, Halfway],
        rhymes: Mapping[str, Halfway],
    ) -> None:
        self._count = len(table.words)
        self.letters = letters
        self._at = np.where(table.at < 0, self._count, table.at)
        self._onsets = Side(table.onsets, onsets, letters, MOST_ONSETS)
        self._rhymes = Side(table.rhymes, rhymes, letters, MOST_RHYMES)
        self.at_most = lru_cache(maxsize=1 << 14)(self._at_most)

    def syllables(self, reads: Sequence[str]) -> Iterator[tuple[Numbers, Logs]]:
        """For each reading the syllables that may have been read so, with the log probability of that.

        Many readings together cost much less than one by one.
        """
        for start in range(0, len(reads), A_TIME):
            yield from self._some_syllables(reads[start : start + A_TIME])

    def _some_syllables(self, reads: Sequence[str]) -> Iterator[tuple[Numbers, Logs]]:
        found = np.full((len(reads), self._count + 1), NEVER, dtype=np.float32)
        logs = found[:, :-1]  # the last column is for pairs of halves that are no syllable
        cuts = [self._cuts(read) for read in reads]
        rows = list(range(len(reads)))
        for seen in range(3):
            ways = [(row, cut, reads[row]) for row in rows for cut in cuts[row][seen]]
            if ways:
                self._raise(found, ways)
                rows = [row for row in rows if logs[row].max() <= LIKELY]
        for row in logs:
            numbers = np.flatnonzero(row > NEVER)
            yield numbers, row[numbers]

    def _raise(self, found: Logs, ways: Sequence[tuple[int, int, str]]) -> None:
        """Raise the logs of syllables in some rows, each way to cut a reading in its row."""
        onsets = self._onsets.of([read[:cut] for _, cut, read in ways])
        rhymes = self._rhymes.of([read[cut:] for _, cut, read in ways])
        places = self._at[onsets.numbers[:, :, None], rhymes.numbers[:, None, :]]
        places += (np.array([row for row, _, _ in ways]) * found.shape[1])[:, None, None]
        logs = onsets.logs[:, :, None] + rhymes.logs[:, None, :]
        np.maximum.at(found.reshape(-1), places.ravel(), logs.ravel())

    def _cuts(self, read: str) -> list[list[int]]:
        """Where a reading may be cut: first where both halves were seen, then where one was, or none."""
        by_seen: list[list[int]] = [[], [], []]
        for cut in _all_cuts(read):
            onset, rhyme = self._onsets.seen(read[:cut]), self._rhymes.seen(read[cut:])
            by_seen[2 * rhyme if not cut else onset + rhyme].append(cut)  # no onset is always "seen"
        return by_seen[::-1]

    def _at_most(self, read: str) -> float:
        """What the log probability of reading some syllable so does not exceed."""
        rhymes = self._rhymes.rest_at_most(read)
        return max((self._onsets.at_most(read[:cut]) + rhymes[cut] for cut in _all_cuts(read)), default=NEVER)

    def log_probability(self, syllable: int, read: str) -> float:
        """Log probability of one reading of one syllable, if it is among the likely ones; else −inf."""
        ((numbers, logs),) = self.syllables([read])
        place = np.flatnonzero(numbers == syllable)
        return float(logs[place[0]]) if len(place) else float("-inf")


def _all_cuts(read: str) -> range:
    return range(max(0, len(read) - LONGEST_RHYME), min(len(read), LONGEST_ONSET) + 1)


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
