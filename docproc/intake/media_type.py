"""What a file is, by its content; the name may say what it likes."""

from __future__ import annotations

from enum import StrEnum

from docproc.errors import UnsupportedTypeError

HEAD = 4096
"""How many bytes of a file are needed to know it."""

_PDF_WITHIN = 1024  # Source: ISO 32000-1, annex H: readers accept a header within the first 1024 bytes


class MediaType(StrEnum):
    """The kinds of files that are read."""

    PDF = "application/pdf"
    TIFF = "image/tiff"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"


_MAGIC = (
    (b"%PDF-", MediaType.PDF),
    (b"II*\x00", MediaType.TIFF),
    (b"MM\x00*", MediaType.TIFF),
    (b"II+\x00", MediaType.TIFF),  # BigTIFF
    (b"MM\x00+", MediaType.TIFF),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
)
_MARKUP = (
    (b"{\\rtf", "rich text"),
    (b"%!ps", "PostScript"),
    (b"<?xml", "XML"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
_BINARY = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"RIFF", "a WebP image or a recording"),
    (b"\x00\x00\x00\x0cjP", "a JPEG 2000 image"),
    (b"AT&TFORM", "a DjVu document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
)
_UTF_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b")


def sniff(head: bytes) -> MediaType:
    """The media type of a file from its first :data:`HEAD` bytes.

    Raises :class:`UnsupportedTypeError`, which names what the file is where that is known.
    """
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if b"%PDF-" in head[:_PDF_WITHIN] and b" obj" in head:
        return MediaType.PDF
    if _is_text(head):
        start = head.lstrip()[:20].lower()
        _refuse_known(start, _MARKUP)
        return MediaType.TEXT
    _refuse_known(head, _BINARY)
    raise UnsupportedTypeError("the content is not a PDF, TIFF, PNG, JPEG or plain text")


def wide_encoding(head: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` for text in UTF-16 without a byte order mark, else ``None``."""
    sample = head[: len(head) // 4 * 4]
    for encoding, high, low in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if high.count(0) > len(high) // 4 and 0 not in low:
            text = sample.decode(encoding, errors="replace")
            if not any(ord(letter) < 32 and ord(letter) not in _TEXT_CONTROLS for letter in text):
                return encoding
    return None


def _is_text(head: bytes) -> bool:
    """Whether bytes look like text in UTF-8, UTF-16 or an 8-bit encoding."""
    if head.startswith(_UTF_BOMS) or wide_encoding(head) is not None:
        return True
    return not any(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)


def _refuse_known(head: bytes, table: tuple[tuple[bytes, str], ...]) -> None:
    for magic, name in table:
        if head.startswith(magic):
            raise UnsupportedTypeError(f"the file is {name}")
