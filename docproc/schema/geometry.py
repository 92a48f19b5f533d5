"""A rectangle on a page, measured the way a PDF measures it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """Where something stands on the page.

    Units are PDF points (1/72 inch); the origin is the top left corner of the upright page;
    ``x0 <= x1`` and ``y0 <= y1``, half-open.
    """

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0

    @property
    def x_middle(self) -> float:
        """Horizontal middle in points."""
        return (self.x0 + self.x1) / 2

    @property
    def y_middle(self) -> float:
        """Vertical middle in points."""
        return (self.y0 + self.y1) / 2

    @property
    def area(self) -> float:
        """Area in square points."""
        return max(0.0, self.width) * max(0.0, self.height)

    def intersection(self, other: Box) -> float:
        """Area shared with another box, in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, width) * max(0.0, height)

    def vertical_overlap(self, other: Box) -> float:
        """Share (0–1) of the lower of the two boxes' heights that both cover."""
        shared = min(self.y1, other.y1) - max(self.y0, other.y0)
        lower = min(self.height, other.height)
        return max(0.0, shared) / lower if lower > 0 else 0.0

    def scaled(self, factor: float) -> Box:
        """The same box in another unit, such as pixels to points."""
        return Box(self.x0 * factor, self.y0 * factor, self.x1 * factor, self.y1 * factor)

    @staticmethod
    def around(boxes: Iterable[Box | None]) -> Box | None:
        """The smallest box that holds all of ``boxes``; ``None`` when there is none."""
        known = [box for box in boxes if box is not None]
        if not known:
            return None
        return Box(
            min(box.x0 for box in known),
            min(box.y0 for box in known),
            max(box.x1 for box in known),
            max(box.y1 for box in known),
        )
