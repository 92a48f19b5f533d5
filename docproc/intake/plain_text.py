"""Plain text that another OCR left: decoded, parted into pages and lines."""

from __future__ import annotations

from docproc.errors import EmptyFileError, TooLargeError, TooManyPagesError
from docproc.intake.door import Admission, content
from docproc.intake.limits import Limits
from docproc.intake.media_type import HEAD, wide_encoding
from docproc.intake.trust import trust
from docproc.schema import Line, OcrPage, PagePlan, Route, TextSource, Word
from docproc.vietnamese.legacy import convert
from docproc.vietnamese.unicode import nfc

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_EIGHT_BIT = ("cp1252", "cp1258")  # Western first: it also shows the letters of TCVN3 and VNI
_FEW = 0.02  # share of broken letters beyond ASCII with which a text is still UTF-8
_INVISIBLE = dict.fromkeys(map(ord, "\0\u200b\u200c\u200d\u2060\ufeff"))


def examine_text(admission: Admission, limits: Limits) -> tuple[PagePlan, ...]:
    """The pages of a text, parted by form feeds; every one of them is to be repaired.

    A blank line is a line without words, so that the layout sees where paragraphs part. Raises
    :class:`TooLargeError`, :class:`TooManyPagesError`, and :class:`EmptyFileError` for blanks only.
    """
    if admission.size > limits.text_megabytes << 20:
        raise TooLargeError(f"{admission.path.name} is longer than {limits.text_megabytes} MB of text")
    text = nfc(convert(decode(content(admission)))).translate(_INVISIBLE)
    if not text.strip():
        raise EmptyFileError(f"{admission.path.name} holds nothing but blanks")
    pages = text.rstrip("\f\r\n \x1a").split("\f")
    if len(pages) > limits.pages:
        raise TooManyPagesError(f"{admission.path.name} has {len(pages)} pages, {limits.pages} are allowed")
    return tuple(_plan(number, page) for number, page in enumerate(pages, start=1))


def decode(received: bytes) -> str:
    """Text in whichever encoding it is; characters that no encoding knows are replaced.

    Encodings of 8 bits cannot be told apart by their bytes: of those in use the one is taken whose words
    are Vietnamese. Old ones (TCVN3, VNI) come out as the Western letters that ``convert`` knows.
    """
    for mark, encoding in _BOMS:
        if received.startswith(mark):
            return received.decode(encoding, errors="replace")
    wide = wide_encoding(received[:HEAD])
    if wide:
        return received.decode(wide, errors="replace")
    text = received.decode("utf-8", errors="replace")
    beyond_ascii = sum(not letter.isascii() for letter in text)
    if text.count("\ufffd") <= _FEW * beyond_ascii:
        return text
    return max((received.decode(encoding, errors="replace") for encoding in _EIGHT_BIT), key=_worth)


def _worth(text: str) -> float:
    return trust(nfc(convert(text)).split())


def _plan(number: int, text: str) -> PagePlan:
    lines = tuple(
        Line(tuple(Word(word, None, None) for word in line.split()), None) for line in text.splitlines()
    )
    words = [word.text for line in lines for word in line.words]
    layer = OcrPage(number, None, None, TextSource.RESTORED_TEXT_LAYER, lines)
    score = trust(words) if words else None
    return PagePlan(number, None, None, Route.REPAIR, text_layer_score=score, text_layer=layer)
