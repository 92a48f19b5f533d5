"""From the lattice's posterior and the engine's confidence to a probability of being right.

The tables were measured on held-out rendered pages: words grouped by posterior (and confidence), and
the share of right ones in each group. Source: models/README.md, "Certainty".
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from docproc.restore.grade import Grade


class Curve(NamedTuple):
    """Straight lines between points; level before the first point and after the last."""

    at: tuple[float, ...]
    share: tuple[float, ...]

    @classmethod
    def through(cls, *points: tuple[float, float]) -> Curve:
        """The curve through points that are given from left to right."""
        at, share = zip(*points, strict=True)
        return cls(at, share)

    def height(self, value: float) -> float:
        """The height of the curve at a place."""
        after = bisect_right(self.at, value)
        if after in (0, len(self.at)):
            return self.share[max(after - 1, 0)]
        left, right = self.at[after - 1], self.at[after]
        low, high = self.share[after - 1], self.share[after]
        return low + (high - low) / (right - left) * (value - left)


_POSTERIOR = Curve.through(
    (0.0, 0.1),
    (0.34, 0.32),
    (0.56, 0.42),
    (0.73, 0.56),
    (0.855, 0.63),
    (0.927, 0.755),
    (0.968, 0.835),
    (0.986, 0.91),
    (0.9935, 0.948),
    (0.998, 0.959),
    (0.9996, 0.981),
    (1.0, 0.9925),
)
_CHANGED = Curve.through(
    (0.0, 0.2),
    (0.54, 0.33),
    (0.74, 0.70),
    (0.85, 0.77),
    (0.925, 0.86),
    (0.97, 0.87),
    (0.993, 0.89),
    (0.998, 0.95),
    (0.9996, 0.98),
    (1.0, 0.983),
)
_CONFIDENCE = Curve.through(
    (0.0, 0.3),
    (0.3, 0.55),
    (0.6, 0.82),
    (0.75, 0.85),
    (0.85, 0.95),
    (0.925, 0.99),
    (0.96, 0.999),
    (1.0, 0.999),
)
_DOUBTED = Curve.through(
    (0.0, 0.15), (0.4, 0.2), (0.6, 0.35), (0.75, 0.5), (0.85, 0.55), (0.93, 0.77), (1.0, 0.85)
)
"""By the engine's confidence, for words that were kept although a rival came close."""
_SURE = 0.999
_UNSAID = {Grade.CLEAN: 0.999, Grade.BARE: 0.995, Grade.PATCHY: 0.99, Grade.ENGLISH: 0.985}


def certainty(posterior: float, confidence: float | None, grade: Grade, *, changed: bool) -> float:
    """Probability (0–1) that a token is right.

    ``posterior`` is the lattice's; ``confidence`` the engine's for the words it was made from, ``None``
    when there is none; ``changed`` whether the repair wrote something else than was read.
    """
    if grade is Grade.ENGLISH:
        return _POSTERIOR.height(posterior)
    if confidence is None or grade is Grade.BARE:
        return min(posterior, _UNSAID[grade])
    if changed:
        return _CHANGED.height(posterior)
    return (_CONFIDENCE if posterior >= _SURE else _DOUBTED).height(confidence)
