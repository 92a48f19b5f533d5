"""Counts of a run kept for later, and what became better or worse since.

A reading is repeatable: the same file, models and libraries give the same result. So what must be told
from a real loss is not chance in the machine but chance in the choice of documents: on a small set one
document read differently moves a rate by points. A **loss beyond noise** is one of three things:

1. A measure's rate over the set is worse by more than its margin, and it stays worse in 95 of 100
   resamples of the directives (paired bootstrap, one-sided; all forms of one directive move together).
   It needs at least three directives that have the key.
2. One document's text, or its fields all together, is worse by ten points: no choice of documents
   explains that.
3. A document that was read cannot be read any more.

Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), ch. 16; Bisani and Ney, "Bootstrap
estimates for confidence intervals in ASR performance evaluation" (ICASSP 2004).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docproc import __version__
from docproc.errors import InputError
from docproc.evaluate.measure import Result
from docproc.evaluate.summary import ALL, by_key
from docproc.evaluate.verdict import Json

VERSION = 1
RESAMPLES = 2000
CERTAINTY = 0.95
LEAST_DOCUMENTS = 3
COLLAPSE = 0.10
MARGINS = {"text": 0.002, "field": 0.01, ALL: 0.005}
"""Changes of a rate that matter to nobody: of text errors, of the F1 of one key, of all keys together."""
_COLLAPSING = {"text.wer", f"printed.{ALL}"}
_SEED = 20250701

Counts = tuple[float, float, float]
"""Right, found, expected; of an error rate: right and twice the total, so that one formula serves both."""


def keep(results: Iterable[Result]) -> Json:
    """The counts of a run, small enough to be committed."""
    return {
        "version": VERSION,
        "docproc": __version__,
        "items": {
            result.id: {
                "kind": result.kind,
                "document": result.case.document,
                "failed": result.error is not None,
                "counts": {key: [_short(value) for value in counts] for key, counts in _counts(result)},
            }
            for result in results
        },
    }


def _short(value: float) -> float:
    """A count as it is written: whole where it is whole."""
    return int(value) if value == int(value) else round(value, 2)


def _counts(result: Result) -> Iterator[tuple[str, Counts]]:
    if result.text is not None:
        for name, count in result.text.counts.items():
            if count.total:
                yield f"text.{name}", (max(0, count.total - count.errors), count.total, count.total)
        for name, agreement in result.text.agreements.items():
            yield f"text.{name}", (agreement.right, agreement.found, agreement.expected)
    sums: dict[str, list[float]] = {}
    for (legibility, key), agreement in by_key(result).items():
        counts = (agreement.right, agreement.found, agreement.expected)
        yield f"{legibility}.{key}", counts
        total = sums.setdefault(f"{legibility}.{ALL}", [0.0, 0.0, 0.0])
        for place, value in enumerate(counts):
            total[place] += value
    for key, (right, found, expected) in sums.items():
        yield key, (right, found, expected)


def load_baseline(path: Path) -> Json:
    """A baseline, or the JSON of a whole run, which holds one; raises :class:`InputError`."""
    try:
        content: Json = json.loads(path.read_text("utf-8"))
        content = content.get("baseline", content)
        if content["version"] != VERSION:
            raise InputError(f"{path} is a baseline of version {content['version']}, not {VERSION}")
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise InputError(f"{path} is no baseline: {error!r}") from error
    return content


@dataclass(frozen=True, slots=True)
class Change:
    """One measure of one document, before and now (0–1, more is better)."""

    kind: str
    item: str
    key: str
    before: float
    now: float

    @property
    def gain(self) -> float:
        """How much better it is now; negative when worse."""
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Shift:
    """One measure over all documents of a kind; ``worse`` and ``better`` are shares of the resamples."""

    kind: str
    key: str
    documents: int
    before: float
    now: float
    worse: float
    better: float

    @property
    def gain(self) -> float:
        """How much better it is now; negative when worse."""
        return self.now - self.before

    @property
    def margin(self) -> float:
        """The change that would matter."""
        if self.key.endswith(f".{ALL}"):
            return MARGINS[ALL]
        return MARGINS["text" if self.key.startswith("text.") else "field"]

    @property
    def is_loss(self) -> bool:
        """Whether it is worse beyond noise."""
        return self._beyond(self.worse) and self.gain < 0

    @property
    def is_gain(self) -> bool:
        """Whether it is better beyond noise."""
        return self._beyond(self.better) and self.gain > 0

    def _beyond(self, share: float) -> bool:
        enough = self.documents >= LEAST_DOCUMENTS
        return enough and abs(self.gain) > self.margin and share >= CERTAINTY


@dataclass(frozen=True, slots=True)
class Against:
    """What became of a baseline: measures over the sets, single documents, and what is not comparable."""

    shifts: tuple[Shift, ...]
    changes: tuple[Change, ...]
    newly_failed: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    collapsed: tuple[Change, ...] = field(default=())

    @property
    def losses(self) -> tuple[Shift, ...]:
        """Measures that are worse beyond noise."""
        return tuple(shift for shift in self.shifts if shift.is_loss)

    @property
    def lost(self) -> bool:
        """Whether anything is worse beyond noise."""
        return bool(self.losses or self.newly_failed or self.collapsed)


def against(before: Json, now: Json) -> Against:
    """Hold a run's counts against a baseline's; documents that only one of them has are only named.

    Raises :class:`InputError` when they have no document in common.
    """
    old, new = before["items"], now["items"]
    common = [name for name in new if name in old]
    if not common:
        raise InputError("the baseline has no document in common with what was measured")
    changes = [change for name in common for change in _changes(name, old[name], new[name])]
    return Against(
        tuple(_shifts(common, old, new)),
        tuple(sorted((change for change in changes if change.gain), key=lambda change: change.gain)),
        tuple(name for name in common if new[name]["failed"] and not old[name]["failed"]),
        tuple(name for name in old if name not in new),
        tuple(name for name in new if name not in old),
        tuple(change for change in changes if change.key in _COLLAPSING and change.gain <= -COLLAPSE),
    )


def _keys(old: Json, new: Json) -> list[str]:
    """The measures of one document that can be compared: those of text only when both runs have them.

    A key of the contract that one run has no count for was neither expected nor found in it.
    """
    both = dict.fromkeys((*old["counts"], *new["counts"]))
    return [
        key for key in both if not key.startswith("text.") or (key in old["counts"] and key in new["counts"])
    ]


def _changes(name: str, old: Json, new: Json) -> Iterator[Change]:
    for key in _keys(old, new):
        before, now = (np.array(side["counts"].get(key, (0, 0, 0)), float) for side in (old, new))
        yield Change(new["kind"], name, key, float(_rate(before)), float(_rate(now)))


def _rate(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """F1 of (right, found, expected) along the last axis; 1 where there is nothing to find."""
    total = counts[..., 1] + counts[..., 2]
    return np.where(total > 0, 2 * counts[..., 0] / np.maximum(total, 1e-9), 1.0)


def _shifts(common: Sequence[str], old: Mapping[str, Json], new: Mapping[str, Json]) -> Iterator[Shift]:
    places: dict[tuple[str, str], dict[str, NDArray[np.float64]]] = {}
    for name in common:
        for key in _keys(old[name], new[name]):
            sides = np.array([side[name]["counts"].get(key, (0, 0, 0)) for side in (old, new)], float)
            if sides.any():
                documents = places.setdefault((new[name]["kind"], key), {})
                documents[new[name]["document"]] = documents.get(new[name]["document"], 0.0) + sides
    for (kind, key), documents in places.items():
        counts = np.stack(list(documents.values()))  # documents × (before, now) × counts
        before, now = _rate(counts.sum(axis=0))
        differences = _resampled(counts)
        yield Shift(
            kind,
            key,
            len(counts),
            float(before),
            float(now),
            float((differences < 0).mean()),
            float((differences > 0).mean()),
        )


def _resampled(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """The change of the rate in each resample of the documents, before and now drawn together."""
    documents = len(counts)
    draws = np.random.default_rng(_SEED).multinomial(
        documents, np.full(documents, 1 / documents), size=RESAMPLES
    )
    rates = _rate(np.einsum("rd,dsc->rsc", draws.astype(float), counts))
    return np.asarray(rates[:, 1] - rates[:, 0])
