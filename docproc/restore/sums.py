"""Best path and probabilities in a graph whose items follow one another, level by level.

An item (a word of the lattice, or a pair of words) stands between two keys; it follows every item
that ends in the key where it begins. All segments of a document are worked on at once: a level holds
the items of one depth in every segment.

What is done once a level is kept to a few calls, since a page has a hundred levels of a few items each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Logs = NDArray[np.float64]
NEVER = -1e30
FULL = 1e200
_TINY = np.finfo(np.float64).tiny


class Level(NamedTuple):
    """The links of one level's items: which items have some, the links, and where each item's start."""

    items: slice | Numbers
    links: slice
    starts: Numbers


@dataclass(frozen=True, slots=True)
class Links:
    """Which items follow which; ``source`` and ``target`` are ordered by target.

    ``rows[i]:rows[i + 1]`` are the links into item ``i``, ``levels`` the same level by level. ``onward``
    are the numbers of all links ordered by source, and ``next_levels`` their levels, the last one first.
    """

    source: Numbers
    target: Numbers
    rows: Numbers
    levels: list[Level]
    onward: Numbers
    next_levels: list[Level]
    followed: NDArray[np.bool_]


def connect(begin: Numbers, end: Numbers, depth: Numbers) -> Links:
    """Link every item to those that end in the key where it begins.

    Keys are numbers from 0 on; items are in ascending ``depth``.
    """
    keys = int(max(begin.max(initial=-1), end.max(initial=-1))) + 1
    by_end, ending = _grouped(end, keys)
    by_begin, beginning = _grouped(begin, keys)
    rows, source = _all_of(by_end, ending, begin)
    next_rows, follower = _all_of(by_begin, beginning, end)
    # The links into an item are in the order of their sources, so a source's rank among them finds its own.
    rank = np.empty_like(by_end)
    rank[by_end] = np.arange(len(end)) - ending[end[by_end]]
    return Links(
        source,
        np.repeat(np.arange(len(begin)), np.diff(rows)),
        rows,
        _levels(rows, depth),
        rows[follower] + np.repeat(rank, np.diff(next_rows)),
        _levels(next_rows, depth)[::-1],
        np.diff(next_rows) > 0,
    )


def _grouped(keys: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """Items ordered by key, and where each key's items start among them."""
    short = keys.astype(np.uint16) if count <= 1 << 16 else keys  # short numbers are sorted faster
    starts = np.concatenate(([0], np.cumsum(np.bincount(keys, minlength=count))))
    return np.argsort(short, kind="stable"), starts


def _all_of(items: Numbers, starts: Numbers, keys: Numbers) -> tuple[Numbers, Numbers]:
    """For one key after another all its items: where those of each begin, and the items."""
    first = starts[keys]
    counts = starts[keys + 1] - first
    rows = np.concatenate(([0], np.cumsum(counts)))
    return rows, items[np.arange(rows[-1]) + np.repeat(first - rows[:-1], counts)]


def _levels(rows: Numbers, depth: Numbers) -> list[Level]:
    """The links of all levels that have some, for items whose links are ``rows[i]:rows[i + 1]``."""
    first = np.flatnonzero(np.diff(depth, prepend=-1))
    stops = np.append(first, len(depth))
    linked = rows[1:] > rows[:-1]
    starts = rows[:-1] - np.repeat(rows[first], np.diff(stops))
    all_linked = np.logical_and.reduceat(linked, first).tolist() if len(first) else []
    levels = []
    bounds = pairwise(zip(stops.tolist(), rows[stops].tolist(), strict=True))
    for ((begin, low), (stop, high)), every in zip(bounds, all_linked, strict=True):
        if low < high:
            items = slice(begin, stop) if every else begin + np.flatnonzero(linked[begin:stop])
            levels.append(Level(items, slice(low, high), starts[items]))
    return levels


class Best(NamedTuple):
    """Log weights of the best paths up to each item, and up to each item by each of its links."""

    ending: Logs
    by_link: Logs


def forward(links: Links, score: Logs, item: Logs, start: Logs) -> Best:
    """The best paths up to each item.

    Items that follow none begin with ``start``; ``score`` is each link's, ``item`` each item's own log
    probability.
    """
    ending, by_link = start + item, np.empty(len(score))
    for items, here, starts in links.levels:
        value = by_link[here]
        np.add(ending.take(links.source[here]), score[here], out=value)
        ending[items] = np.maximum.reduceat(value, starts) + item[items]
    return Best(ending, by_link)


def backward(links: Links, score: Logs, item: Logs, last: Logs) -> Logs:
    """Log weight of the best path from each item on, the item itself not counted.

    Items that none follows end with ``last``.
    """
    beta, with_item = last.copy(), last + item
    follower, ordered = links.target[links.onward], score[links.onward]
    for items, here, starts in links.next_levels:
        value = with_item.take(follower[here]) + ordered[here]
        beta[items] = np.maximum.reduceat(value, starts)
        with_item[items] = beta[items] + item[items]
    return beta


def trace(links: Links, best: Best, last: int) -> list[int]:
    """The items of the best path that ends with item ``last``, first to last."""
    path = [last]
    while True:
        low, high = links.rows[path[-1]], links.rows[path[-1] + 1]
        if low == high:
            return path[::-1]
        path.append(int(links.source[low + best.by_link[low:high].argmax()]))


def probabilities(links: Links, best: Best, item: Logs, segment: Numbers) -> Logs:
    """The share of the paths of its segment, by weight, that go through each item.

    All sums are of weights relative to the best path's, so that no logarithms are needed on the way.
    """
    above = best.ending - item
    relative = np.exp(best.by_link - above[links.target])
    share, into, coming = _summed(links, relative, segment)
    coming /= np.maximum(into, _TINY)[links.target]
    going, follower = coming[links.onward], links.target[links.onward]
    through = _at_end(~links.followed, share, best.ending, segment)
    for items, here, starts in links.next_levels:
        through[items] = np.add.reduceat(through.take(follower[here]) * going[here], starts)
    return through


def _summed(links: Links, relative: Logs, segment: Numbers) -> tuple[Logs, Logs, Logs]:
    """Weights of all paths up to each item, relative to its best path; the same before any scaling, by
    item and by link.

    Long segments have more paths than a number holds: where sums grow too large, all of the segment's are
    scaled down.
    """
    share, coming = np.ones(len(segment)), np.empty(len(relative))
    into = share.copy()
    for items, here, starts in links.levels:
        value = coming[here]
        np.multiply(share.take(links.source[here]), relative[here], out=value)
        into[items] = share[items] = total = np.add.reduceat(value, starts)
        if total.max() > FULL:
            most = np.ones(int(segment.max()) + 1)
            np.maximum.at(most, segment[items], total)
            share /= most[segment]
    return share, into, coming


def _at_end(final: NDArray[np.bool_], share: Logs, ending: Logs, segment: Numbers) -> Logs:
    """The share of its segment's paths that end with each item."""
    ends = np.flatnonzero(final)
    own = segment[ends]
    most = np.full(int(segment.max()) + 1, -np.inf)
    np.maximum.at(most, own, ending[ends])
    weight = share[ends] * np.exp(ending[ends] - most[own])
    through = np.zeros(len(share))
    through[ends] = weight / np.bincount(own, weight)[own]
    return through
