"""How likely a passage was read well enough: in cases counted by hand, and for any probabilities."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.extract.reading_odds import SLIP, as_sense, as_words

PROBABILITIES = st.lists(st.floats(0, 1), max_size=80)


@pytest.mark.parametrize(
    ("words", "doubt", "errors"),
    [(1, 0.1, 0), (6, 0.1, 0), (19, 0.05, 0), (20, 0.05, 1), (39, 0.05, 1), (40, 0.05, 2), (60, 0.0, 3)],
)
def test_one_word_in_twenty_may_be_wrong(words: int, doubt: float, errors: int) -> None:
    mean = words * doubt
    expected = sum(math.exp(-mean) * mean**number / math.factorial(number) for number in range(errors + 1))
    assert as_words([1 - doubt] * words) == pytest.approx(expected)


def test_a_passage_without_words_is_not_doubted() -> None:
    assert (as_words([]), as_sense([])) == (1.0, 1.0)


def test_where_the_errors_stand_does_not_matter_but_how_many_may_be_there_does() -> None:
    assert as_words([0.5, 0.9, 1.0]) == pytest.approx(as_words([1.0, 0.5, 0.9]))
    assert as_words([0.95] * (SLIP - 1)) < as_words([0.95] * SLIP)
    assert as_sense([0.95] * 5) == pytest.approx(as_sense([0.95] * 50)) == pytest.approx(0.95)


@settings(deadline=None)
@given(PROBABILITIES, st.floats(0, 1))
def test_any_words_give_a_share_and_a_surer_word_never_lowers_it(words: list[float], other: float) -> None:
    for odds in (as_words, as_sense):
        assert 0.0 <= odds(words) <= 1.0
        assert odds([*words, min(1.0, other + 0.1)]) >= odds([*words, other]) - 1e-12
