"""Noisy-channel repair of letters and marks."""

from docproc.restore.restorer import Restorer

__all__ = ["Restorer"]
