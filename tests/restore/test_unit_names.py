"""The tree of names of units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.lexicon import units
from docproc.restore.unit_names import Body, pieces_of, unit_names, unusual_words
from docproc.vietnamese.unicode import fold


def test_every_unit_is_in_the_tree() -> None:
    for unit in units():
        name = unit_names().named(pieces_of(unit.name))
        assert name is not None
        assert any(body.level == unit.level for body in name.count)


@pytest.mark.parametrize("words", [(), ("hà",), ("xã", "hội"), ("hà", "nội", "một"), ("hai", "phong")])
def test_what_is_no_name(words: tuple[str, ...]) -> None:
    assert unit_names().named(words) is None


def test_totals() -> None:
    total = unit_names().total
    assert total[Body(True, "xa", "commune")][""] == 2621
    assert total[Body(True, "dac khu", "commune")][""] == 13
    assert total[Body(False, "huyen", "district")][""] == 508
    for counts in total.values():
        assert counts[""] == sum(count for code, count in counts.items() if code)


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("Bà Rịa - Vũng Tàu", ("bà", "rịa", "-", "vũng", "tàu")),
        ("M'Drắk", ("m", "'", "drắk")),
        ("Thanh Hoá", ("thanh", "hóa")),
        ("Mỹ Đình 1", ("mỹ", "đình")),
        ("", ()),
    ],
)
def test_pieces(name: str, pieces: tuple[str, ...]) -> None:
    assert pieces_of(name) == pieces


@given(st.text())
def test_pieces_are_lower_case_without_blanks(name: str) -> None:
    for piece in pieces_of(name):
        assert piece == piece.lower()
        assert not any(map(str.isspace, piece))


def test_words_by_their_letters() -> None:
    assert "krái" in unusual_words()["krai"]
    assert all(fold(word) == letters for letters, words in unusual_words().items() for word in words)
