"""Best paths and shares of paths, against all paths written out one by one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.restore import sums
from docproc.restore.sums import NEVER, Links, Logs, Numbers, backward, connect, forward, probabilities, trace

KEYS = 6
SEGMENTS = st.lists(
    st.lists(
        st.tuples(st.integers(0, KEYS - 2), st.integers(1, 3)).map(
            lambda pair: (pair[0], min(pair[0] + pair[1], KEYS - 1))
        ),
        min_size=1,
        max_size=9,
    ).filter(lambda items: any(begin == 0 for begin, _ in items)),
    min_size=1,
    max_size=3,
)


class Graph:
    """Items of some segments in ascending depth, with chance scores."""

    def __init__(self, segments: list[list[tuple[int, int]]], seed: int) -> None:
        items = sorted((begin, number, end) for number, each in enumerate(segments) for begin, end in each)
        self.depth = np.array([depth for depth, _, _ in items])
        self.segment = np.array([number for _, number, _ in items])
        self.begin = self.depth + KEYS * self.segment
        self.end = np.array([end for _, _, end in items]) + KEYS * self.segment
        self.links = connect(self.begin, self.end, self.depth)
        chance = np.random.default_rng(seed)
        self.item: Logs = chance.normal(0, 2, len(items))
        self.score: Logs = chance.normal(0, 2, len(self.links.source))
        self.start: Logs = np.where(self.depth == 0, 0.0, NEVER)

    def paths(self) -> Iterator[tuple[list[int], float]]:
        """All paths from depth 0 to an item that none follows, and their log weights."""
        score = {
            (source, target): value
            for source, target, value in zip(
                self.links.source.tolist(), self.links.target.tolist(), self.score.tolist(), strict=True
            )
        }
        open_paths = [
            ([first], float(self.item[first])) for first in np.flatnonzero(self.depth == 0).tolist()
        ]
        while open_paths:
            path, weight = open_paths.pop()
            followers = np.flatnonzero(self.begin == self.end[path[-1]]).tolist()
            if not followers:
                yield path, weight
            for follower in followers:
                longer = weight + score[path[-1], follower] + float(self.item[follower])
                open_paths.append(([*path, follower], longer))

    def best_through(self) -> Logs:
        best: Logs = np.full(len(self.item), NEVER)
        for path, weight in self.paths():
            best[path] = np.maximum(best[path], weight)
        return best

    def shares(self) -> Logs:
        through, total = np.zeros(len(self.item)), np.zeros(int(self.segment.max()) + 1)
        for path, weight in self.paths():
            through[path] += np.exp(weight)
            total[self.segment[path[0]]] += np.exp(weight)
        return np.asarray(through / total[self.segment])


GRAPHS = st.builds(Graph, SEGMENTS, st.integers(0, 1000))


def linked(links: Links) -> list[tuple[int, int]]:
    return list(zip(links.source.tolist(), links.target.tolist(), strict=True))


@given(graph=GRAPHS)
def test_every_item_is_linked_to_all_that_end_where_it_begins(graph: Graph) -> None:
    expected = [
        (source, target)
        for target, begin in enumerate(graph.begin.tolist())
        for source, end in enumerate(graph.end.tolist())
        if begin == end
    ]
    links = graph.links
    assert linked(links) == expected
    by_source = links.source[links.onward]
    assert by_source.tolist() == sorted(source for source, _ in expected)
    assert sorted(links.onward.tolist()) == list(range(len(expected)))
    assert links.followed.tolist() == [item in by_source for item in range(len(graph.item))]


@given(graph=GRAPHS)
def test_best_path_through_each_item(graph: Graph) -> None:
    ahead = forward(graph.links, graph.score, graph.item, graph.start)
    last = np.where(graph.links.followed, NEVER, 0.0)
    total = ahead.ending + backward(graph.links, graph.score, graph.item, last)
    expected = graph.best_through()
    reached = expected > NEVER / 2
    assert np.allclose(total[reached], expected[reached])
    assert np.all(total[~reached] < NEVER / 2)


@given(graph=GRAPHS)
def test_traced_path_is_the_best(graph: Graph) -> None:
    ahead = forward(graph.links, graph.score, graph.item, graph.start)
    weights = {tuple(path): weight for path, weight in graph.paths()}
    for last in {path[-1] for path in weights}:
        best = max(weight for path, weight in weights.items() if path[-1] == last)
        assert weights[tuple(trace(graph.links, ahead, last))] == pytest.approx(best)


@pytest.mark.parametrize("full", [1.0, 3.0, sums.FULL])
@given(graph=GRAPHS)
def test_shares_of_paths(graph: Graph, full: float) -> None:
    """However early sums are scaled down."""
    ahead = forward(graph.links, graph.score, graph.item, graph.start)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sums, "FULL", full)
        through = probabilities(graph.links, ahead, graph.item, graph.segment)
    assert np.allclose(through, graph.shares(), atol=1e-9)


def test_more_paths_than_a_number_holds() -> None:
    """Ten ways at each of a thousand places: 10 to the 1000 paths, each item on a tenth of them."""
    depth: Numbers = np.repeat(np.arange(1000), 10)
    links = connect(depth, depth + 1, depth)
    item, score = np.zeros(len(depth)), np.zeros(len(links.source))
    ahead = forward(links, score, item, np.where(depth == 0, 0.0, NEVER))
    assert np.allclose(probabilities(links, ahead, item, np.zeros_like(depth)), 0.1)
