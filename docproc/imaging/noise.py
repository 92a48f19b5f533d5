"""Grain and specks, taken off only where they are measured."""

from __future__ import annotations

import cv2
import numpy as np

from docproc.schema.image import Pixels

_GRAIN = 5.0  # standard deviation in grey levels from which grain hurts
_SPECKS = 150  # isolated specks on a page from which they are taken off
_INK = 190  # grey level
_BLOCK = 16  # pixels
_CALMEST = 25  # percent of the blocks in which grain is measured: those without print


def calm(grey: Pixels) -> Pixels:
    """Take grain off a page whose paper is grainy, and specks off one whose paper is clean.

    A page with neither comes back as it is, the same object.
    """
    if grain(grey) >= _GRAIN:
        return np.asarray(cv2.GaussianBlur(grey, (3, 3), 0.8), np.uint8)
    return _without_specks(grey)


def grain(grey: Pixels) -> float:
    """Standard deviation (grey levels) of the noise on the paper, where nothing is printed."""
    part = grey[: grey.shape[0] // _BLOCK * _BLOCK, : grey.shape[1] // _BLOCK * _BLOCK]
    size = (part.shape[1] // _BLOCK, part.shape[0] // _BLOCK)
    if not all(size):
        return 0.0
    mean = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
    rough = cv2.absdiff(part, cv2.resize(mean, part.shape[::-1], interpolation=cv2.INTER_LINEAR))
    deviation = cv2.resize(rough, size, interpolation=cv2.INTER_AREA)
    paper = deviation[mean > 100]
    return float(np.percentile(paper, _CALMEST)) * 1.25 if paper.size else 0.0


def _without_specks(grey: Pixels) -> Pixels:
    """Whiten ink that fits into 3 × 3 pixels and has none around it; marks and full stops are larger."""
    ink = cv2.threshold(grey, _INK, 1, cv2.THRESH_BINARY_INV)[1]
    inner = cv2.boxFilter(ink, -1, (3, 3), normalize=False)
    outer = cv2.boxFilter(ink, -1, (5, 5), normalize=False)
    alone = np.asarray(((inner == outer) & (inner > 0)) * np.uint8(255), np.uint8)
    if cv2.countNonZero(alone) < _SPECKS * 5:
        return grey
    clean = grey.copy()
    clean[cv2.dilate(alone, np.ones((3, 3), np.uint8)) > 0] = 255
    return clean
