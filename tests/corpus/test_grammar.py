"""Composed directives: their gold is sound, their structures differ, the same seed gives the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.corpus import load_specimen
from docproc.corpus.grammar import STRUCTURES, compose
from docproc.corpus.grammar.draft import Json
from docproc.corpus.grammar.office import words
from docproc.corpus.grammar.phrases import deadline, long_date, short_date, table_deadline, target
from docproc.errors import ConfigurationError
from docproc.evaluate.gold import Gold, check
from docproc.schema import Zone

SPECIMENS = Path(__file__).resolve().parents[2] / "corpora" / "specimens"


@pytest.mark.parametrize("structure", STRUCTURES)
def test_the_gold_of_every_structure_is_sound(structure: str, tmp_path: Path) -> None:
    for number in range(40):
        composed = compose(1, number, structure)
        specimen = load_specimen(composed.save(tmp_path))
        assert check(Gold(composed.name, specimen.text, composed.gold)) == [], composed.name


@pytest.mark.parametrize("structure", STRUCTURES)
def test_every_directive_has_head_body_and_foot(structure: str, tmp_path: Path) -> None:
    specimen = load_specimen(compose(2, 3, structure).save(tmp_path))
    for zone in (Zone.ISSUER, Zone.MOTTO, Zone.NUMBER, Zone.PLACE_DATE, Zone.SUBJECT, Zone.BODY):
        assert specimen.lines(zone), zone
    assert specimen.lines(Zone.RECIPIENTS)[-1].endswith(".")


def test_the_same_seed_gives_the_same_directive_and_another_one_another() -> None:
    assert compose(5, 7) == compose(5, 7)
    assert len({compose(seed, 7).text for seed in range(20)}) == 20


def test_each_structure_takes_its_turn() -> None:
    names = [compose(1, number).name.rsplit("-", 2)[0] for number in range(len(STRUCTURES))]
    assert names == list(STRUCTURES)


def test_an_unknown_structure_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="no structure is called"):
        compose(1, 1, "sonnet")


def test_places_are_of_the_train_split_only() -> None:
    held_out = {
        json.loads(path.read_text("utf-8"))["metadata"]["place"]["value"]
        for split in ("dev", "test")
        for path in (SPECIMENS / split).glob("*.gold.json")
    }
    assert held_out
    assert set(words("offices")["provinces"]) & held_out == set()


def test_no_duty_of_the_grammar_stands_in_a_specimen() -> None:
    written = " ".join(path.read_text("utf-8") for path in SPECIMENS.rglob("*.txt")).lower()
    actions = [action for theme in words("themes")["theme"] for action in theme["actions"]]
    assert len(actions) > 40
    assert [action for action in actions if action.lower() in written] == []


def terms(gold: Json) -> set[str]:
    return {term["kind"] for task in gold.get("tasks", []) for term in task["deadlines"]}


def test_many_kinds_of_terms_and_bounds_occur() -> None:
    made = [compose(3, number).gold for number in range(90)]
    kinds = set().union(*(terms(gold) for gold in made))
    assert kinds >= {"before", "on_or_before", "within_period", "recurring", "relative", "continuous"}
    bounds = {goal["operator"] for gold in made for task in gold.get("tasks", []) for goal in task["targets"]}
    assert bounds == {"=", ">=", ">", "<=", "<"}


@settings(deadline=None)
@given(st.integers(0, 10**6), st.dates(date(2025, 7, 1), date(2027, 6, 30)))
def test_terms_lie_ahead_and_are_written_as_they_say(seed: int, today: date) -> None:
    for term in (deadline(Random(seed), today), table_deadline(Random(seed), today)):
        if term["due_date"] is None:
            assert term["kind"] in ("recurring", "continuous")
            continue
        due = date.fromisoformat(term["due_date"])
        assert due > today
        assert str(due.year) in term["verbatim"]
        if term["kind"] in ("before", "on_or_before"):
            assert short_date(due) in term["verbatim"] or long_date(due) in term["verbatim"]


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2026, 2, 5), "05/02/2026", "05 tháng 02 năm 2026"),
        (date(2025, 7, 15), "15/7/2025", "15 tháng 7 năm 2025"),
        (date(2025, 12, 1), "01/12/2025", "01 tháng 12 năm 2025"),
    ],
)
def test_dates_are_padded_as_the_decree_wants(day: date, short: str, long: str) -> None:
    assert (short_date(day), long_date(day)) == (short, long)


@settings(deadline=None)
@given(st.integers(0, 10**6))
def test_a_bound_is_written_as_it_is_meant(seed: int) -> None:
    goal = target(Random(seed), ["hồ sơ đúng hạn"], ["hồ sơ trễ hạn"])
    assert f"{goal['value']}% {goal['measure']}" in goal["verbatim"]
    assert (goal["operator"] in ("<", "<=")) == (goal["measure"] == "hồ sơ trễ hạn")
