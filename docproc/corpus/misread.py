"""What an English OCR leaves of a Vietnamese page: the noise that docproc was made for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytesseract
from PIL import Image, ImageSequence

from docproc.errors import EngineError

_DPI = 200


def misread(source: Path, language: str = "eng", dpi: int = _DPI) -> str:
    """The text that the system's Tesseract reads from a PDF or TIFF with the wrong language.

    Pages are parted by form feeds. Raises :class:`EngineError` when Tesseract or its language is missing.
    """
    try:
        pages = [
            pytesseract.image_to_string(picture, lang=language, config=f"--dpi {dpi}")
            for picture in _pictures(source, dpi)
        ]
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError) as error:
        raise EngineError(f"the system's Tesseract cannot read {language}: {error}") from error
    return "\f".join(page.strip() + "\n" for page in pages)


def _pictures(source: Path, dpi: int) -> Iterator[Image.Image]:
    if source.suffix.lower() != ".pdf":
        with Image.open(source) as image:
            for frame in ImageSequence.Iterator(image):
                own = float(frame.info.get("dpi", (dpi, dpi))[0])
                size = (round(frame.width * dpi / own), round(frame.height * dpi / own))
                yield frame.convert("L").resize(size)
        return
    document = pypdfium2.PdfDocument(source)
    try:
        for index in range(len(document)):
            yield document[index].render(scale=dpi / 72).to_pil()
    finally:
        document.close()
