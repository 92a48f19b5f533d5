"""Candidates looked up together, one by one and in any order are the same; bounds are never exceeded."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.models import models_dir
from docproc.restore import channel, sides
from docproc.restore.candidates import Proposer
from docproc.restore.channel import Channel
from docproc.restore.grade import Grade
from docproc.restore.language_model import LanguageModel
from docproc.restore.letters import LetterModel
from docproc.restore.sides import Side, best

MODEL = LanguageModel.load(models_dir() / "language_model")
_, CHANNELS = channel.load(models_dir() / "channel.npz", MODEL.number)
READ = st.text(alphabet="aăâbcdđeéêghiklmnoóôơpqrstuưvxyzABCNT1468&@/'ệộữ", min_size=1, max_size=12)
DAMAGED = st.sampled_from([Grade.CLEAN, Grade.ENGLISH, Grade.PATCHY])


def fresh() -> Proposer:
    return Proposer(MODEL, *channel.load(models_dir() / "channel.npz", MODEL.number))


def other_channel() -> Channel:
    return channel.load(models_dir() / "channel.npz", MODEL.number)[1]["english"]


PROPOSER = fresh()
ALONE = other_channel()


@given(reads=st.lists(READ, max_size=8))
def test_syllables_looked_up_together(reads: list[str]) -> None:
    together = list(CHANNELS["english"].syllables(reads))
    assert len(together) == len(reads)
    for read, (numbers, logs) in zip(reads, together, strict=True):
        ((own_numbers, own_logs),) = ALONE.syllables([read])
        assert numbers.tolist() == own_numbers.tolist()
        assert logs.tolist() == own_logs.tolist()


@given(read=READ, name=st.sampled_from(sorted(CHANNELS)))
def test_no_syllable_exceeds_the_bound(read: str, name: str) -> None:
    ((_, logs),) = CHANNELS[name].syllables([read])
    assert logs.max(initial=-np.inf) <= CHANNELS[name].at_most(read) + 1e-4


@given(read=READ, grade=DAMAGED, doubt=st.sampled_from([0.0, -2.5, -8.0, 1.5]))
def test_no_candidate_exceeds_the_bound(read: str, grade: Grade, doubt: float) -> None:
    assert PROPOSER.propose(read, grade, doubt).best <= PROPOSER.at_most(read, grade, doubt) + 1e-4


@given(read=READ, grade=st.sampled_from(Grade), doubts=st.lists(st.floats(-12, 2), max_size=4))
def test_what_was_read_is_always_a_candidate(read: str, grade: Grade, doubts: list[float]) -> None:
    for doubt in doubts:
        found = PROPOSER.propose(read, grade, doubt)
        assert len(found.numbers) == len(found.logs) == len(found.texts)
        assert found.texts.count(None) == 1
        assert found.best == found.logs.max()


def test_most_readings_are_bounded_below_a_likely_one() -> None:
    """Two whole words are no syllable, and one need not look at syllables to see it."""
    for read in ("thanhphố", "tỉnhủy", "kếhoạch", "quyếtđịnh"):
        assert CHANNELS["vietnamese"].at_most(read) < channel.LIKELY
    for read in ("thành", "tỉnh", "kế", "quyết"):
        assert CHANNELS["vietnamese"].at_most(read) > channel.LIKELY


ONSETS, LETTERS = ["", "b", "ng", "ngh"], ["b", "g", "h", "n"]


def letters() -> LetterModel:
    chance = np.random.default_rng(1)
    readings = ["b", "n", "ng", "h", "", "6"]
    table = {read: -chance.exponential(3, len(LETTERS)).astype(np.float32) for read in readings}
    return LetterModel(LETTERS, table, np.full(len(LETTERS), 0.1, dtype=np.float32))


@given(st.lists(st.text(alphabet="bngh61x", max_size=6), min_size=1, max_size=6))
def test_scores_of_several_readings_are_those_of_each(reads: list[str]) -> None:
    model = letters()
    spelt = model.spell(ONSETS)
    together = model.scores(spelt, reads)
    for read, scores in zip(reads, together, strict=True):
        assert scores.tolist() == model.score(spelt, read).tolist()


@pytest.mark.parametrize("remembered", [0, 2, 100])
def test_halves_that_were_forgotten_are_found_again(remembered: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "REMEMBERED", remembered)
    model = letters()
    seen = {"b": best(model.score(model.spell(ONSETS), "b"), 2)}
    side = Side(ONSETS, seen, model, 2)
    for reads in (["b", "h"], ["n", "h", "b"], ["x", "6", "ng", "h"], ["b"], ["h", "h"]):
        numbers, logs = side.of(reads)
        for read, own_numbers, own_logs in zip(reads, numbers, logs, strict=True):
            expected = best(model.score(model.spell(ONSETS), read), 2)
            assert own_numbers.tolist() == expected.numbers.tolist()
            assert own_logs.tolist() == expected.logs.tolist()
            assert side.seen(read) is (read == "b")


@given(st.lists(st.integers(-50, 0).map(float), min_size=1, max_size=20), st.integers(1, 25))
def test_best_of_one_and_of_many(values: list[float], count: int) -> None:
    logs = np.array(values, dtype=np.float32)
    found = best(logs, count)
    assert found.logs.tolist() == sorted(values, reverse=True)[:count]
    assert logs[found.numbers].tolist() == found.logs.tolist()
    both = best(np.array([logs, logs[::-1]]), count)
    assert both.numbers[0].tolist() == found.numbers.tolist()
    assert both.logs[1].tolist() == found.logs.tolist()
