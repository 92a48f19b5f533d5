"""The probability that a token is told with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docproc.restore.certainty import certainty
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


def test_words_kept_on_a_sure_engine_are_told_surest() -> None:
    sure = certainty(1.0, 0.97, Grade.CLEAN, changed=False)
    assert sure > certainty(1.0, 0.5, Grade.CLEAN, changed=False)
    assert sure > certainty(0.9, 0.97, Grade.CLEAN, changed=False)
    assert sure > certainty(1.0, 0.97, Grade.CLEAN, changed=True)
    assert sure > certainty(1.0, None, Grade.ENGLISH, changed=False)
