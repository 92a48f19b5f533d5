"""The scanner: the same seed, the same pixels; every word's box follows the paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng

from docproc.corpus import Specimen, load_specimen
from docproc.corpus.damage import Damage, drawn_damage
from docproc.corpus.fonts import available
from docproc.corpus.marks.placing import signers
from docproc.corpus.marks.seal import stamp
from docproc.corpus.scan import damaged, scan
from docproc.corpus.scanning.geometry import Fold, Warp
from docproc.corpus.sets import STRENGTHS
from docproc.corpus.truth import TrueWord
from docproc.corpus.typeset import typeset
from docproc.errors import ConfigurationError
from docproc.schema import Box
from docproc.schema.image import Pixels

SPECIMENS = Path(__file__).resolve().parents[2] / "corpora" / "specimens"
EVERY_ZONE = Path(__file__).parent / "data" / "every-zone.txt"
needs_fonts = pytest.mark.skipif(not available(), reason="no font with Vietnamese letters on this machine")
NOTHING = Damage(dpi=100)


def page_with_a_line() -> Pixels:
    page = np.full((400, 400, 3), 255, np.uint8)
    page[190:210, 60:340] = 0
    return page


@pytest.fixture(scope="module")
def specimen() -> Specimen:
    return load_specimen(EVERY_ZONE)


@pytest.fixture(scope="module")
def source(specimen: Specimen, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("source") / "page.pdf"
    typeset(specimen, target, pen=("number", "date"))
    return target


def pixels(path: Path, page: int = 0) -> Pixels:
    return np.asarray(pypdfium2.PdfDocument(path)[page].render(scale=100 / 72).to_numpy())


@needs_fonts
def test_the_same_seed_gives_the_same_bytes(specimen: Specimen, source: Path, tmp_path: Path) -> None:
    damage = replace(drawn_damage("heavy", default_rng(3)), dpi=80)
    for name in ("one.pdf", "two.pdf"):
        scan(specimen, source, tmp_path / name, damage, 7)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@needs_fonts
@pytest.mark.parametrize(
    "damage",
    [
        replace(NOTHING, skew=2.0),
        replace(NOTHING, curl=10.0),
        replace(NOTHING, curl=-10.0, wave=3.0),
        replace(NOTHING, folds=2, skew=-1.0),
    ],
    ids=["skew", "curl", "wave", "fold"],
)
def test_ink_lies_within_the_boxes_after_the_paper_moved(
    specimen: Specimen, source: Path, tmp_path: Path, damage: Damage
) -> None:
    made = scan(specimen, source, tmp_path / "a.pdf", damage, 1)
    dark = 255 - pixels(tmp_path / "a.pdf").min(axis=2).astype(int)
    words = [word for line in made.truth[0].lines[12:40] for word in line.words if len(word.text) > 2]
    assert len(words) > 30
    assert all(_is_inked(dark, word) for word in words)


def _is_inked(dark: np.ndarray[tuple[int, int], np.dtype[np.int64]], word: TrueWord) -> bool:
    x0, y0, x1, y1 = (int(value * 100 / 72) for value in word.box)
    inside = dark[y0 : y1 + 1, x0 : x1 + 1]
    above = dark[y0 - 3 : y0, x0 : x1 + 1]
    return bool(inside.max() > 120 and inside.mean() > above.mean())


@needs_fonts
def test_the_scan_says_what_is_by_hand_and_what_is_covered(
    specimen: Specimen, source: Path, tmp_path: Path
) -> None:
    damage = replace(NOTHING, seal="red", signature="blue", received="blue", caption="blue")
    made = scan(specimen, source, tmp_path / "a.pdf", damage, 2)
    assert made.marks.handwritten == ("number", "date")
    assert len(made.marks.signings) == 3
    assert made.marks.received is None  # the specimen has a stamp and a caption of its own
    assert made.marks.caption is None
    assert set(made.damage.strengths()) == {"dpi", "jpeg", "seal", "signature", "pen"}


@needs_fonts
def test_a_receiver_presses_a_box_that_is_told_apart(tmp_path: Path) -> None:
    letter = load_specimen(SPECIMENS / "train" / "cong-van-2215.txt")
    typeset(letter, tmp_path / "a.pdf")
    made = scan(letter, tmp_path / "a.pdf", tmp_path / "b.pdf", replace(NOTHING, received="blue"), 2)
    assert made.marks.received is not None
    added = [line.text for line in made.truth[0].lines if line.added == "received_stamp"]
    assert added == [made.marks.received.office, "ĐẾN", "Số:", "Ngày:", "Chuyển:"]
    assert [line.added for page in made.truth[1:] for line in page.lines if line.added] == []


@needs_fonts
def test_a_pen_writes_only_where_the_typist_left_room(
    specimen: Specimen, source: Path, tmp_path: Path
) -> None:
    made = scan(specimen, source, tmp_path / "a.pdf", NOTHING, 4)
    page = pixels(tmp_path / "a.pdf")
    for figures in made.marks.figures:
        x0, y0, x1, y1 = (int(value * 100 / 72) for value in figures.box)
        assert page[y0:y1, x0:x1].min() < 140


def test_signers_of_a_specimen(specimen: Specimen) -> None:
    assert signers(specimen) == ["Trần Thị Mai", "Nguyễn Văn Hòa", "Lê Văn An"]


@needs_fonts
def test_a_seal_is_red_and_leaves_black_letters_black() -> None:
    page = page_with_a_line()
    stamp(page, (200, 200), 200, default_rng(1))
    assert (page[195:205, 100:300] < 40).all()
    ink = page[page.min(axis=2) < 200]
    assert (ink[:, 0].astype(int) - ink[:, 2] > 60).any()


def test_no_damage_changes_nothing() -> None:
    page = page_with_a_line()
    assert np.array_equal(np.asarray(damaged(page.copy(), NOTHING, default_rng(0))), page)


@pytest.mark.parametrize(
    ("damage", "measure"),
    [
        (replace(NOTHING, blur=2.0), "softer"),
        (replace(NOTHING, coarse=30), "softer"),
        (replace(NOTHING, noise=12.0), "rougher"),
        (replace(NOTHING, shade=60.0), "darker"),
        (replace(NOTHING, edge=5.0), "darker"),
        (replace(NOTHING, stroke=1.0), "darker"),
        (replace(NOTHING, stroke=-1.0), "lighter"),
        (replace(NOTHING, fade=0.6), "lighter"),
    ],
    ids=lambda value: "" if isinstance(value, str) else ", ".join(value.strengths()),
)
def test_each_kind_does_what_it_says(damage: Damage, measure: str) -> None:
    page = page_with_a_line()
    struck = np.asarray(damaged(page.copy(), damage, default_rng(2))).astype(float)
    steps = [np.abs(np.diff(picture[:, :, 0], axis=0)).max() for picture in (page.astype(float), struck)]
    told = {
        "softer": steps[1] < 0.7 * steps[0],
        "rougher": struck[:100].std() > 4,
        "darker": struck.mean() < page.mean() - 0.5,
        "lighter": struck.mean() > page.mean() + 0.5,
    }
    assert told[measure]


def test_specks_strike_the_share_of_the_page_that_was_asked() -> None:
    page = np.full((600, 600, 3), 255, np.uint8)
    page[290:310] = 0
    struck = np.asarray(damaged(page, replace(NOTHING, bitonal=True, speckle=0.01), default_rng(2)))
    share = (~struck[:280]).mean()
    assert 0.003 < share < 0.03
    assert struck.dtype == bool


@settings(deadline=None)
@given(
    st.floats(-3, 3), st.floats(-12, 12), st.floats(0, 3), st.floats(0, 3),
    st.tuples(st.floats(60, 500), st.floats(60, 780)),
)  # fmt: skip
def test_the_way_back_leads_back(
    skew: float, curl: float, wave: float, depth: float, point: tuple[float, float]
) -> None:
    warp = Warp(595, 842, skew, curl, wave, 1.0, (Fold(0.5, depth),))
    there = warp.forward(np.array([point]))
    assert warp.backward(there) == pytest.approx(np.array([point]), abs=0.05)


@settings(deadline=None)
@given(st.floats(0, 500), st.floats(0, 800), st.floats(1, 90), st.floats(1, 30))
def test_a_still_page_moves_no_box(x: float, y: float, width: float, height: float) -> None:
    box = Box(x, y, x + width, y + height)
    assert Warp(595, 842).box(box) == pytest.approx(box)


@pytest.mark.parametrize("strength", STRENGTHS)
def test_a_drawn_damage_is_the_same_for_the_same_seed(strength: str) -> None:
    assert drawn_damage(strength, default_rng(9)) == drawn_damage(strength, default_rng(9))
    drawn = [drawn_damage(strength, default_rng(seed)) for seed in range(60)]
    assert {damage.bitonal for damage in drawn} == {True, False}
    assert {damage.pen for damage in drawn} >= {(), ("number",), ("number", "date")}


def test_only_what_strikes_is_recorded() -> None:
    assert Damage(dpi=150, skew=0.4, pen=("number", "date"), jpeg=100).strengths() == {
        "dpi": 150,
        "skew": 0.4,
        "pen": "number, date",
    }


def test_heavy_strikes_harder_than_light() -> None:
    mean = {
        strength: np.mean([abs(drawn_damage(strength, default_rng(seed)).skew) for seed in range(40)])
        for strength in STRENGTHS
    }
    assert mean["light"] < mean["medium"] < mean["heavy"]


@pytest.mark.parametrize("strength", ["", "severe", "LIGHT"])
def test_an_unknown_strength_is_refused(strength: str) -> None:
    with pytest.raises(ConfigurationError):
        drawn_damage(strength, default_rng(0))
