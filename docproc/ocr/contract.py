"""What an OCR engine is to the rest of the house."""

from __future__ import annotations

from typing import Protocol

from docproc.schema import OcrPage
from docproc.schema.image import CleanedPage


class Engine(Protocol):
    """Reads words from the picture of a page; kept open for the life of a worker process."""

    @property
    def name(self) -> str:
        """The name in the settings."""

    @property
    def version(self) -> str:
        """The version of Tesseract behind it."""

    def recognise(self, page: CleanedPage) -> OcrPage:
        """Words in lines, with boxes in points of the upright page and confidences 0–1.

        A page without text gives a page without lines. Raises
        :class:`~docproc.errors.EngineError` when the engine fails.
        """
