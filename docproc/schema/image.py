"""The picture of a page, before it is read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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
