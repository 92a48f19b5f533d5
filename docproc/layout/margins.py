"""The left and right edge of a page's text."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from docproc.layout.fragment import Fragment

_BIN = 4.0  # points
_FIRST_LINE = (15.0, 62.0)  # points that a first line is set in, from the narrowest to the widest
_DEFAULT = (0.14, 0.93)  # shares of the page's width: 30 mm and 15 mm on A4


@dataclass(frozen=True, slots=True)
class Margins:
    """The edges of the text in points.

    ``pitch`` is the usual distance from line to line, ``height`` the usual height of a line.
    """

    left: float
    right: float
    pitch: float
    height: float

    @property
    def width(self) -> float:
        """Distance between the edges in points."""
        return self.right - self.left

    def indent(self, fragment: Fragment) -> float:
        """How far right of the left edge a line begins, in points."""
        return fragment.box.x0 - self.left

    def shortfall(self, fragment: Fragment) -> float:
        """How far left of the right edge a line ends, in points."""
        return self.right - fragment.box.x1

    def is_centred(self, fragment: Fragment) -> bool:
        """Whether a line keeps away from both edges by about the same distance."""
        before, after = self.indent(fragment), self.shortfall(fragment)
        tolerance = max(18.0, 0.12 * self.width)
        return min(before, after) > 12 and abs(before - after) < 2 * tolerance


def measure(fragments: Sequence[Fragment], width: float, usual: Margins | None = None) -> Margins:
    """Measure the edges from the lines of the body.

    ``width`` is the page's, in points; ``usual`` are the edges of another page of the document, taken
    for what this page has too few lines to show. A left edge needs two lines that begin there.
    """
    height = median([part.height for part in fragments]) if fragments else 12.0
    long = [part for part in fragments if part.box.width > 0.45 * width]
    fallback = usual or Margins(_DEFAULT[0] * width, _DEFAULT[1] * width, 1.25 * height, height)
    if len(long) < 3:
        return Margins(fallback.left, fallback.right, _pitch(fragments, fallback.pitch), height)
    left = _left_edge(fragments, long)
    right = _edge([part.box.x1 for part in long], outermost=max)
    if left is None or (usual is not None and left > usual.left + 15 and len(long) < 8):
        left = fallback.left
    return Margins(
        left,
        right if right is not None else fallback.right,
        _pitch(long, fallback.pitch),
        height,
    )


def _left_edge(fragments: Sequence[Fragment], long: Sequence[Fragment]) -> float | None:
    """The left edge by the long lines; by all lines where the long ones are only first lines.

    First lines stand further in than the lines that go on, so the long lines of a page show two places
    where lines begin, unless all that go on are short.
    """
    starts = [part.box.x0 for part in long]
    left = _edge(starts, outermost=min)
    if left is None or sum(_FIRST_LINE[0] < start - left < _FIRST_LINE[1] for start in starts) > 1:
        return left
    wider = _edge([part.box.x0 for part in fragments if len(part.words) > 1], outermost=min)
    further = wider is not None and _FIRST_LINE[0] < left - wider < _FIRST_LINE[1]
    return wider if further else left


def _edge(values: Sequence[float], outermost: Callable[[Sequence[int]], int]) -> float | None:
    """The outermost place where at least two lines, and one in twelve, end together."""
    if not values:
        return None
    counts = Counter(round(value / _BIN) for value in values)
    least = max(2, len(values) / 12)
    places = [place for place in counts if counts[place] + max(counts[place - 1], counts[place + 1]) >= least]
    if not places:
        return None
    chosen = outermost(places)
    near = [value for value in values if abs(value - chosen * _BIN) <= 1.5 * _BIN]
    return float(median(near))


def _pitch(fragments: Sequence[Fragment], fallback: float) -> float:
    middles = sorted(part.middle for part in fragments)
    steps = [low - high for high, low in itertools.pairwise(middles)]
    usual = [step for step in steps if 6 < step < 40]
    return float(median(usual)) if len(usual) >= 3 else fallback
