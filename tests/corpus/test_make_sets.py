"""Evaluation sets made by command: complete, self-contained, the same for the same seed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from docproc.corpus.fonts import available
from docproc.corpus.make_sets import Order, find_specimens, make_items, make_set
from docproc.corpus.sets import STRENGTHS, EvaluationSet
from docproc.errors import ConfigurationError, NotFoundError
from docproc.schema import Box

SPECIMENS = Path(__file__).resolve().parents[2] / "corpora" / "specimens"
SPECIMEN = SPECIMENS / "train" / "thong-bao-312.txt"
needs_fonts = pytest.mark.skipif(not available(), reason="no font with Vietnamese letters on this machine")
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="the system has no Tesseract to misread pages"
)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@needs_fonts
def test_a_set_has_all_that_it_names_and_nothing_else(tmp_path: Path) -> None:
    order = Order(("text", "born", "scan", "noise"), ("light",))
    told: list[Path] = []
    made = make_set(tmp_path / "s", [SPECIMEN], order, done=told.append)
    assert told == [SPECIMEN]
    assert [item.form for item in made.items] == ["text", "born", "scan", "misread"]
    loaded = EvaluationSet.load(tmp_path / "s")
    assert loaded == made
    named = {"set.json", "thong-bao-312.gold.json"}
    for item in loaded.items:
        named |= {name for name in (item.file, item.text, item.gold, item.truth) if name}
    assert set(contents(tmp_path / "s")) == named


@needs_fonts
def test_the_same_seed_makes_the_same_set_and_another_one_another(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        (tmp_path / name).mkdir()
        make_items(SPECIMEN, tmp_path / name, Order(("scan", "noise"), ("medium",), seed))
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a") != contents(tmp_path / "c")


@needs_fonts
def test_what_is_made_of_one_strength_hangs_on_no_other(tmp_path: Path) -> None:
    for name, strengths in (("alone", ("heavy",)), ("all", STRENGTHS)):
        (tmp_path / name).mkdir()
        make_items(SPECIMEN, tmp_path / name, Order(("noise",), strengths))
    text = "thong-bao-312.noise.heavy.txt"
    assert (tmp_path / "alone" / text).read_bytes() == (tmp_path / "all" / text).read_bytes()


@needs_fonts
@needs_tesseract
def test_an_english_engine_leaves_few_marks(tmp_path: Path) -> None:
    (item,) = make_items(SPECIMEN, tmp_path, Order(("misread",), ("light",)))
    text = (tmp_path / item.file).read_text("utf-8")
    assert item.language == "eng"
    assert "2025" in text
    assert not set("ộằẫữ") & set(text)
    assert not list(tmp_path.glob("*.pdf"))


@needs_fonts
def test_a_stamp_and_a_caption_enter_the_gold_of_their_scan_only(tmp_path: Path) -> None:
    seeds = iter(range(30))
    stamped = None
    while stamped is None:
        (item,) = make_items(SPECIMEN, tmp_path, Order(("scan",), ("medium",), next(seeds)))
        stamped = item if "received" in item.damage else None
    assert stamped.gold == "thong-bao-312.medium.gold.json"
    metadata = json.loads((tmp_path / stamped.gold).read_text("utf-8"))["metadata"]
    assert metadata["received_stamp"]["date"] >= metadata["date"]["value"]
    plain = json.loads((tmp_path / "thong-bao-312.gold.json").read_text("utf-8"))
    assert "received_stamp" not in plain["metadata"]


@needs_fonts
def test_the_truth_lies_on_the_page(tmp_path: Path) -> None:
    (item,) = make_items(SPECIMEN, tmp_path, Order(("scan",), ("heavy",)))
    assert item.truth is not None
    (page,) = json.loads((tmp_path / item.truth).read_text("utf-8"))["pages"]
    words = [word for line in page["lines"] for word in line["words"]]
    assert len(words) > 200
    for word in words:
        box = Box(*word["bbox"])
        assert -20 < box.x0 < box.x1 < page["width"] + 20
        assert -20 < box.y0 < box.y1 < page["height"] + 20


def test_few_specimens_are_of_differing_types() -> None:
    chosen = find_specimens(SPECIMENS, ("train", "dev"), count=5)
    kinds = {
        json.loads(path.with_suffix(".gold.json").read_text("utf-8"))["metadata"]["doc_type"]["value"]
        for path in chosen
    }
    assert len(chosen) == len(kinds) == 5
    assert chosen == find_specimens(SPECIMENS, ("train", "dev"), count=5)


def test_specimens_can_be_named_in_any_order() -> None:
    names = ["thong-bao-312", "chi-thi-05"]
    assert [path.stem for path in find_specimens(SPECIMENS, ("train",), only=names)] == names
    with pytest.raises(NotFoundError, match="no specimen called thong-bao-312"):
        find_specimens(SPECIMENS, ("dev",), only=names)


def test_a_split_without_specimens_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no specimens in dev"):
        find_specimens(tmp_path, ("dev",))


@pytest.mark.parametrize(
    ("forms", "strengths"),
    [(("fax",), ("light",)), (("scan",), ("mild",)), ((), ("light",)), (("scan",), ())],
)
def test_an_unknown_form_or_strength_is_refused(forms: tuple[str, ...], strengths: tuple[str, ...]) -> None:
    with pytest.raises(ConfigurationError):
        Order(forms, strengths)
