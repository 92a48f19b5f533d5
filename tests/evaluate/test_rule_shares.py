"""The figures of rules estimated from new directives: in cases counted by hand, and for any counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from docproc.cli import app
from docproc.evaluate.field_metrics import Agreement
from docproc.evaluate.measure import Result
from docproc.evaluate.rule_shares import HIGHEST, LOWEST, WEIGHT, RuleShare, rule_shares
from docproc.evaluate.verdict import Verdict
from docproc.extract.rules import rules
from tests.evaluate.results import result

SAID = rules()
GROUP, ROW, BEFORE = "tasks.group", "tasks.table_row", "deadlines.before"


def finding(
    rule: str | None, *, sound: bool, read: float = 1.0, legibility: str = "printed", sure: bool = True
) -> Verdict:
    confidence = SAID.get(rule or "", 1.0) * read if sure else None
    return Verdict("tasks", Agreement(1, 1, 1), "a", "a", confidence, sound, legibility=legibility, rule=rule)


def measured(*verdicts: Verdict) -> Result:
    return replace(result(), verdicts=verdicts)


def shares(*verdicts: Verdict) -> dict[str, RuleShare]:
    return {share.rule: share for share in rule_shares([measured(*verdicts)])}


def test_every_rule_is_listed_once_and_keeps_its_figure_where_nothing_was_found() -> None:
    found = rule_shares([measured()])
    assert [share.rule for share in found] == sorted(SAID)
    assert {share.rule: share.share for share in found} == pytest.approx(SAID)
    assert all((share.findings, share.right, share.read) == (0, 0, 0.0) for share in found)


def test_hits_are_counted_beside_what_the_tables_promised() -> None:
    verdicts = [finding(GROUP, sound=number < 15) for number in range(30)]
    found = shares(*verdicts)[GROUP]
    assert (found.findings, found.right, found.read, found.said) == (30, 15, 30.0, SAID[GROUP])
    before = SAID[GROUP] * (15 + WEIGHT) / (30 * SAID[GROUP] + WEIGHT)
    assert found.share == pytest.approx((15 + WEIGHT * before) / (30 + WEIGHT))
    assert found.share < 0.55


def test_a_rule_that_was_not_seen_leans_to_the_others_of_its_component_only() -> None:
    found = shares(*(finding(GROUP, sound=number < 15) for number in range(30)))
    assert found[ROW].share < SAID[ROW] - 0.2
    assert found[BEFORE].share == pytest.approx(SAID[BEFORE])


def test_what_was_misread_is_not_held_against_the_rule() -> None:
    read = [finding(GROUP, sound=False, read=0.1) for _ in range(20)]
    printed = [finding(GROUP, sound=False) for _ in range(20)]
    assert shares(*read)[GROUP].share > 2 * shares(*printed)[GROUP].share


@pytest.mark.parametrize(
    "verdict",
    [
        finding(GROUP, sound=False, legibility="covered"),
        finding(GROUP, sound=False, legibility="handwritten"),
        finding(None, sound=False),
        finding("tasks.of_another_version", sound=False),
        finding(GROUP, sound=False, sure=False),
    ],
)
def test_what_does_not_count(verdict: Verdict) -> None:
    assert shares(verdict)[GROUP] == shares()[GROUP]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(SAID)), st.booleans(), st.floats(0, 1)), max_size=40))
def test_any_counts_give_shares_and_a_hit_is_worth_more_than_a_miss(
    found: list[tuple[str, bool, float]],
) -> None:
    verdicts = [finding(rule, sound=sound, read=read) for rule, sound, read in found]
    hit, miss = (shares(*verdicts, finding(GROUP, sound=sound)) for sound in (True, False))
    assert all(LOWEST <= share.share <= HIGHEST for share in hit.values())
    assert hit[GROUP].share >= miss[GROUP].share


def test_the_command_asks_for_a_set() -> None:
    outcome = CliRunner().invoke(app, ["evaluate", "rules"])
    assert outcome.exit_code == 2
    assert "SET" in outcome.output
