"""Numerals of headings that lost a stroke, and those that are right although they come again."""

from __future__ import annotations

import pytest

from docproc.restore.heading_order import in_order
from docproc.schema import Paragraph, Token, Word, Zone


def _document(heads: str, confidence: float | None = 0.9, zone: Zone = Zone.BODY) -> list[Paragraph]:
    """A paragraph for each head, with a word in capitals behind it, or a small one where it ends in ``~``."""
    words = [
        (Word(head.rstrip("~"), None, confidence), Word("việc" if "~" in head else "VIỆC", None, confidence))
        for head in heads.split()
    ]
    return [
        Paragraph(zone, tuple(Token(word.text, (word,), 1, number, 0.8) for word in pair), None, None)
        for number, pair in enumerate(words)
    ]


def _heads(paragraphs: list[Paragraph]) -> str:
    return " ".join(paragraph.tokens[0].text for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("read", "ordered"),
    [
        ("I. II. II.", "I. II. III."),
        ("I- II- II- IV-", "I- II- III- IV-"),
        ("I. 1.~ 2.~ II. 1.~ II. 1.~", "I. 1. 2. II. 1. III. 1."),
        ("V. VI. VI.", "V. VI. VII."),
        ("VI. VII. VII. IX.", "VI. VII. VIII. IX."),
        ("I.MỤC II. II.NỘI", "I.MỤC II. III.NỘI"),
        ("I. II. I. II.", "I. II. I. II."),
        ("I. II. III. II.", "I. II. III. II."),
        ("I. II. II- III-", "I. II. II- III-"),
        ("I. II. II. III.", "I. II. II. III."),
        ("I. I. II.", "I. I. II."),
        ("I. II. 1. II.", "I. II. 1. II."),
        ("I. II. II.~", "I. II. II."),
        ("I.~ II.~ II.~", "I. II. II."),
        ("III. III.", "III. III."),
        ("IV. IV.", "IV. IV."),
        ("II II", "II II"),
        ("II.1. II.1.", "II.1. II.1."),
        ("II/2026 II/2026", "II/2026 II/2026"),
    ],
)
def test_order(read: str, ordered: str) -> None:
    assert _heads(in_order(_document(read))) == ordered


def test_what_was_read_stays_beside_it() -> None:
    token = in_order(_document("I. II. II."))[2].tokens[0]
    assert (token.raw, token.alternatives[0].text) == ("II.", "II.")
    assert token.probability < 1


def test_only_what_an_engine_read_at_the_head_of_a_line() -> None:
    assert _heads(in_order(_document("I. II. II.", confidence=None))) == "I. II. II."
    assert _heads(in_order(_document("I. II. II.", zone=Zone.NOISE))) == "I. II. II."
    one = Word("II.", None, 0.9)
    inside = Paragraph(Zone.BODY, tuple(Token("II.", (one,), 1, 0, 0.8) for _ in range(3)), None, None)
    assert [token.text for token in in_order([inside])[0].tokens] == ["II.", "II.", "II."]
