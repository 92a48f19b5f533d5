"""Each measure of findings against cases counted by hand."""

from __future__ import annotations

import pytest

from docproc.evaluate.field_metrics import (
    Agreement,
    Bin,
    calibration_error,
    exact,
    reliability,
    set_overlap,
    token_overlap,
)


@pytest.mark.parametrize(
    ("expected", "found", "agreement"),
    [
        ("12/KH-UBND", "12/KH-UBND", Agreement(1, 1, 1)),
        ("12/KH-UBND", "13/KH-UBND", Agreement(0, 1, 1)),
        ("12/KH-UBND", None, Agreement(0, 0, 1)),
        (None, "12/KH-UBND", Agreement(0, 1, 0)),
        (None, None, Agreement(0, 0, 0)),
    ],
)
def test_exact(expected: str | None, found: str | None, agreement: Agreement) -> None:
    assert exact(expected, found) == agreement


def test_token_overlap_counts_repeated_words() -> None:
    assert token_overlap("các sở, các xã", "các sở, ban") == Agreement(2, 3, 4)


def test_set_overlap_ignores_order() -> None:
    assert set_overlap(["Sở Y tế", "Sở Nội vụ"], ["Sở Nội vụ"]) == Agreement(1, 1, 2)


def test_f1_is_the_harmonic_mean() -> None:
    assert Agreement(1, 2, 1).f1 == pytest.approx(2 / 3)
    assert Agreement(0, 1, 1).f1 == 0
    assert Agreement(0, 0, 0).f1 == 1


def test_reliability_groups_by_confidence() -> None:
    curve = reliability([(0.95, True), (0.91, False), (0.15, False)])
    assert curve[0] == Bin(0.15, 0.0, 1)
    assert curve[1].confidence == pytest.approx(0.93)
    assert (curve[1].accuracy, curve[1].count) == (0.5, 2)


def test_calibration_error_of_honest_and_boastful_findings() -> None:
    assert calibration_error([(1.0, True)] * 4) == 0
    assert calibration_error([(0.9, False)] * 4) == pytest.approx(0.9)
    assert calibration_error([]) == 0
