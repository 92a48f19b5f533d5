"""The likeliest path through a lattice, and how probable each of its nodes is.

Two passes: word pairs first, to drop what is hopeless, then word triples over what is left. Between them
the context model looks at the best path so far and says what fits where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from docproc.restore.language_model import LanguageModel
from docproc.restore.nodes import Nodes
from docproc.restore.sums import (
    NEVER,
    Best,
    Links,
    Logs,
    Numbers,
    backward,
    connect,
    forward,
    probabilities,
    trace,
)

BEAM, NEAR = 9.0, 7.0
"""How far a path may fall behind the best one of its segment, and behind the best one with another
candidate for the same letters, to be looked at twice."""


class Rescored(NamedTuple):
    """The nodes for the last pass, and what is added to the log of some where they follow others.

    ``following`` is by the numbers of both nodes.
    """

    nodes: Nodes
    following: Mapping[tuple[int, int], float]


Rescore = Callable[[Nodes, list[int]], Rescored]
"""Given nodes and the best path's places among them, the nodes for the last pass."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The kept nodes, the places of the best path's nodes in reading order, and all probabilities."""

    nodes: Nodes
    path: list[int]
    probability: Logs


def decode(model: LanguageModel, found: Nodes, rescore: Rescore | None = None) -> Decoded:
    """Decode all segments of a lattice at once."""
    kept, path = _first_pass(model, found, with_path=rescore is not None)
    nodes = found.take(kept)
    if rescore is None:
        return _second_pass(model, Rescored(nodes, {}))
    place = np.full(len(found.number), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    return _second_pass(model, rescore(nodes, place[path].tolist()))


def _first_pass(model: LanguageModel, found: Nodes, *, with_path: bool) -> tuple[Numbers, list[int]]:
    """Places of the nodes whose best path is within the beams of the best ones; the best path."""
    links = connect(found.begin, found.end, found.depth)
    score, _ = model.bigram(found.number[links.source], found.number[links.target])
    scores = score.astype(np.float64)
    start = np.where(found.depth == 0, 0.0, NEVER)
    last = np.where(links.followed, NEVER, 0.0)
    ahead = forward(links, scores, found.log, start)
    total = ahead.ending + backward(links, scores, found.log, last)
    best = np.full(int(found.segment.max()) + 1, NEVER)
    np.maximum.at(best, found.segment, total)
    alike = np.full(int(found.step.max()) + 1, NEVER)
    np.maximum.at(alike, found.step, total)
    kept = np.flatnonzero(total >= np.maximum(best[found.segment] - BEAM, alike[found.step] - NEAR))
    return kept, _paths(links, ahead, found.segment) if with_path else []


def _paths(links: Links, best: Best, segment: Numbers) -> list[int]:
    """The best paths of all segments, one after another."""
    ends = np.flatnonzero(~links.followed)
    ends = ends[np.lexsort((-best.ending[ends], segment[ends]))]
    _, first = np.unique(segment[ends], return_index=True)
    return [item for end in ends[first].tolist() for item in trace(links, best, end)]


def _second_pass(model: LanguageModel, rescored: Rescored) -> Decoded:
    found = rescored.nodes
    pairs = connect(found.begin, found.end, found.depth)
    two, place = model.bigram(found.number[pairs.source], found.number[pairs.target])
    depth, segment = found.depth[pairs.target], found.segment[pairs.target]
    triples = connect(pairs.source, pairs.target, depth)
    three = model.trigram(
        place[triples.source], found.number[pairs.target[triples.target]], two[triples.target]
    ).astype(np.float64)
    item = found.log[pairs.target] + _added(pairs, rescored.following, len(found.number))
    start = np.where(found.depth[pairs.source] == 0, two, NEVER)
    best = forward(triples, three, item, start)
    through = probabilities(triples, best, item, segment)
    probability = np.bincount(pairs.target, through, minlength=len(found.number))
    path = pairs.target[_paths(triples, best, segment)]
    return Decoded(found, path.tolist(), np.minimum(probability, 1.0))


def _added(pairs: Links, following: Mapping[tuple[int, int], float], nodes: int) -> Logs:
    """What is added to the log of each pair."""
    added = np.zeros(len(pairs.target))
    if following:
        keys = np.array([source * nodes + target for source, target in following])
        order = np.argsort(keys)
        values = np.array(list(following.values()))[order]
        own = pairs.source * nodes + pairs.target
        place = np.minimum(np.searchsorted(keys, own, sorter=order), len(keys) - 1)
        some = keys[order][place] == own
        added[some] = values[place[some]]
    return added
