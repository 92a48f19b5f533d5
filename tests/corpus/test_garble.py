"""The channel of poor engines: seeded, harder by strength, and never at a figure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.random import default_rng
from rapidfuzz.distance import Levenshtein

from docproc.corpus.garble import garble
from docproc.corpus.sets import STRENGTHS
from docproc.corpus.truth import TrueLine, TruePage, TrueWord
from docproc.errors import ConfigurationError
from docproc.schema import Box

SENTENCE = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành khẩn trương thực hiện " * 12


def page(*lines: tuple[str, float, float]) -> TruePage:
    """Lines with their left edge and their top."""
    made = tuple(TrueLine((TrueWord(text, Box(x, y, x + 100, y + 12)),)) for text, x, y in lines)
    return TruePage(1, 595, 842, made)


def changed(strength: str, seed: int = 1) -> int:
    read = garble([page((SENTENCE, 0, 0))], strength, default_rng(seed))
    return int(Levenshtein.distance(SENTENCE.split(), read.split()))


def test_heavier_damage_changes_more_words() -> None:
    light, medium, heavy = (changed(strength) for strength in STRENGTHS)
    assert 0 < light < medium < heavy


def test_the_same_seed_gives_the_same_text() -> None:
    one, other = (garble([page((SENTENCE, 0, 0))], "heavy", default_rng(4)) for _ in range(2))
    assert one == other


def test_lines_side_by_side_run_into_one() -> None:
    text = garble([page(("AAA", 300, 10), ("BBB", 20, 11), ("CCC", 20, 40))], "light", default_rng(1))
    assert text == "BBB AAA\nCCC\n"


def test_pages_are_parted_by_form_feeds() -> None:
    assert garble([page(("A", 0, 0)), page(("C", 0, 0))], "light", default_rng(3)) == "A\n\fC\n"


@settings(deadline=None)
@given(
    st.lists(st.from_regex(r"([0-9]{1,4}/[A-ZĐ]{2,5}|[0-9]{1,2}/[0-9]{4}|[0-9]+,[0-9]+%)", fullmatch=True)),
    st.integers(0, 99),
)  # fmt: skip
def test_words_with_figures_are_left_alone(words: list[str], seed: int) -> None:
    text = garble([page((" ".join(words), 0, 0))], "heavy", default_rng(seed))
    assert text.split() == words


@pytest.mark.parametrize("strength", ["", "extreme"])
def test_an_unknown_strength_is_refused(strength: str) -> None:
    with pytest.raises(ConfigurationError):
        garble([page(("A", 0, 0))], strength, default_rng(0))
