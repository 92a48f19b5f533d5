"""Every specimen: its gold is sound, its issuer stands in one split only, its parts can be read."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from docproc.corpus import load_specimen
from docproc.evaluate.gold import Json, check, load_gold
from docproc.schema import Zone

SPECIMENS = Path(__file__).resolve().parents[2] / "corpora" / "specimens"
SPLITS = ("train", "dev", "test")
PATHS = sorted(path for split in SPLITS for path in (SPECIMENS / split).glob("*.txt"))
PLACES = ("tỉnh ", "thành phố ")


def gold_of(path: Path) -> Json:
    content: Json = json.loads(path.with_name(f"{path.stem}.gold.json").read_text("utf-8"))
    return content


def value(gold: Json, key: str) -> str | None:
    scalar = gold["metadata"].get(key)
    return scalar["value"] if scalar else None


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_gold_is_sound(path: Path) -> None:
    gold = load_gold(path.with_name(f"{path.stem}.gold.json"), load_specimen(path).text)
    assert check(gold) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_head_of_the_gold_stands_in_the_head_of_the_text(path: Path) -> None:
    """What is copied from the head is written there; a number that is left blank is null."""
    specimen, gold = load_specimen(path), gold_of(path)
    number_line = "".join("".join(specimen.lines(Zone.NUMBER)).split())
    number, symbol, place = (value(gold, key) for key in ("number", "symbol", "place"))
    assert number is None or number in number_line
    assert symbol is None or symbol.replace(" ", "") in number_line
    assert place is None or place in " ".join(specimen.lines(Zone.PLACE_DATE))
    signer = gold.get("signer")
    written = " ".join(specimen.lines(Zone.SIGNATURE))
    assert signer is None or signer["name"] is None or signer["name"] in written


def test_names_of_specimens_are_unique_and_each_has_its_gold() -> None:
    names = [path.stem for path in PATHS]
    assert len(names) == len(set(names))
    golds = {path.name.removesuffix(".gold.json") for path in SPECIMENS.rglob("*.gold.json")}
    assert golds == set(names)


def test_no_issuer_stands_in_two_splits() -> None:
    splits: defaultdict[str, set[str]] = defaultdict(set)
    for path in PATHS:
        for name in _offices(gold_of(path)):
            splits[name].add(path.parent.name)
    assert len(splits) > 5
    assert {name: found for name, found in splits.items() if len(found) > 1} == {}


def _offices(gold: Json) -> set[str]:
    """The issuer with its province, as the parent or the issuer itself names it."""
    issuer, parent = value(gold, "issuer") or "", value(gold, "parent_agency") or ""
    found = {f"{issuer} / {parent}" if parent else issuer} - {""}
    for full in (issuer, parent):
        name = full.replace("Tỉnh ủy ", "tỉnh ").replace("Thành ủy ", "thành phố ")
        found |= {name[name.index(opening) :] for opening in PLACES if opening in name}
    return found
