"""What an English OCR leaves of a Vietnamese page: the noise that docproc was made for."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytesseract

from docproc.errors import EngineError

_DPI = 200


def misread(source: Path, language: str = "eng", dpi: int = _DPI) -> str:
    """The text that the system's Tesseract reads from a PDF with the wrong language.

    Pages are parted by form feeds. Raises :class:`EngineError` when Tesseract or its language is missing.
    """
    document = pypdfium2.PdfDocument(source)
    try:
        pages = [
            pytesseract.image_to_string(document[index].render(scale=dpi / 72).to_pil(), lang=language)
            for index in range(len(document))
        ]
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError) as error:
        raise EngineError(f"the system's Tesseract cannot read {language}: {error}") from error
    finally:
        document.close()
    return "\f".join(page.strip() + "\n" for page in pages)
