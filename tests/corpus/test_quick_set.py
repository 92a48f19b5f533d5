"""The ready-made evaluation set: small, self-contained, never of the test split, in step with its sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docproc.corpus.sets import STRENGTHS, EvaluationSet

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FOLDER = CORPORA / "sets" / "quick"
SIZE_LIMIT = 6_000_000
OF_ONE_SCAN = ("received_stamp", "digital_signatures")


@pytest.fixture(scope="module")
def quick() -> EvaluationSet:
    return EvaluationSet.load(FOLDER)


def test_it_is_small_and_has_every_form_and_strength(quick: EvaluationSet) -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < SIZE_LIMIT
    assert {item.form for item in quick.items} == {"text", "born", "scan", "misread"}
    assert {item.strength for item in quick.items if item.form == "scan"} == set(STRENGTHS)
    assert {item.language for item in quick.items if item.form == "misread"} == {"eng", None}


def test_all_files_are_there_and_no_others(quick: EvaluationSet) -> None:
    named = {"set.json"}
    for item in quick.items:
        named |= {name for name in (item.file, item.text, item.gold, item.truth) if name}
    there = {path.name for path in FOLDER.iterdir()}
    plain_golds = {f"{Path(item.text).stem}.gold.json" for item in quick.items if item.text}
    assert there - plain_golds == named - plain_golds
    assert plain_golds <= there


def test_its_texts_and_gold_are_those_of_train_and_dev(quick: EvaluationSet) -> None:
    """A specimen that was amended must be made anew: its scans show the old words."""
    sources = {
        path.name: path for split in ("train", "dev") for path in (CORPORA / "specimens" / split).iterdir()
    }
    for item in quick.items:
        assert item.text is not None
        assert item.gold is not None
        assert (FOLDER / item.text).read_bytes() == sources[item.text].read_bytes()
        gold = json.loads((FOLDER / item.gold).read_text("utf-8"))
        source = json.loads(sources[f"{Path(item.text).stem}.gold.json"].read_text("utf-8"))
        for key in OF_ONE_SCAN:
            for content in (gold, source):
                content["metadata"].pop(key, None)
        assert gold == source, item.name


def test_what_is_by_hand_or_covered_is_a_key_of_the_contract(quick: EvaluationSet) -> None:
    for item in quick.items:
        assert set(item.handwritten) <= {"number", "date"}
        assert set(item.covered) <= {"signer", "number", "date", "subject"}
    assert any(item.handwritten for item in quick.items)
    assert any(item.covered for item in quick.items)
