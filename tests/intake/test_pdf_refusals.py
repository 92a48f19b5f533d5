"""PDF files that cannot be read, or not within the limits; and broken ones that can."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from pikepdf import Encryption, Name

from docproc.errors import (
    DamagedFileError,
    EncryptedFileError,
    InputError,
    TooLargeError,
    TooManyPagesError,
)
from docproc.intake import Limits, examine, render_page
from docproc.schema import Route
from tests.intake.paper import BODY, Page, Run, column, document, photograph, write_pdf

LIMITS = Limits()
Strength = Literal[3, 4, 6]


def _refused(path: Path, error: type[InputError], seconds: float = 2.0) -> str:
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        examine(path, LIMITS)
    assert type(caught.value) is error
    assert time.monotonic() - started < seconds
    return str(caught.value)


@pytest.mark.parametrize("strength", [3, 4, 6])
def test_a_password_is_needed(strength: Strength, tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    document(Page(column(BODY))).save(
        path, encryption=Encryption(owner="o", user="u", R=strength, aes=strength > 3, metadata=strength > 3)
    )
    assert "password" in _refused(path, EncryptedFileError)


@pytest.mark.parametrize("strength", [3, 4, 6])
def test_encrypted_with_an_empty_password_is_read(strength: Strength, tmp_path: Path) -> None:
    path = tmp_path / "open.pdf"
    document(Page(column(BODY))).save(
        path, encryption=Encryption(owner="o", user="", R=strength, aes=strength > 3, metadata=strength > 3)
    )
    (page,) = examine(path, LIMITS).pages
    assert page.route is Route.TEXT_LAYER
    assert page.text_layer is not None
    assert page.text_layer.lines[3].text == BODY[3]


def test_no_pdf_behind_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing of the kind\n" * 50)
    _refused(path, DamagedFileError)


def test_cut_off_before_its_pages(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "scan.pdf", *[Page(picture=photograph())] * 2)
    path.write_bytes(path.read_bytes()[:600])
    _refused(path, DamagedFileError)


def test_cut_off_behind_its_pages_is_repaired(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    document(Page(column(BODY))).save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"xref") - 1])
    (page,) = examine(path, LIMITS).pages
    assert page.text_layer is not None
    assert page.text_layer.lines[0].text == BODY[0]


def test_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    pikepdf.new().save(path)
    _refused(path, DamagedFileError)


def test_ten_thousand_pages_are_refused_fast(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{number} 0 R" for number in range(3, 10_003))
    objects.append(f"<</Type/Pages/Count 10000/Kids[{kids}]/MediaBox[0 0 595 842]>>")
    objects += ["<</Type/Page/Parent 2 0 R>>"] * 10_000
    content = "%PDF-1.4\n"
    places = []
    for number, item in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj{item}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    path.write_text(f"{content}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}")
    assert "10000 pages" in _refused(path, TooManyPagesError)


def test_a_page_as_large_as_a_field(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "map.pdf", Page(size=(14_400.0, 14_400.0)))
    assert "14400" in _refused(path, TooLargeError)


def test_a_picture_of_too_many_pixels(tmp_path: Path) -> None:
    pdf = document(Page(picture=photograph(dpi=20)))
    picture = pdf.pages[0].obj.Resources.XObject.P0
    picture.Width, picture.Height = 40_000, 40_000
    pdf.save(tmp_path / "bomb.pdf")
    assert "40000 × 40000" in _refused(tmp_path / "bomb.pdf", TooLargeError)


def test_a_page_tree_that_bites_its_tail(tmp_path: Path) -> None:
    pdf = document(Page(column(BODY)))
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    pdf.save(tmp_path / "loop.pdf")
    assert len(examine(tmp_path / "loop.pdf", LIMITS).pages) >= 1


def test_one_page_that_is_no_page_does_not_spoil_the_others(tmp_path: Path) -> None:
    pdf = document(Page(column(BODY)), Page(column(BODY)), Page(column(BODY)))
    broken = pdf.pages[1].obj
    for key in list(broken.keys()):
        del broken[key]
    broken.Type = Name.Nothing
    pdf.save(tmp_path / "broken.pdf")
    pages = examine(tmp_path / "broken.pdf", LIMITS).pages
    assert [page.route for page in pages] == [Route.TEXT_LAYER, Route.IMAGE, Route.TEXT_LAYER]
    assert pages[1].width is None
    assert pages[2].text_layer is not None
    assert pages[2].text_layer.lines[0].text == BODY[0]
    with pytest.raises(DamagedFileError):
        render_page(tmp_path / "broken.pdf", 2, 100, LIMITS)


def test_content_that_is_no_content(tmp_path: Path) -> None:
    pdf = document(Page(column(BODY)), Page((Run("Sở Nội vụ", 60, 700),)))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"\xff\x00 BT << [ ( Tj ]] 1 0 0 ET q q q" * 50)
    pdf.save(tmp_path / "noise.pdf")
    first, second = examine(tmp_path / "noise.pdf", LIMITS).pages
    assert not (first.text_layer and first.text_layer.lines)
    assert second.text_layer is not None and second.text_layer.lines[0].text == "Sở Nội vụ"


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_page_that_is_not_there(number: int, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "scan.pdf", Page(), Page())
    with pytest.raises(DamagedFileError, match="no page"):
        render_page(path, number, 100, LIMITS)
