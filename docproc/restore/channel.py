"""What printed syllables are read as: the channel of the noisy-channel repair.

A channel belongs to a way of misreading (an English OCR, a Vietnamese one) and to a case of letters.
It knows whole onsets and rhymes that were seen misread, and letters for what was not.
Source: Brill and Moore, "An Improved Error Model for Noisy Channel Spelling Correction" (2000).
"""

from __future__ import annotations

from collections.abc import Mapping
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
UNLIKELY, LIKELY = -99.0, -3.5
LONGEST_RHYME = 8
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Halfway:
    """The likeliest onsets or rhymes of a reading, best first, with log probabilities."""

    numbers: Numbers
    logs: Logs


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
        self._letters = letters
        self._onsets, self._rhymes = onsets, rhymes
        self._onset_rows = letters.spell(table.onsets)
        self._rhyme_rows = letters.spell(table.rhymes)
        self._onset = lru_cache(maxsize=1 << 12)(self._find_onset)
        self._rhyme = lru_cache(maxsize=1 << 14)(self._find_rhyme)

    def _find_onset(self, read: str) -> Halfway:
        found = self._onsets.get(read)
        if found is not None:
            return found
        return best(self._letters.score(self._onset_rows, read), MOST_ONSETS)

    def _find_rhyme(self, read: str) -> Halfway:
        found = self._rhymes.get(read)
        if found is not None:
            return found
        return best(self._letters.score(self._rhyme_rows, read), MOST_RHYMES)

    def syllables(self, read: str) -> tuple[Numbers, Logs]:
        """Syllables that may have been read as ``read``, with the log probability of that reading."""
        found: list[tuple[Numbers, Logs]] = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))]
        for cuts in self._cuts(read):
            found += [self._at_cut(read, cut) for cut in cuts]
            if any(logs.max(initial=UNLIKELY) > LIKELY for _, logs in found):
                break
        numbers = np.concatenate([numbers for numbers, _ in found])
        logs = np.concatenate([logs for _, logs in found])
        order = np.argsort(-logs, kind="stable")
        distinct, first = np.unique(numbers[order], return_index=True)
        return distinct, logs[order][first]

    def _at_cut(self, read: str, cut: int) -> tuple[Numbers, Logs]:
        onset, rhyme = self._onset(read[:cut]), self._rhyme(read[cut:])
        numbers = self._table.at[onset.numbers[:, None], rhyme.numbers[None, :]]
        valid = numbers >= 0
        return numbers[valid], (onset.logs[:, None] + rhyme.logs[None, :])[valid]

    def _cuts(self, read: str) -> list[list[int]]:
        """Where a reading may be cut: first where both halves were seen, then where one was, or none."""
        cuts = [cut for cut in range(min(len(read), LONGEST_ONSET) + 1) if len(read) - cut <= LONGEST_RHYME]
        seen = {cut: (read[:cut] in self._onsets) + (read[cut:] in self._rhymes) for cut in cuts}
        if seen.get(0) == 1 and read not in self._rhymes:
            seen[0] = 0  # no onset is always "seen"
        return [[cut for cut in cuts if seen[cut] == count] for count in (2, 1, 0)]

    def log_probability(self, syllable: int, read: str) -> float:
        """Log probability of one reading of one syllable, if it is among the likely ones; else −inf."""
        numbers, logs = self.syllables(read)
        place = np.flatnonzero(numbers == syllable)
        return float(logs[place[0]]) if len(place) else float("-inf")


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
