"""Evaluation sets: written, read back, and refused when they are not sound."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from docproc.corpus.sets import EvaluationSet, SetItem
from docproc.errors import InputError, NotFoundError

SCAN = SetItem(
    "a.scan.heavy",
    "a.scan.heavy.pdf",
    "scan",
    "heavy",
    "a.txt",
    "a.gold.json",
    "a.scan.heavy.truth.json",
    {"skew": 1.5, "seal": "red"},
    ("number", "date"),
    ("signer",),
)
PLAIN = SetItem("a.text", "a.txt", "text")


def test_a_set_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    EvaluationSet("quick", "rendered", (SCAN, PLAIN)).save(tmp_path / "quick")
    loaded = EvaluationSet.load(tmp_path / "quick")
    assert loaded == EvaluationSet("quick", "rendered", (SCAN, PLAIN), tmp_path / "quick")
    assert loaded.path(SCAN.truth) == tmp_path / "quick" / "a.scan.heavy.truth.json"
    assert loaded.path(PLAIN.truth) is None


def test_the_file_has_the_agreed_keys(tmp_path: Path) -> None:
    EvaluationSet("quick", "rendered", (SCAN,)).save(tmp_path)
    content = json.loads((tmp_path / "set.json").read_text("utf-8"))
    assert content["items"] == [
        {
            "name": "a.scan.heavy",
            "file": "a.scan.heavy.pdf",
            "form": "scan",
            "strength": "heavy",
            "text": "a.txt",
            "gold": "a.gold.json",
            "truth": "a.scan.heavy.truth.json",
            "damage": {"skew": 1.5, "seal": "red"},
            "handwritten": ["number", "date"],
            "covered": ["signer"],
            "language": None,
        }
    ]


def test_keys_with_a_default_may_be_left_out(tmp_path: Path) -> None:
    item = {"name": "a", "file": "a.pdf", "form": "born"}
    (tmp_path / "set.json").write_text(json.dumps({"name": "s", "kind": "real", "items": [item]}), "utf-8")
    (loaded,) = EvaluationSet.load(tmp_path).items
    assert (loaded.strength, loaded.gold, loaded.damage, loaded.handwritten) == (None, None, {}, ())


@pytest.mark.parametrize(
    "content",
    [
        "no JSON",
        "[]",
        {"name": "s", "kind": "rendered"},
        {"name": "s", "kind": "imagined", "items": []},
        {"name": "s", "kind": "real", "items": [{"name": "a", "file": "a.pdf"}]},
        {"name": "s", "kind": "real", "items": [{"name": "a", "file": "a.pdf", "form": "fax"}]},
        {"name": "s", "kind": "real", "items": [{"name": "a", "file": "a", "form": "scan", "strength": "x"}]},
        {"name": "s", "kind": "real", "items": [{"name": "a", "file": "a", "form": "scan", "extra": 1}]},
        {"name": "s", "kind": "real", "items": 2 * [{"name": "a", "file": "a.pdf", "form": "born"}]},
    ],
)
def test_what_is_no_set_is_refused(tmp_path: Path, content: Any) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    (tmp_path / "set.json").write_text(text, "utf-8")
    with pytest.raises(InputError):
        EvaluationSet.load(tmp_path)


def test_a_folder_without_a_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no evaluation set"):
        EvaluationSet.load(tmp_path)
