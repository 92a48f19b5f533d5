"""Which way is up, and how far the lines lean: both from where the letters' edges fall in line.

Letters stand on the line: on an upright page their lower edges agree far better than their upper edges,
which small letters, capitals and Vietnamese marks spread. So each of the four edges is tried at all
small angles; the one that falls in line best says which way is up, its angle is the skew.

Source: H. S. Baird, The skew angle of printed documents, SPSE (1987), for the alignment of lower edges.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docproc.imaging.letters import Letters

_WIDEST = 10.0  # degrees to either side
_COARSE, _FINE = 0.25, 0.02  # degrees a step
_FEW = 40  # letters below which nothing is said
_MOST = 6000  # letters looked at
_SURE = 1.12  # how much better the best edge must agree than the one opposite
_BIN = 1.5  # pixels; edges as close as that are in line


class Stance(NamedTuple):
    """How a page lies: the clockwise turn that brings it upright, whether that is sure, and its skew.

    ``skew`` is in degrees, clockwise positive, of the page after that turn.
    """

    rotation: int
    sure: bool
    skew: float


def find_stance(letters: Letters) -> Stance:
    """How the page lies; a page of too few letters is taken as it is, and not sure."""
    boxes = letters.boxes
    if len(boxes) < _FEW:
        return Stance(0, False, 0.0)
    if len(boxes) > _MOST:
        boxes = boxes[:: math.ceil(len(boxes) / _MOST)]
    left, top, right, bottom = boxes.T
    x, y = (left + right) / 2, (top + bottom) / 2
    # For each turn: where letters stand along their lines, and the coordinate of their lower edges.
    edges = {0: (x, bottom), 90: (-y, right), 180: (-x, -top), 270: (y, -left)}
    found = {turn: _best_angle(along, edge) for turn, (along, edge) in edges.items()}
    rotation = max(found, key=lambda turn: found[turn][1])
    angle, agreement = found[rotation]
    others = [score for turn, (_, score) in found.items() if turn != rotation]
    return Stance(rotation, agreement > _SURE * max(others), angle)


def _best_angle(along: NDArray[np.float64], edge: NDArray[np.float64]) -> tuple[float, float]:
    """The angle (degrees) at which the edges fall in line best, and how well they do."""
    coarse = np.arange(-_WIDEST, _WIDEST + _COARSE / 2, _COARSE)
    best = max(coarse, key=lambda angle: _agreement(along, edge, angle, 2 * _BIN))
    fine = np.arange(best - _COARSE, best + _COARSE + _FINE / 2, _FINE)
    scores = [_agreement(along, edge, angle, _BIN) for angle in fine]
    top = int(np.argmax(scores))
    return float(fine[top]), float(scores[top])


def _agreement(along: NDArray[np.float64], edge: NDArray[np.float64], degrees: float, width: float) -> float:
    """Mean number of letters in line with a letter, when lines lean by ``degrees``."""
    level = edge - along * math.tan(math.radians(degrees))
    places = np.floor((level - level.min()) / width).astype(np.int64)
    counts = np.bincount(places).astype(np.float64)
    smooth = counts[:-1] + counts[1:] if len(counts) > 1 else counts
    return float((smooth * smooth).sum() / len(edge))
