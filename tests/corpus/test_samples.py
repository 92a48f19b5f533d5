"""The typesetter and the scanner, on a machine that has the fonts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pdfplumber
import pypdfium2
import pytest
from numpy.random import default_rng

from docproc.corpus import load_specimen
from docproc.corpus.damage import Damage, damaged, scan
from docproc.corpus.fonts import available
from docproc.corpus.samples import signature_box
from docproc.corpus.seal import stamp
from docproc.corpus.typeset import Typography, typeset

SPECIMENS = Path(__file__).resolve().parents[2] / "corpora" / "specimens" / "train"
needs_fonts = pytest.mark.skipif(not available(), reason="no font with Vietnamese letters on this machine")


@needs_fonts
@pytest.mark.parametrize("family", available())
def test_every_word_of_the_specimen_stands_on_the_pages(tmp_path: Path, family: str) -> None:
    specimen = load_specimen(SPECIMENS / "cong-van-2215.txt")
    target = tmp_path / "a.pdf"
    typeset(specimen, target, Typography(family=family))
    with pdfplumber.open(target) as document:
        printed = " ".join(page.extract_text() for page in document.pages).split()
    assert sorted(set(specimen.text.split()) - set(printed)) == []


@needs_fonts
def test_the_same_seed_gives_the_same_scan(tmp_path: Path) -> None:
    specimen = load_specimen(SPECIMENS / "thong-bao-312.txt")
    source = tmp_path / "a.pdf"
    typeset(specimen, source)
    box = signature_box(specimen, source)
    assert box is not None
    pixels = []
    for name in ("one.pdf", "two.pdf"):
        scan(source, tmp_path / name, Damage(dpi=80), 7, box)
        pixels.append(pypdfium2.PdfDocument(tmp_path / name)[0].render(scale=1).to_numpy())
    assert np.array_equal(*pixels)


def test_a_seal_is_red_and_leaves_black_letters_black() -> None:
    page = np.full((400, 400, 3), 255, np.uint8)
    page[190:210, 60:340] = 0
    stamp(page, (200, 200), 200, default_rng(1))
    assert (page[195:205, 100:300] < 40).all()
    ink = page[page.min(axis=2) < 200]
    assert (ink[:, 0].astype(int) - ink[:, 2] > 60).any()


def test_no_damage_changes_nothing() -> None:
    page = np.full((60, 60, 3), 255, np.uint8)
    page[20:30, 20:30] = 0
    none = Damage(skew=0, blur=0, noise=0, shade=0, seal=False)
    assert np.array_equal(np.asarray(damaged(page.copy(), none, default_rng(0))), page)
