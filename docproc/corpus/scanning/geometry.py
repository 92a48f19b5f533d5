"""Where the paper lies: turned, curled at the spine, once folded. The same map moves pixels and boxes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from docproc.schema import Box
from docproc.schema.image import Pixels

Points = NDArray[np.float64]

_COARSE = 8  # pixels between the points at which the map is computed
_SPINE = 0.16  # share of the page's width that bends at the spine
_FOLD = 26.0  # points on either side of a fold that are lifted


@dataclass(frozen=True, slots=True)
class Fold:
    """A fold across the page at ``y`` (share of its height) that lifts the paper by ``depth`` points."""

    y: float
    depth: float


@dataclass(frozen=True, slots=True)
class Warp:
    """A map from the printed page to the scanned one, in points.

    ``skew`` degrees clockwise; ``curl`` points by which lines bend at the spine, on the left, or on the
    right when negative; ``wave`` points of a slow wave over the page; ``folds`` lift lines near them.
    """

    width: float
    height: float
    skew: float = 0.0
    curl: float = 0.0
    wave: float = 0.0
    phase: float = 0.0
    folds: tuple[Fold, ...] = ()

    @property
    def is_still(self) -> bool:
        """Whether nothing moves."""
        return not (self.skew or self.curl or self.wave or self.folds)

    def forward(self, points: Points) -> Points:
        """Where printed points (N × 2) come to lie."""
        return self._turned(points + self._bent(points), self.skew)

    def backward(self, points: Points) -> Points:
        """Which printed points come to lie at ``points``; exact to a hundredth of a point."""
        still = self._turned(points, -self.skew)
        found = still
        for _ in range(6):
            found = still - self._bent(found)
        return found

    def box(self, box: Box) -> Box:
        """The upright box around a printed box after it was moved."""
        x = np.linspace(box.x0, box.x1, 5)
        edges = [np.stack([x, np.full(5, y)], axis=1) for y in (box.y0, box.y1)]
        moved = self.forward(np.concatenate(edges))
        (x0, y0), (x1, y1) = moved.min(axis=0), moved.max(axis=0)
        return Box(float(x0), float(y0), float(x1), float(y1))

    def pixels(self, page: Pixels, dpi: float, outside: int) -> Pixels:
        """An RGB page as it lies on the glass; ``outside`` is the grey level beside the paper."""
        if self.is_still:
            return page
        height, width = page.shape[:2]
        rows = np.linspace(0, height - 1, height // _COARSE + 2)
        columns = np.linspace(0, width - 1, width // _COARSE + 2)
        grid = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2) * 72 / dpi
        source = (self.backward(grid) * dpi / 72).reshape(len(rows), len(columns), 2).astype(np.float32)
        xs, ys = (_spread(source[:, :, axis], width, height) for axis in (0, 1))
        moved = cv2.remap(page, xs, ys, cv2.INTER_CUBIC, borderValue=(outside,) * 3)
        return moved.astype(np.uint8)

    def _turned(self, points: Points, degrees: float) -> Points:
        angle = math.radians(degrees)
        middle = np.array([self.width / 2, self.height / 2])
        turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
        return np.asarray((points - middle) @ turn.T + middle)

    def _bent(self, points: Points) -> Points:
        x, y = points[:, 0] / self.width, points[:, 1] / self.height
        shift = np.zeros_like(points, float)
        if self.curl:
            near = np.exp(-(x if self.curl > 0 else 1 - x) / _SPINE)
            shift[:, 1] += abs(self.curl) * near * (1.0 - 1.6 * y)
            shift[:, 0] += self.curl * 0.5 * near
        if self.wave:
            shift[:, 1] += self.wave * np.sin(2 * math.pi * 0.8 * x + self.phase + y)
        for fold in self.folds:
            near = np.exp(-np.abs(points[:, 1] - fold.y * self.height) / _FOLD)
            shift[:, 1] -= fold.depth * near
            shift[:, 0] += fold.depth * 0.6 * near
        return shift


def _spread(coarse: NDArray[np.float32], width: int, height: int) -> NDArray[np.float32]:
    """The coarse map at every pixel, its corners on the page's corners."""
    rows = np.linspace(0, coarse.shape[0] - 1, height, dtype=np.float32)
    columns = np.linspace(0, coarse.shape[1] - 1, width, dtype=np.float32)
    xs, ys = np.meshgrid(columns, rows)
    return np.asarray(cv2.remap(coarse, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))
