"""Estimate the channel: count what onsets, rhymes and letters of rendered pages were read as.

Letters are aligned by the likeliest alignment under the counts so far, a few rounds over
(Viterbi training); what was seen is smoothed by the letters.
"""

from __future__ import annotations

import json
import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log as ln
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.errors import ConfigurationError
from docproc.restore.channel import MOST_ONSETS, MOST_RHYMES, STEP, pack
from docproc.restore.lattice import HORNS
from docproc.restore.letters import LONGEST, LetterModel, Logs, prior
from docproc.restore.orthography import channel_form
from docproc.restore.sides import Halfway, best
from docproc.restore.syllables import SyllableTable, halves
from docproc.training.alignment import align
from docproc.vietnamese.unicode import fold_tone_placement, nfc

log = logging.getLogger(__name__)
ROUNDS = 3
LETTER_STRENGTH = 8.0
HALF_STRENGTH = 4.0
UNSEEN, UNSEEN_HALF = 0.05, 0.2
"""Shares left to what these pages do not show (other scanners, other engines): of letters, of halves."""
CHANNELS = {"eng": "english", "vie": "vietnamese"}
_CLOSED = '.,;:)]"”'
_CLOSING = _CLOSED + "".join(HORNS)
_CORE = re.compile(r"^(\W*)(.*?)(\W*)$")


class Reading(NamedTuple):
    """A printed syllable in lower case and the core of the word it was read as."""

    syllable: str
    read: str


def readings(path: Path) -> Iterator[tuple[str, Reading]]:
    """Channel name and reading for every syllable of a file of misread lines."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            name = CHANNELS[record["engine"]]
            for match in align(record["truth"].split(), [word for word, _ in record["words"]]):
                if len(match.truth) == len(match.read) == 1:
                    yield from _reading(name, nfc(match.truth[0]), nfc(match.read[0]))


def _reading(name: str, truth: str, read: str) -> Iterator[tuple[str, Reading]]:
    matched = _CORE.match(truth)
    before, core, after = matched.groups() if matched else ("", truth, "")
    if halves(fold_tone_placement(core.lower())) is None:
        return
    read = read.removeprefix(before).removesuffix(after)
    read = read.lstrip("\"'“”‘’([-").rstrip(_CLOSING if any(map(after.count, HORNS)) else _CLOSED) or read
    form, upper = channel_form(read)
    if upper and not core.isupper():
        form, upper = read[0].lower() + read[1:], False
    if 0 < len(form) <= 2 * len(core) + 3:
        yield (name + ".upper" if upper else name), Reading(fold_tone_placement(core.lower()), form)


class _Letters:
    """Counts of the readings of letters, and the alignment that they make likely."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.cost = lru_cache(maxsize=None)(self._cost)

    def _cost(self, letter: str, read: str) -> float:
        seen = self.counts.get(letter, Counter())
        share = (seen[read] + LETTER_STRENGTH * prior(letter, read)) / (seen.total() + LETTER_STRENGTH)
        return -ln((1 - UNSEEN) * share + UNSEEN * prior(letter, read))

    def align(self, word: str, read: str) -> list[str]:
        """What each letter of a word was read as."""
        best_cost: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
        for place, letter in enumerate(word):
            for start in range(len(read) + 1):
                if (place, start) not in best_cost:
                    continue
                so_far = best_cost[place, start][0]
                for end in range(start, min(start + LONGEST, len(read)) + 1):
                    cost = so_far + self.cost(letter, read[start:end])
                    if cost < best_cost.get((place + 1, end), (1e9, 0))[0]:
                        best_cost[place + 1, end] = (cost, start)
        if (len(word), len(read)) not in best_cost:
            return []
        parts, end = [], len(read)
        for place in range(len(word), 0, -1):
            start = best_cost[place, end][1]
            parts.append(read[start:end])
            end = start
        return parts[::-1]


def estimate(pairs: Counter[Reading], table: SyllableTable) -> dict[str, NDArray[np.generic]]:
    """The arrays of one channel from counted readings."""
    letters = _Letters()
    onsets: dict[str, Counter[str]] = {}
    rhymes: dict[str, Counter[str]] = {}
    for _ in range(ROUNDS):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        onsets, rhymes = defaultdict(Counter), defaultdict(Counter)
        for pair, count in pairs.items():
            parts = halves(pair.syllable)
            aligned = letters.align(pair.syllable, pair.read)
            if parts is None or not aligned:
                continue
            for letter, read in zip(pair.syllable, aligned, strict=True):
                counts[letter][read] += count
            size = len(parts.onset)
            onsets[parts.onset]["".join(aligned[:size])] += count
            rhymes[parts.rhyme]["".join(aligned[size:])] += count
        letters.counts = counts
        letters.cost.cache_clear()
    return _arrays(letters, onsets, rhymes, table)


def alphabet(table: SyllableTable) -> list[str]:
    """All letters that syllables are written with."""
    return sorted(set("".join([*table.onsets, *table.rhymes])))


def _arrays(
    letters: _Letters,
    onsets: dict[str, Counter[str]],
    rhymes: dict[str, Counter[str]],
    table: SyllableTable,
) -> dict[str, NDArray[np.generic]]:
    known = alphabet(table)
    seen = sorted({read for counter in letters.counts.values() for read in counter})
    logs = np.array([[-letters.cost(letter, read) for letter in known] for read in seen])
    totals = np.array([letters.counts[letter].total() for letter in known])
    weight = np.maximum(LETTER_STRENGTH / (totals + LETTER_STRENGTH), UNSEEN).astype(np.float32)
    steps = np.clip(np.rint(-logs / STEP), 0, 255).astype(np.uint8)
    rounded = steps.astype(np.float32) * np.float32(-STEP)
    model = LetterModel(known, dict(zip(seen, rounded, strict=True)), weight)
    found: dict[str, NDArray[np.generic]] = {
        "letter/readings": np.array(seen),
        "letter/logs": steps,
        "letter/weight": weight,
    }
    for name, counts, names, most in (
        ("onset/", onsets, table.onsets, MOST_ONSETS),
        ("rhyme/", rhymes, table.rhymes, MOST_RHYMES),
    ):
        packed = pack(_smoothed(counts, names, model, most))
        found |= {name + key: array for key, array in packed.items()}
    return found


def _smoothed(
    counts: dict[str, Counter[str]], names: Sequence[str], model: LetterModel, most: int
) -> dict[str, Halfway]:
    """For every reading seen, the likeliest halves: counts smoothed by the letters' probability."""
    rows = model.spell(names)
    totals = np.array([counts[name].total() if name in counts else 0 for name in names])
    result = {}
    for read in sorted({read for counter in counts.values() for read in counter}):
        by_letters = np.exp(model.score(rows, read))
        seen = np.array([counts[name][read] if name in counts else 0 for name in names])
        share = (seen + HALF_STRENGTH * by_letters) / (totals + HALF_STRENGTH)
        share = (1 - UNSEEN_HALF) * share + UNSEEN_HALF * by_letters
        logs: Logs = np.log(np.maximum(share, 1e-12)).astype(np.float32)
        result[read] = best(logs, most)
    return result


def train(
    misread: Iterable[Path], words: Sequence[str], output: Path, engine: str | None = None
) -> dict[str, int]:
    """Estimate channels from files of misread lines and write them; returns readings counted.

    ``words`` are the language model's, whose syllables a repair may write. With an ``engine``
    (``english``, ``vietnamese``) only its channels are learned, and the others stay as ``output`` has them.
    Raises :class:`ConfigurationError` when these are of other syllables.
    """
    pairs: dict[str, Counter[Reading]] = defaultdict(Counter)
    for path in misread:
        for name, reading in readings(path):
            if engine is None or name.split(".")[0] == engine:
                pairs[name][reading] += 1
    syllables = [pair for word in words if (pair := halves(word)) is not None]
    table = SyllableTable((pair, 0) for pair in syllables)
    arrays: dict[str, NDArray[np.generic]] = {
        "syllable_onsets": np.array([pair.onset for pair in syllables]),
        "syllable_rhymes": np.array([pair.rhyme for pair in syllables]),
        "letters": np.array(alphabet(table)),
    }
    kept = _others(output, engine, arrays) if engine else {}
    for name, counted in sorted(pairs.items()):
        log.info("channel %s: %d readings", name, counted.total())
        arrays |= {f"{name}/{key}": array for key, array in estimate(counted, table).items()}
    names = {key.split("/")[0] for key in kept} | pairs.keys()
    arrays |= {"channels": np.array(sorted(names)), **kept}
    np.savez_compressed(output, **arrays)  # type: ignore[arg-type]  # the stub means allow_pickle
    return {name: counted.total() for name, counted in sorted(pairs.items())}


def _others(
    path: Path, engine: str, shared: dict[str, NDArray[np.generic]]
) -> dict[str, NDArray[np.generic]]:
    """The channels of other engines in a file, whose syllables and letters must be ``shared``."""
    with np.load(path) as file:
        if any(not np.array_equal(file[name], array) for name, array in shared.items()):
            raise ConfigurationError(f"{path} is of another language model: learn all channels anew")
        return {
            key: file[key] for key in file.files if "/" in key and key.split("/")[0].split(".")[0] != engine
        }
