"""The picture of a page made ready for reading, on pages of our own drawing."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest

from docproc.corpus.marks.seal import stamp
from docproc.imaging import clean, upside_down
from docproc.schema.image import PageImage, Pixels

DPI = 150
SAMPLE = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "ke-hoach-88.pdf"


def printed() -> Pixels:
    """A page of one of our own directives, drawn in grey."""
    with pypdfium2.PdfDocument(SAMPLE) as document:
        return np.array(document[0].render(scale=DPI / 72, grayscale=True).to_numpy().squeeze(), np.uint8)


def image(pixels: Pixels) -> PageImage:
    height, width = pixels.shape[:2]
    return PageImage(1, pixels, DPI, width * 72 / DPI, height * 72 / DPI)


def turned(pixels: Pixels, degrees: float) -> Pixels:
    height, width = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return np.asarray(cv2.warpAffine(pixels, turn, (width, height), borderValue=255.0), np.uint8)


def test_a_clean_page_passes_unharmed() -> None:
    page = printed()
    cleaned = clean(image(page))
    height, width = page.shape
    small = cv2.resize(cleaned.pixels, (width, height), interpolation=cv2.INTER_AREA)
    assert cleaned.rotation == 0
    assert abs(cleaned.skew) < 0.1
    assert np.abs(small.astype(int) - page).mean() < 6


@pytest.mark.parametrize("degrees", [-6.0, -1.5, 0.7, 4.0])
def test_skew_is_measured_and_taken_out(degrees: float) -> None:
    assert clean(image(turned(printed(), degrees))).skew == pytest.approx(degrees, abs=0.15)


@pytest.mark.parametrize(("code", "back"), [(cv2.ROTATE_90_CLOCKWISE, {90, 270}), (None, {0})])
def test_a_page_on_its_side_is_brought_upright(code: int | None, back: set[int]) -> None:
    page = printed() if code is None else np.asarray(cv2.rotate(printed(), code), np.uint8)
    assert clean(image(page)).rotation in back


def test_places_lead_back_to_the_scanned_page() -> None:
    for degrees in (0.0, 3.0):
        cleaned = clean(image(turned(printed(), degrees)))
        box = cleaned.box(100, 100, 200, 130)
        again = cleaned.pixel_box(box)
        assert np.abs(np.array(again) - (100, 100, 200, 130)).max() <= 2


def test_turning_twice_is_no_turn() -> None:
    cleaned = clean(image(printed()))
    twice = upside_down(upside_down(cleaned))
    assert np.array_equal(twice.pixels, cleaned.pixels)
    assert twice.box(1, 2, 30, 40) == pytest.approx(cleaned.box(1, 2, 30, 40))


def test_a_red_seal_vanishes_and_the_print_under_it_stays() -> None:
    page = cv2.cvtColor(printed(), cv2.COLOR_GRAY2RGB)
    clear = clean(image(np.asarray(page, np.uint8))).pixels
    stamped = np.array(page, np.uint8)
    stamp(stamped, (700, 900), DPI, np.random.default_rng(3))
    cleaned = clean(image(stamped))
    assert len(cleaned.seals) == 1
    assert cleaned.pixels.shape == clear.shape
    print_kept = (cleaned.pixels[clear < 60] < 128).mean()
    seal_left = (cleaned.pixels[clear > 200] < 128).mean()
    assert print_kept > 0.97
    assert seal_left < 0.01
