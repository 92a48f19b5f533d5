"""Files at the door: taken in by their content, or refused with their own error and in time."""

from __future__ import annotations

import os
import struct
import time
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from docproc.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    InputError,
    LinkLoopError,
    NotAFileError,
    NotFoundError,
    TooLargeError,
    TooManyPagesError,
    UnsupportedTypeError,
)
from docproc.intake import Limits, examine, render_page
from docproc.schema import Route

LIMITS = Limits()
SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"


def pdf_of(pages: int, *, password: str = "") -> bytes:
    out = BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        encryption = pikepdf.Encryption(owner="chủ", user=password) if password else False
        document.save(out, encryption=encryption)
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size; a decoder that believes it would ask for gigabytes."""
    out = b"\x89PNG\r\n\x1a\n"
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    for chunk in (b"IHDR" + header, b"IDAT" + zlib.compress(bytes(1000))):
        out += struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return out


BAD: dict[str, tuple[bytes, type[InputError]]] = {
    "empty.pdf": (b"", EmptyFileError),
    "blanks.txt": (b" \n\t\n", EmptyFileError),
    "archive.pdf": (b"PK\x03\x04" + b"\0" * 100, UnsupportedTypeError),
    "random.pdf": (bytes(range(256)) * 20, UnsupportedTypeError),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type", DamagedFileError),
    "cut.png": (b"\x89PNG\r\n\x1a\n\0\0", DamagedFileError),
    "huge.png": (png_header(40_000, 40_000), TooLargeError),
    "locked.pdf": (pdf_of(1, password="bí mật"), EncryptedFileError),
    "many.pdf": (pdf_of(10_000), TooManyPagesError),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_content_is_refused_with_its_own_error(tmp_path: Path, name: str) -> None:
    content, error = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    begun = time.monotonic()
    with pytest.raises(error) as caught:
        examine(path, LIMITS)
    assert time.monotonic() - begun < 10
    assert caught.value.advice_vi
    assert caught.value.exit_code >= 10


def test_bad_paths_are_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name, error in (
        ("none", NotFoundError),
        ("loop", LinkLoopError),
        ("pipe", NotAFileError),
        (".", NotAFileError),
    ):
        with pytest.raises(error):
            examine(tmp_path / name, LIMITS)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as stream:
        stream.truncate(LIMITS.bytes + 1)
    with pytest.raises(TooLargeError):
        examine(path, LIMITS)


def test_the_type_is_told_by_content(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    Image.new("L", (1654, 2339), 255).save(path, "PNG", dpi=(200, 200))
    scan = examine(path, LIMITS)
    assert scan.origin.media_type == "image/png"
    assert scan.pages[0].route is Route.IMAGE
    assert scan.pages[0].width == pytest.approx(595.4, abs=1)


@pytest.mark.parametrize(
    ("sample", "routes"),
    [
        ("ke-hoach-88.pdf", [Route.TEXT_LAYER, Route.TEXT_LAYER]),
        ("cong-van-2215.scan.pdf", [Route.IMAGE, Route.IMAGE]),
        ("thong-bao-312.tiff", [Route.IMAGE]),
        ("chi-thi-05.english-ocr.txt", [Route.REPAIR, Route.REPAIR]),
    ],
)
def test_each_sample_takes_its_route(sample: str, routes: list[Route]) -> None:
    assert [page.route for page in examine(SAMPLES / sample, LIMITS).pages] == routes


def test_a_text_layer_of_an_english_ocr_is_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "misread.pdf"
    canvas = Canvas(str(path))
    for row in range(30):
        canvas.drawString(
            72, 780 - row * 20, "Uy ban nhan dan thanh phd yéu cdu cac so trién khai thuc hién s6"
        )
    canvas.save()
    (page,) = examine(path, LIMITS).pages
    assert page.route is not Route.TEXT_LAYER
    assert page.text_layer_score is not None
    assert page.text_layer_score < 0.75


def test_boxes_are_those_of_the_page_as_shown(tmp_path: Path) -> None:
    """A turned page, and one whose origin is elsewhere, give boxes from their visible top left corner."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(400, 600))
    canvas.drawString(100, 500, "Kế")
    canvas.save()
    out.seek(0)
    with pikepdf.open(out) as document:
        page = document.pages[0]
        page.MediaBox = pikepdf.Array([50, 20, 450, 620])
        document.save(tmp_path / "moved.pdf")
        page.MediaBox = pikepdf.Array([0, 0, 400, 600])
        page.Rotate = 90
        document.save(tmp_path / "turned.pdf")
    for name, size in (("moved.pdf", (400, 600)), ("turned.pdf", (600, 400))):
        image = render_page(tmp_path / name, 1, 72, LIMITS)
        assert (round(image.width), round(image.height)) == size


def test_utf16_and_old_windows_text_is_decoded(tmp_path: Path) -> None:
    for encoding, text in (("utf-16", "Sở Nội vụ"), ("utf-8-sig", "Sở Nội vụ"), ("utf-8", "đơn vị")):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(text.encode(encoding))
        layer = examine(path, LIMITS).pages[0].text_layer
        assert layer is not None
        assert layer.lines[0].text == text


def test_pictures_of_all_modes_become_grey_or_rgb(tmp_path: Path) -> None:
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"):
        path = tmp_path / f"{mode.replace(';', '')}.tiff"
        Image.new(mode, (300, 400)).save(path, dpi=(100, 100))
        image = render_page(path, 1, 300, LIMITS)
        assert image.pixels.dtype.name == "uint8"
        assert image.pixels.shape[:2] == (400, 300)
        assert image.dpi == pytest.approx(100)
