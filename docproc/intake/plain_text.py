"""Plain text that another OCR left: decoded, parted into pages and lines."""

from __future__ import annotations

from docproc.errors import EmptyFileError, TooLargeError, TooManyPagesError
from docproc.intake.door import Admission
from docproc.intake.limits import Limits
from docproc.intake.media_type import HEAD, wide_encoding
from docproc.schema import Line, OcrPage, PagePlan, Route, TextSource, Word
from docproc.vietnamese.unicode import nfc

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_EIGHT_BIT = ("cp1258", "cp1252")  # Vietnamese Windows first: it composes marks after letters


def examine_text(admission: Admission, limits: Limits) -> tuple[PagePlan, ...]:
    """The pages of a text, parted by form feeds; every one of them is to be repaired.

    A blank line is a line without words, so that the layout sees where paragraphs part. Raises
    :class:`TooLargeError`, :class:`TooManyPagesError`, and :class:`EmptyFileError` for blanks only.
    """
    if admission.size > limits.text_megabytes << 20:
        raise TooLargeError(f"{admission.path.name} is longer than {limits.text_megabytes} MB of text")
    text = nfc(decode(admission.path.read_bytes()))
    if not text.strip():
        raise EmptyFileError(f"{admission.path.name} holds nothing but blanks")
    pages = text.rstrip("\f\r\n \x1a").split("\f")
    if len(pages) > limits.pages:
        raise TooManyPagesError(f"{admission.path.name} has {len(pages)} pages, {limits.pages} are allowed")
    return tuple(_plan(number, page) for number, page in enumerate(pages, start=1))


def decode(content: bytes) -> str:
    """Text in whichever encoding it is; characters that no encoding knows are replaced."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    wide = wide_encoding(content[:HEAD])
    if wide:
        return content.decode(wide, errors="replace")
    for encoding in ("utf-8", *_EIGHT_BIT):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def _plan(number: int, text: str) -> PagePlan:
    lines = tuple(
        Line(tuple(Word(word, None, None) for word in line.replace("\0", " ").split()), None)
        for line in text.splitlines()
    )
    layer = OcrPage(number, None, None, TextSource.RESTORED_TEXT_LAYER, lines)
    return PagePlan(number, None, None, Route.REPAIR, text_layer=layer)
