"""Estimate how sure an engine is of words, by the marks that they bear and what was read of them.

Counts of confidence are smoothed from the general to the particular: words with the same letters lost,
with the same kinds of marks, with the same marked letters.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.restore.pieces import core
from docproc.restore.sureness import SHORTEST, STEP, Relation, Shape, marked_letters, relation, shape_of
from docproc.training.alignment import align
from docproc.vietnamese.unicode import fold_tone_placement, nfc

ENGINE = "eng"
EDGES = (0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.965)
"""Where the confidences are parted into bins."""
STRENGTH = 50.0
"""How many words what is known of words more generally counts for."""
Counts = NDArray[np.float64]


class Sighting(NamedTuple):
    """A word that was printed and read: shape of what was read, relation to it, marks, confidence."""

    shape: int
    relation: int
    marks: str
    confidence: float


def sightings(path: Path) -> Iterator[Sighting]:
    """All words of a file of misread lines that were read as one word."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            if record["engine"] == ENGINE:
                yield from _of_line(record["truth"].split(), record["words"])


def _of_line(truth: Sequence[str], words: Sequence[tuple[str, float]]) -> Iterator[Sighting]:
    places = iter(words)
    for match in align(truth, [word for word, _ in words]):
        confidence = next(sure for word, sure in places if word == match.read[0])
        if len(match.truth) == len(match.read) == 1:
            printed, read = core(nfc(match.truth[0])), core(nfc(match.read[0]))
            if printed and read and printed[1].isalpha() and len(printed[1]) >= SHORTEST:
                yield _seen(printed[1], read[1], confidence)


def _seen(printed: str, read: str, confidence: float) -> Sighting:
    word, form = (fold_tone_placement(text.lower()) for text in (printed, read))
    return Sighting(shape_of(read), relation(word, form), marked_letters(word), confidence)


def kinds_of(marks: str) -> str:
    """The kinds of marks that letters bear, each once; ``đ`` is one of its own."""
    decomposed = unicodedata.normalize("NFD", marks)
    return "".join(sorted({sign for sign in decomposed if unicodedata.combining(sign) or sign == "đ"}))


def estimate(seen: Iterable[Sighting], words: Sequence[str]) -> dict[str, NDArray[np.generic]]:
    """The arrays of the file: for shape, relation, marks and bin how much likelier the bin is than usual."""
    marks = sorted({marked_letters(word) for word in words if word.isalpha()})
    shapes, bins = 2 * len(Shape), len(EDGES) + 1
    counts: Counts = np.zeros((shapes, len(Relation), len(marks), bins))
    row = {letters: number for number, letters in enumerate(marks)}
    for each in seen:
        if each.marks in row:
            at = np.searchsorted(EDGES, each.confidence, side="right")
            counts[each.shape, each.relation, row[each.marks], at] += 1
    groups: dict[str, list[int]] = defaultdict(list)
    for letters, number in row.items():
        groups[kinds_of(letters)].append(number)
    usual = _smoothed(counts.sum((1, 2)), np.full(bins, 1 / bins))
    by_relation = _smoothed(counts.sum(2), usual[:, None])
    by_kind = np.empty_like(counts)
    for rows in groups.values():
        together = counts[:, :, rows].sum(2)
        by_kind[:, :, rows] = _smoothed(together, by_relation)[:, :, None]
    logs = np.log(_smoothed(counts, by_kind) / usual[:, None, None])
    return {
        "edges": np.array(EDGES),
        "marks": np.array(marks),
        "logs": np.clip(np.rint(logs / STEP), -127, 127).astype(np.int8),
    }


def _smoothed(counts: Counts, known: Counts) -> Counts:
    """Shares of the bins, towards what is known of words more generally where few were seen."""
    return np.asarray((counts + STRENGTH * known) / (counts.sum(-1, keepdims=True) + STRENGTH))


def train(misread: Iterable[Path], words: Sequence[str], output: Path) -> int:
    """Estimate the file from files of misread lines and write it; returns words counted.

    ``words`` are the language model's.
    """
    seen = [each for path in misread for each in sightings(path)]
    arrays = estimate(seen, words)
    np.savez_compressed(output, **arrays)  # type: ignore[arg-type]  # the stub means allow_pickle
    return len(seen)
