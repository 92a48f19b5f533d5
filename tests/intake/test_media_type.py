"""The type is what the content says, whatever the name."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from docproc.errors import InputError, UnsupportedTypeError
from docproc.intake import Limits, examine
from docproc.intake.media_type import MediaType, sniff
from tests.intake.paper import BODY, Page, column, write_pdf

TEXT = "Số: 12/KH-UBND ngày 05 tháng 6 năm 2025, Sở Nội vụ chủ trì"


@pytest.mark.parametrize("name", ["scan.pdf", "scan.txt", "scan.jpg", "scan"])
def test_a_pdf_under_any_name(name: str, tmp_path: Path) -> None:
    scan = examine(write_pdf(tmp_path / name, Page(column(BODY))), Limits())
    assert scan.origin.media_type == "application/pdf"
    assert scan.origin.filename == name


@pytest.mark.parametrize("kind", ["TIFF", "PNG", "JPEG"])
def test_pictures_under_a_wrong_name(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    Image.new("L", (800, 1100), 255).save(path, format=kind)
    assert examine(path, Limits()).origin.media_type == f"image/{kind.lower()}"


def test_a_pdf_behind_other_bytes(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "scan.pdf", Page(column(BODY)))
    path.write_bytes(b"HTTP/1.1 200 OK\r\n\r\n\0\0" + path.read_bytes())
    scan = examine(path, Limits())
    assert scan.origin.media_type == "application/pdf"
    assert scan.pages[0].text_layer is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_unicode_encodings(encoding: str) -> None:
    assert sniff(TEXT.encode(encoding)) is MediaType.TEXT


@pytest.mark.parametrize("head", [b"S\xf4\xcc: 12", b"C\xe9ng h\xdfa", b"plain", b"BMW xe con", b"\ttab\n"])
def test_text_in_8_bits(head: bytes) -> None:
    assert sniff(head) is MediaType.TEXT


def test_text_that_speaks_of_pdf_is_text() -> None:
    assert sniff("Định dạng bắt đầu bằng %PDF-1.4 là tệp PDF".encode()) is MediaType.TEXT


@given(st.binary(max_size=200))
def test_any_bytes_have_a_type_or_are_refused(head: bytes) -> None:
    with suppress(UnsupportedTypeError):
        assert sniff(head) in MediaType


@pytest.mark.parametrize(
    "magic",
    [
        b"%PDF-1.7\n1 0 obj",
        b"II*\0\x08\0\0\0",
        b"MM\0*",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0",
    ],
)
def test_rubbish_behind_a_good_beginning_is_refused(magic: bytes, tmp_path: Path) -> None:
    for number in range(20):
        path = tmp_path / "scan"
        path.write_bytes(magic + bytes((index * 37 + number * 101) % 256 for index in range(number * 40)))
        with pytest.raises(InputError):
            examine(path, Limits())
