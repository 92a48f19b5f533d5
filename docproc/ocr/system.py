"""The other engine: the Tesseract that is installed on the system, through ``pytesseract``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import cv2

from docproc.errors import EngineError
from docproc.ocr.tsv import page_from_table
from docproc.schema import OcrPage
from docproc.schema.image import CleanedPage

NAME = "pytesseract"


def probe() -> str:
    """The version of the system's Tesseract; raises :class:`EngineError` when there is none."""
    import pytesseract

    try:
        return str(pytesseract.get_tesseract_version())
    except (pytesseract.TesseractNotFoundError, SystemExit) as error:
        raise EngineError("no Tesseract is installed on the system") from error


class SystemEngine:
    """The system's Tesseract with the shipped model, so that both engines read alike."""

    name = NAME

    def __init__(self, models: Path, language: str) -> None:
        self.version = probe()
        if not (models / f"{language}.traineddata").is_file():
            raise EngineError(f"there is no {language}.traineddata in {models.name}")
        self._models = models
        self._language = language

    def recognise(self, page: CleanedPage) -> OcrPage:
        """Read a page; see :class:`~docproc.ocr.contract.Engine`.

        The picture travels as a file: given an object, pytesseract would encode it anew.
        """
        import pytesseract

        options = f'--tessdata-dir "{self._models}" --psm 3 --oem 1 --dpi {round(page.dpi)}'
        with tempfile.TemporaryDirectory() as folder:
            picture = Path(folder) / "page.png"
            cv2.imwrite(str(picture), page.pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])
            try:
                table = pytesseract.image_to_data(str(picture), lang=self._language, config=options)
            except pytesseract.TesseractError as error:
                raise EngineError(f"Tesseract failed on page {page.number}: {error}") from error
        return page_from_table(str(table), page)
