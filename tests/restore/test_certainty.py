"""The probability that a token is told with."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.restore.certainty import Curve, certainty
from docproc.restore.grade import Grade

SHARE = st.floats(0, 1)


@given(
    posterior=SHARE,
    confidence=st.one_of(st.none(), SHARE),
    grade=st.sampled_from(Grade),
    changed=st.booleans(),
)
def test_is_a_probability(posterior: float, confidence: float | None, grade: Grade, changed: bool) -> None:
    assert 0.0 <= certainty(posterior, confidence, grade, changed=changed) < 1.0


@given(low=SHARE, high=SHARE, confidence=SHARE, grade=st.sampled_from(Grade), changed=st.booleans())
def test_a_surer_lattice_never_means_less(
    low: float, high: float, confidence: float, grade: Grade, changed: bool
) -> None:
    low, high = sorted((low, high))
    told = [certainty(posterior, confidence, grade, changed=changed) for posterior in (low, high)]
    assert told[0] <= told[1]


@given(
    points=st.dictionaries(st.integers(-40, 40), st.floats(-1, 1), min_size=1, max_size=6),
    value=st.one_of(st.floats(-50, 50), st.integers(-40, 40).map(float)),
)
def test_curve_goes_straight_from_point_to_point(points: dict[int, float], value: float) -> None:
    given_points = sorted((float(at), share) for at, share in points.items())
    at, share = zip(*given_points, strict=True)
    expected = np.interp(value, at, share)
    assert Curve.through(*given_points).height(value) == pytest.approx(expected, abs=1e-12)


def test_words_kept_on_a_sure_engine_are_told_surest() -> None:
    sure = certainty(1.0, 0.97, Grade.CLEAN, changed=False)
    assert sure > certainty(1.0, 0.5, Grade.CLEAN, changed=False)
    assert sure > certainty(0.9, 0.97, Grade.CLEAN, changed=False)
    assert sure > certainty(1.0, 0.97, Grade.CLEAN, changed=True)
    assert sure > certainty(1.0, None, Grade.ENGLISH, changed=False)
