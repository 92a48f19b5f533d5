"""The picture of a page, before it is read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docproc.schema.geometry import Box

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture.

    ``pixels`` is ``uint8``, height × width × 3 (RGB) or height × width (grey); ``dpi`` is its
    resolution; ``width`` and ``height`` are the page's size in points as it is shown.
    """

    number: int
    pixels: Pixels
    dpi: float
    width: float
    height: float


Affine = NDArray[np.float64]
"""2 × 3: where a point ``(x, y, 1)`` goes."""

PixelBox = tuple[int, int, int, int]
"""``x0, y0, x1, y1`` in pixels, half-open."""


@dataclass(frozen=True, slots=True)
class CleanedPage:
    """One page made ready for reading: grey, upright, its lines level.

    ``pixels`` is ``uint8``, height × width, black ink on white; ``dpi`` is its resolution. ``width`` and
    ``height`` are points of the upright page as it was scanned, that is before its skew was taken out.
    ``rotation`` is the clockwise turn in degrees (0, 90, 180, 270) that made it upright, and
    ``sure_of_rotation`` is false when the picture alone could not tell which way is up. ``skew`` is how
    far its lines leaned, in degrees, clockwise positive. ``to_points`` leads from a pixel to its place on
    the scanned page. ``seals`` and ``rules`` (ruled lines) are boxes in points.
    """

    number: int
    pixels: Pixels
    dpi: float
    width: float
    height: float
    rotation: int
    sure_of_rotation: bool
    skew: float
    to_points: Affine
    seals: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Where a rectangle of pixels stands on the scanned page, in points.

        The box keeps the rectangle's size and follows its middle: a box drawn around the leaning
        rectangle would grow with the length of the line and reach into its neighbours.
        """
        x, y = self.to_points @ ((x0 + x1) / 2, (y0 + y1) / 2, 1.0)
        half_width = (x1 - x0) * 36 / self.dpi
        half_height = (y1 - y0) * 36 / self.dpi
        return Box(x - half_width, y - half_height, x + half_width, y + half_height)

    def pixel_box(self, box: Box) -> PixelBox:
        """The rectangle of pixels that :meth:`box` would bring to ``box``, cut at the page's edges."""
        turn, shift = self.to_points[:, :2], self.to_points[:, 2]
        x, y = np.linalg.solve(turn, np.array([box.x_middle, box.y_middle]) - shift)
        half_width = box.width * self.dpi / 144
        half_height = box.height * self.dpi / 144
        height, width = self.pixels.shape
        return (
            int(np.clip(np.floor(x - half_width + 1e-6), 0, width)),
            int(np.clip(np.floor(y - half_height + 1e-6), 0, height)),
            int(np.clip(np.ceil(x + half_width - 1e-6), 0, width)),
            int(np.clip(np.ceil(y + half_height - 1e-6), 0, height)),
        )
