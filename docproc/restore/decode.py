"""The likeliest path through a lattice, and how probable each of its nodes is.

Two passes: word pairs first, to drop what is hopeless, then word triples over what is left. Between them
the context model looks at the best path so far and says what fits where.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from docproc.restore.language_model import LanguageModel
from docproc.restore.lattice import Nodes
from docproc.restore.sums import NEVER, Logs, Numbers, backward, connect, forward, trace

BEAM = 9.0
Rescore = Callable[[Nodes, list[int]], Logs]
"""Given nodes and the best path's places among them, what to add to each node's log probability."""


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
    if rescore is not None:
        place = np.full(len(found.number), -1, dtype=np.int64)
        place[kept] = np.arange(len(kept))
        nodes = nodes.with_logs(nodes.log + rescore(nodes, place[path].tolist()))
    return _second_pass(model, nodes)


def _first_pass(model: LanguageModel, found: Nodes, *, with_path: bool) -> tuple[Numbers, list[int]]:
    """Places of the nodes whose best path is within the beam of their segment's best; the best path."""
    links = connect(found.begin, found.end)
    score, _ = model.bigram(found.number[links.source], found.number[links.target])
    scores = score.astype(np.float64)
    final = np.bincount(links.source, minlength=len(found.log)) == 0
    start, last = _ends(found.depth == 0, final)
    alpha = forward(links, scores, found.log, start, found.depth, kind="max")
    total = alpha + backward(links, scores, found.log, last, found.depth, kind="max")
    best = np.full(int(found.segment.max()) + 1, NEVER)
    np.maximum.at(best, found.segment, total)
    kept = np.flatnonzero(total >= best[found.segment] - BEAM)
    path: list[int] = []
    if with_path:
        ends = np.flatnonzero(final & (total >= best[found.segment] - 1e-9))
        _, first = np.unique(found.segment[ends], return_index=True)
        for end in ends[first].tolist():
            path += trace(links, scores, alpha, end)
    return kept, path


def _ends(first: np.ndarray, final: np.ndarray) -> tuple[Logs, Logs]:
    return np.where(first, 0.0, NEVER), np.where(final, 0.0, NEVER)


def _second_pass(model: LanguageModel, found: Nodes) -> Decoded:
    pairs = connect(found.begin, found.end)
    two, place = model.bigram(found.number[pairs.source], found.number[pairs.target])
    depth, segment = found.depth[pairs.target], found.segment[pairs.target]
    triples = connect(pairs.source, pairs.target)
    three = model.trigram(
        place[triples.source], found.number[pairs.target[triples.target]], two[triples.target]
    ).astype(np.float64)
    item = found.log[pairs.target]
    opens = found.depth[pairs.source] == 0
    followed = np.bincount(triples.source, minlength=len(item)) > 0
    start = np.where(opens, two, NEVER)
    last = np.where(followed, NEVER, 0.0)
    alpha = forward(triples, three, item, start, depth, kind="sum")
    beta = backward(triples, three, item, last, depth, kind="sum")
    segments = int(found.segment.max()) + 1
    total = np.full(segments, NEVER)
    np.maximum.at(total, segment[~followed], alpha[~followed])
    rest = np.zeros(segments)
    np.add.at(rest, segment[~followed], np.exp(alpha[~followed] - total[segment[~followed]]))
    total += np.log(np.maximum(rest, 1e-300))
    weight = np.exp(np.minimum(alpha + beta - total[segment], 0.0))
    probability = np.bincount(pairs.target, weight, minlength=len(found.number))
    best = forward(triples, three, item, start, depth, kind="max")
    path: list[int] = []
    for number in range(segments):
        final = np.flatnonzero((segment == number) & ~followed)
        if len(final):
            edges = trace(triples, three, best, int(final[np.argmax(best[final])]))
            path += pairs.target[edges].tolist()
    return Decoded(found, path, np.minimum(probability, 1.0))
