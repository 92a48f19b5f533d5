"""Which word of a printed line was read as which, also where words were split, glued or lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from docproc.vietnamese.unicode import fold

_LOST = 1.6  # cost of a word that was not read, or of a word read from dirt
_BLANK = 0.4  # cost of a blank lost or added


class Match(NamedTuple):
    """Printed words and the words they were read as: one and one, two and one, one and two."""

    truth: tuple[str, ...]
    read: tuple[str, ...]


def align(truth: Sequence[str], read: Sequence[str]) -> Iterator[Match]:
    """Matches in order; lost and invented words are left out.

    The cheapest alignment by edit distance of the words without their marks.
    """
    folded_truth, folded_read = [fold(word) for word in truth], [fold(word) for word in read]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(truth) + 1):
        for j in range(len(read) + 1):
            if (i, j) in best:
                _extend(best, i, j, folded_truth, folded_read)
    yield from reversed(list(_trace(best, truth, read)))


def _extend(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
    i: int,
    j: int,
    truth: Sequence[str],
    read: Sequence[str],
) -> None:
    cost = best[i, j][0]
    for down, across in ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1)):
        if i + down > len(truth) or j + across > len(read):
            continue
        if down and across:
            one, other = "".join(truth[i : i + down]), "".join(read[j : j + across])
            step = Levenshtein.distance(one, other) / max(len(one), len(other)) * 2
            step += _BLANK * (down + across - 2)
        else:
            step = _LOST
        place = (i + down, j + across)
        if place not in best or cost + step < best[place][0]:
            best[place] = (cost + step, (i, j))


def _trace(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
    truth: Sequence[str],
    read: Sequence[str],
) -> Iterator[Match]:
    place = (len(truth), len(read))
    while place != (0, 0):
        before = best[place][1]
        match = Match(tuple(truth[before[0] : place[0]]), tuple(read[before[1] : place[1]]))
        if match.truth and match.read:
            yield match
        place = before
