"""What counts as a loss beyond noise, and what does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docproc.errors import InputError
from docproc.evaluate.baseline import Against, against, keep, load_baseline
from docproc.evaluate.verdict import Json
from tests.evaluate.results import TEXT, result

Item = tuple[float, float, float]


def run(*items: Item, key: str = "printed.tasks", failed: tuple[int, ...] = (), documents: int = 0) -> Json:
    """A baseline with one key; with ``documents``, that many directives in turn."""
    return {
        "version": 1,
        "items": {
            f"set/{number}": {
                "kind": "rendered",
                "document": str(number % documents if documents else number),
                "failed": number in failed,
                "counts": {key: list(counts)},
            }
            for number, counts in enumerate(items)
        },
    }


RIGHT, WRONG = (10, 10, 10), (5, 10, 10)


@pytest.mark.parametrize(
    ("before", "now", "lost"),
    [
        ([RIGHT] * 10, [RIGHT] * 10, False),
        ([RIGHT] * 10, [WRONG] * 10, True),
        ([WRONG] * 10, [RIGHT] * 10, False),
        ([RIGHT] * 20, [WRONG] * 4 + [RIGHT] * 16, True),
        ([RIGHT] * 20, [WRONG] * 1 + [RIGHT] * 19, False),
        ([RIGHT] * 2, [WRONG] * 2, False),
        ([RIGHT, WRONG] * 5, [WRONG, RIGHT] * 5, False),
        ([(1000, 1000, 1000)] * 10, [(995, 1000, 1000)] * 10, False),
        ([(1000, 1000, 1000)] * 10, [(985, 1000, 1000)] * 10, True),
    ],
)
def test_loss_of_a_key(before: list[Item], now: list[Item], lost: bool) -> None:
    compared = against(run(*before), run(*now))
    assert compared.lost is lost
    assert bool(compared.losses) is lost


def test_the_forms_of_one_directive_are_one_document() -> None:
    before, now = [RIGHT] * 20, [WRONG] * 4 + [RIGHT] * 16
    assert against(run(*before), run(*now)).lost
    assert not against(run(*before, documents=2), run(*now, documents=2)).lost


def test_the_margin_of_text_is_smaller() -> None:
    before, now = [(1000, 1000, 1000)] * 10, [(996, 1000, 1000)] * 10
    assert against(run(*before, key="text.cer"), run(*now, key="text.cer")).lost
    assert not against(run(*before), run(*now)).lost


def test_a_document_that_fails_now_is_a_loss_and_one_that_failed_before_is_none() -> None:
    assert against(run(RIGHT), run(RIGHT, failed=(0,))).newly_failed == ("set/0",)
    assert not against(run(RIGHT, failed=(0,)), run(RIGHT, failed=(0,))).lost
    assert not against(run(RIGHT, failed=(0,)), run(RIGHT)).lost


@pytest.mark.parametrize(
    ("key", "now", "collapsed"),
    [
        ("text.wer", (89, 100, 100), True),
        ("text.wer", (91, 100, 100), False),
        ("printed.all", (80, 100, 100), True),
        ("printed.tasks", (0, 100, 100), False),
        ("handwritten.all", (0, 100, 100), False),
    ],
)
def test_one_document_that_collapses(key: str, now: Item, collapsed: bool) -> None:
    compared = against(run((100, 100, 100), key=key), run(now, key=key))
    assert bool(compared.collapsed) is collapsed
    assert compared.lost is collapsed


def test_gains_and_losses_item_by_item_the_worst_first() -> None:
    compared = against(run(RIGHT, WRONG, RIGHT), run(WRONG, RIGHT, RIGHT))
    assert [(change.item, change.gain) for change in compared.changes] == [("set/0", -0.5), ("set/1", 0.5)]


def test_only_common_documents_are_compared() -> None:
    before, now = run(RIGHT, RIGHT), run(RIGHT)
    assert against(before, now).absent == ("set/1",)
    assert against(now, before).added == ("set/1",)
    with pytest.raises(InputError, match="no document in common"):
        against(run(RIGHT), {"version": 1, "items": {}})


def test_a_new_measure_of_text_is_not_compared_but_an_invented_field_is() -> None:
    def compared(key: str) -> Against:
        before = run(*[RIGHT] * 5, key="printed.goals")
        return against(before, run(*[(0, 3, 0)] * 5, key=key))

    assert compared("text.lost").changes == ()
    assert {shift.key for shift in compared("printed.tasks").losses} == {"printed.tasks"}


def test_what_is_kept_of_a_run() -> None:
    kept = keep([result(read="Sở Nội vụ", number="13"), result("b", number=None)])
    first = kept["items"]["set/a"]
    assert (first["kind"], first["document"], first["failed"]) == ("rendered", "a", False)
    assert first["counts"]["text.wer"] == [3, 9, 9]
    assert first["counts"]["printed.metadata.number"] == [0, 1, 1]
    assert first["counts"]["printed.all"] == [0, 1, 1]
    assert kept["items"]["set/b"]["counts"]["printed.metadata.number"] == [0, 0, 1]


def test_a_broken_reading_is_seen_and_the_same_one_is_not() -> None:
    good = keep([result(name) for name in "abcd"])
    assert not against(good, keep([result(name) for name in "abcd"])).lost
    broken = against(good, keep([result(name, read=TEXT.replace("đ", "d")) for name in "abcd"]))
    assert {"text.wer", "text.d", "text.cer"} <= {shift.key for shift in broken.losses}
    assert "text.letters" not in {shift.key for shift in broken.losses}


def test_a_baseline_is_read_from_either_file(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    for content in (run(RIGHT), {"seconds": 1, "baseline": run(RIGHT)}):
        path.write_text(json.dumps(content), "utf-8")
        assert load_baseline(path) == run(RIGHT)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 7, "items": {}}'])
def test_what_is_no_baseline(tmp_path: Path, content: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError):
        load_baseline(path)
