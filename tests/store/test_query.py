"""What is typed never breaks the full-text language, and means what the module says."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.store.query import Query, exact_form, searchable, words
from docproc.vietnamese.unicode import nfc

INDEX = sqlite3.connect(":memory:")
INDEX.execute('CREATE VIRTUAL TABLE t USING fts5 (folded, exact, tokenize = "unicode61 remove_diacritics 0")')


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("giai ngan", (("giai",), ("ngan",))),
        ('"giai ngan" von', (("giai", "ngan"), ("von",))),
        ("“giải ngân” vốn", (("giải", "ngân"), ("vốn",))),
        ("1747/UBND-KSTTHC", (("1747", "UBND", "KSTTHC"),)),
        ("V/v duy trì", (("V", "v"), ("duy",), ("trì",))),
        ('giai "ngan', (("giai",), ("ngan",))),
        ("a AND b OR NOT c*", (("a",), ("AND",), ("b",), ("OR",), ("NOT",), ("c",))),
        ("folded : x", (("folded",), ("x",))),
    ],
)
def test_typed_words_and_phrases(typed: str, phrases: tuple[tuple[str, ...], ...]) -> None:
    query = Query.parse(typed)
    assert query is not None
    assert query.phrases == phrases


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "/", "- –", "***", "\x00", "' ; --", "\ud800"])
def test_without_a_letter_or_digit_there_is_no_query(typed: str) -> None:
    assert Query.parse(typed) is None


def test_a_word_with_combining_marks_is_one_word() -> None:
    query = Query.parse(unicodedata.normalize("NFD", "giải"))
    assert query is not None
    assert query.phrases == (("giải",),)


def test_only_words_typed_with_marks_must_stand_exactly() -> None:
    query = Query.parse("giải ngan")
    assert query is not None
    assert query.exact == '(folded : ("giai" AND "ngan")) AND (exact : ("giải"))'


def test_without_marks_exact_asks_for_nothing_more() -> None:
    query = Query.parse("giai ngan")
    assert query is not None
    assert query.exact == query.folded


def test_two_spellings_of_a_tone_are_exactly_the_same() -> None:
    assert exact_form("Hoà") == exact_form("hòa")


@given(st.text())
def test_every_text_is_a_valid_expression(typed: str) -> None:
    query = Query.parse(typed)
    if query is not None:
        for expression in (query.folded, query.exact, query.near, query.together):
            INDEX.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_folding_for_the_index_keeps_the_length(text: str) -> None:
    composed = nfc(text)
    assert len(searchable(composed)) == len(composed)


@given(st.text(alphabet=st.characters(codec="utf-8", max_codepoint=0x24F), min_size=1))
def test_a_document_is_found_by_its_own_words(text: str) -> None:
    text = nfc(text)
    query = Query.parse(" ".join(words(text)))
    if query is None:
        return
    INDEX.execute("DELETE FROM t")
    INDEX.execute("INSERT INTO t VALUES (?, ?)", (searchable(text), exact_form(text)))
    assert INDEX.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query.exact,)).fetchone() == (1,)
