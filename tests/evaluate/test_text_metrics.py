"""Each measure of text against cases counted by hand."""

from __future__ import annotations

import pytest

from docproc.evaluate.text_metrics import (
    Count,
    aligned_words,
    character_errors,
    letter_errors,
    mark_errors,
    order_errors,
    repair_effect,
    word_errors,
)


@pytest.mark.parametrize(
    ("truth", "read", "errors", "total"),
    [
        ("Sở Nội vụ", "Sở Nội vụ", 0, 3),
        ("Sở Nội vụ", "Sở Noi vụ", 1, 3),
        ("Sở Nội vụ", "Sở vụ", 1, 3),
        ("Sở Nội vụ", "Sở  Nội\nvụ thêm", 1, 3),
        ("hòa bình", "hoà bình", 0, 2),
        ("", "thêm", 1, 0),
        ("", "", 0, 0),
    ],
)
def test_word_errors(truth: str, read: str, errors: int, total: int) -> None:
    assert word_errors(truth, read) == Count(errors, total)


def test_character_errors_count_edits_over_the_truth() -> None:
    assert character_errors("tố cáo", "tổ cáo") == Count(1, 6)
    assert character_errors("tố cáo", "tố  cáo") == Count(0, 6)


def test_letter_errors_ignore_marks() -> None:
    assert letter_errors("điều tổ", "dieu to") == Count(0, 7)
    assert letter_errors("điều tổ", "d1eu to") == Count(1, 7)


def test_mark_errors_by_kind() -> None:
    found = mark_errors("đồng ý tổ", "dông ý tố")
    assert found.d == Count(1, 1)
    assert found.vowel == Count(0, 3)
    assert found.tone == Count(2, 3)


def test_mark_errors_leave_out_words_with_wrong_letters() -> None:
    assert mark_errors("tổ", "t6").tone == Count(0, 0)


def test_aligned_words_show_what_has_no_partner() -> None:
    assert list(aligned_words("a b c", "a x c d")) == [("a", "a"), ("b", "x"), ("c", "c"), (None, "d")]


def test_reading_order_strict_and_forgiving() -> None:
    strict, forgiving = order_errors(["một", "hai", "ba"], ["hai", "một", "ba"])
    assert (strict, forgiving) == (Count(1, 3), Count(0, 3))
    strict, forgiving = order_errors(["một", "hai"], ["hai"])
    assert (strict, forgiving) == (Count(1, 2), Count(1, 2))


def test_harm_and_help_of_a_repair() -> None:
    effect = repair_effect("một hai ba bốn", before="một hai bà bon", after="một hài ba bon")
    assert effect.harm == Count(1, 2)
    assert effect.help == Count(1, 2)


def test_rates_of_a_set_weigh_words_alike() -> None:
    assert (Count(1, 10) + Count(1, 90)).rate == pytest.approx(0.02)
    assert Count(0, 0).rate == 0
    assert Count(1, 0).rate == 1
