"""Black and white: what a copier's one threshold keeps of a page, with its specks."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from docproc.schema.image import Pixels


def bitonal(page: Pixels, speckle: float, random: Generator) -> Pixels:
    """The page in 0 and 255 (height × width); ``speckle`` is the share of it that specks strike.

    Specks come as single dots and as small clumps, as dust on the glass and worn drums leave them.
    """
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    shift = float(random.uniform(-12, 14)) if speckle else 0.0
    ink = np.where(grey > level + shift, 255, 0).astype(np.uint8)
    dots = random.random(ink.shape) < speckle * 0.5
    seeds = (random.random(ink.shape) < speckle * 0.08).astype(np.uint8)
    clumps = cv2.dilate(seeds, np.ones((2, 3), np.uint8)).astype(bool)
    ink[dots] = 255 - ink[dots]
    ink[clumps] = 0
    return ink
