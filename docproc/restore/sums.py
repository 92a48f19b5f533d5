"""Best path and probabilities in a graph whose items follow one another, level by level.

An item (a word of the lattice, or a pair of words) stands between two keys; it follows every item
that ends in the key where it begins. All segments of a document are worked on at once: a level holds
the items of one depth in every segment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Logs = NDArray[np.float64]
NEVER = -1e30


@dataclass(frozen=True, slots=True)
class Links:
    """Which items follow which; ``source`` and ``target`` are ordered by target.

    ``rows[i]:rows[i + 1]`` are the links into item ``i``.
    """

    source: Numbers
    target: Numbers
    rows: Numbers


def connect(begin: Numbers, end: Numbers) -> Links:
    """Link every item to those that end in the key where it begins."""
    order = np.argsort(end, kind="stable")
    ends = end[order]
    low = np.searchsorted(ends, begin, "left")
    counts = np.searchsorted(ends, begin, "right") - low
    rows = np.concatenate(([0], np.cumsum(counts)))
    target = np.repeat(np.arange(len(begin)), counts)
    source = order[np.arange(rows[-1]) - np.repeat(rows[:-1] - low, counts)]
    return Links(source, target, rows)


def forward(
    links: Links, score: Logs, item: Logs, start: Logs, depth: Numbers, *, kind: Literal["max", "sum"]
) -> Logs:
    """Log weight of all paths (or of the best) that end with each item.

    Items are in ascending ``depth``; those that follow none begin with ``start``; ``score`` is each
    link's, ``item`` each item's own log probability.
    """
    alpha = start + item
    first = np.flatnonzero(np.diff(depth, prepend=-1))
    for begin, stop in zip(first.tolist(), [*first[1:].tolist(), len(depth)], strict=True):
        low, high = links.rows[begin], links.rows[stop]
        if low == high:
            continue
        value = alpha[links.source[low:high]] + score[low:high]
        rows = links.rows[begin : stop + 1] - low
        _reduce(value, rows, alpha[begin:stop], item[begin:stop], kind)
    return alpha


def backward(
    links: Links, score: Logs, item: Logs, last: Logs, depth: Numbers, *, kind: Literal["max", "sum"]
) -> Logs:
    """Log weight of all paths (or of the best) from each item on, the item itself not counted."""
    order = np.argsort(links.source, kind="stable")
    target = links.target[order]
    ordered = score[order]
    rows = np.searchsorted(links.source[order], np.arange(len(depth) + 1))
    beta = last.copy()
    nothing = np.zeros(len(depth))
    first = np.flatnonzero(np.diff(depth, prepend=-1))
    pairs = list(zip(first.tolist(), [*first[1:].tolist(), len(depth)], strict=True))
    for begin, stop in reversed(pairs):
        low, high = rows[begin], rows[stop]
        if low == high:
            continue
        followers = target[low:high]
        value = beta[followers] + item[followers] + ordered[low:high]
        _reduce(value, rows[begin : stop + 1] - low, beta[begin:stop], nothing[begin:stop], kind)
    return beta


def _reduce(value: Logs, rows: Numbers, result: Logs, item: Logs, kind: Literal["max", "sum"]) -> None:
    """Reduce the links of each item into ``result``, in place; items without links stay as they are."""
    some = rows[1:] > rows[:-1]
    starts = rows[:-1][some]
    best = np.maximum.reduceat(value, starts)
    if kind == "sum":
        counts = np.diff(np.append(starts, len(value)))
        spread = np.exp(value - np.repeat(best, counts))
        best = best + np.log(np.add.reduceat(spread, starts))
    result[some] = best + item[some]


def trace(links: Links, score: Logs, alpha: Logs, last: int) -> list[int]:
    """The items of the best path that ends with item ``last``, first to last."""
    path = [last]
    while True:
        low, high = links.rows[path[-1]], links.rows[path[-1] + 1]
        if low == high:
            return path[::-1]
        best = low + int(np.argmax(alpha[links.source[low:high]] + score[low:high]))
        path.append(int(links.source[best]))
