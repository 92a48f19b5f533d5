"""Directives of our own writing: read, set and scanned."""

from __future__ import annotations

from pathlib import Path

import pytest

from docproc.corpus import load_specimen
from docproc.errors import InputError
from docproc.evaluate.gold import check, load_gold
from docproc.schema import Zone

SPECIMENS = Path(__file__).resolve().parents[2] / "corpora" / "specimens"


@pytest.mark.parametrize("path", sorted(SPECIMENS.glob("*/*.txt")), ids=lambda path: path.stem)
def test_every_specimen_has_the_main_components(path: Path) -> None:
    specimen = load_specimen(path)
    for zone in (Zone.ISSUER, Zone.MOTTO, Zone.NUMBER, Zone.PLACE_DATE, Zone.SUBJECT, Zone.SIGNATURE):
        assert specimen.lines(zone), zone
    assert specimen.lines(Zone.RECIPIENTS)[-1].endswith(".")  # an appendix may end in a table


@pytest.mark.parametrize("path", sorted(SPECIMENS.glob("*/*.gold.json")), ids=lambda path: path.name)
def test_the_gold_says_nothing_that_the_text_does_not(path: Path) -> None:
    name = path.name.removesuffix(".gold.json")
    gold = load_gold(path, load_specimen(path.with_name(f"{name}.txt")).text)
    assert gold.content["metadata"]
    assert check(gold) == []


def test_an_issuer_stands_in_one_split_only() -> None:
    splits: dict[tuple[str, str | None], set[str]] = {}
    for path in SPECIMENS.glob("*/*.gold.json"):
        metadata = load_gold(path, "").content["metadata"]
        issuer, parent = metadata.get("issuer"), metadata.get("parent_agency")
        if issuer:
            key = (issuer["value"], parent["value"] if parent else None)
            splits.setdefault(key, set()).add(path.parent.name)
    assert {issuer: found for issuer, found in splits.items() if len(found) > 1} == {}


def test_marks_of_style_are_not_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[body]\n!I. MỤC TIÊU\nThường\n[page]\n[body]\nSau\n", "utf-8")
    specimen = load_specimen(path)
    assert specimen.text == "I. MỤC TIÊU\nThường\nSau"
    assert [part.breaks_page for part in specimen.parts] == [False, True]


@pytest.mark.parametrize("text", ["chữ trước tiêu đề", "[nowhere]\nchữ"])
def test_a_wrong_heading_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"a\.txt:1"):
        load_specimen(path)
