"""The small committed set and the baseline that CI holds it against belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from docproc.evaluate.baseline import LEAST_DOCUMENTS, load_baseline
from docproc.evaluate.cases import Trial, load_trial

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def quick() -> Trial:
    return load_trial(ROOT / "corpora/sets/quick")


def test_the_baseline_knows_every_document_and_no_other(quick: Trial) -> None:
    kept = load_baseline(ROOT / "tests/data/baseline.quick.json")["items"]
    assert kept.keys() == {f"quick/{case.name}" for case in quick.cases}
    assert {name for name, item in kept.items() if item["failed"]} == set()
    assert all({"text.wer", "printed.all"} <= item["counts"].keys() for item in kept.values())
    documents = {f"quick/{case.name}": case.document for case in quick.cases}
    assert {name: item["document"] for name, item in kept.items()} == documents


def test_the_set_is_large_enough_for_losses_to_be_told_from_noise(quick: Trial) -> None:
    assert len({case.document for case in quick.cases}) >= LEAST_DOCUMENTS
    assert {case.form for case in quick.cases} == {"text", "born", "scan", "misread"}
    assert all(case.text is not None and case.gold is not None for case in quick.cases)
    assert all(case.places is not None for case in quick.cases if case.form in {"born", "scan"})
