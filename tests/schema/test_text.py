"""Repaired text leads back to its place on the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docproc.schema import (
    Box,
    PageLayout,
    Paragraph,
    RestoredText,
    TextSource,
    Token,
    Word,
    Zone,
)


def token(text: str, page: int, line: int, position: int, *, joined: bool = False) -> Token:
    box = Box(position * 10.0, line * 12.0, position * 10.0 + 8, line * 12.0 + 10)
    return Token(text, (Word(text, box, 0.9),), page, line, 0.9, joined=joined)


def layout(number: int) -> PageLayout:
    return PageLayout(number, 595.0, 842.0, TextSource.OCR, ())


def two_pages() -> RestoredText:
    """A paragraph that runs over a page break, with a symbol broken at a hyphen."""
    first = Paragraph(Zone.BODY, (token("Sở", 1, 0, 0), token("Nội", 1, 0, 1), token("vụ", 2, 0, 0)))
    second = Paragraph(
        Zone.BODY, (token("số", 2, 1, 0), token("12/SNV-", 2, 1, 1), token("CC", 2, 2, 0, joined=True))
    )
    return RestoredText.compose([first, second], [layout(1), layout(2)])


def test_paragraphs_and_pages_hold_the_same_words() -> None:
    text = two_pages()
    assert text.text == "Sở Nội vụ\nsố 12/SNV-CC"
    assert [page.text for page in text.pages] == ["Sở Nội", "vụ\nsố 12/SNV-\nCC"]


def test_evidence_is_parted_at_the_page_break() -> None:
    text = two_pages()
    first, second = text.evidence(0, 9)
    assert (first.page, first.start, first.end) == (1, 0, 6)
    assert (second.page, second.start, second.end) == (2, 0, 2)
    assert first.bbox == Box(0, 0, 18, 10)


def test_evidence_of_a_part_of_a_token_keeps_its_offset() -> None:
    text = two_pages()
    start = text.text.index("SNV")
    (found,) = text.evidence(start, start + 3)
    assert text.pages[1].text[found.start : found.end] == "SNV"


def test_a_symbol_broken_over_lines_is_one_piece_of_evidence() -> None:
    text = two_pages()
    start = text.text.index("12/")
    (found,) = text.evidence(start, len(text.text))
    assert text.pages[1].text[found.start : found.end] == "12/SNV-\nCC"


def test_a_blank_span_has_no_evidence() -> None:
    text = two_pages()
    assert text.evidence(9, 10) == []
    assert text.evidence(500, 510) == []


def test_probability_is_that_of_all_tokens_together() -> None:
    assert abs(two_pages().probability(0, 6) - 0.81) < 1e-9


def test_a_failed_page_keeps_its_place() -> None:
    text = RestoredText.compose([Paragraph(Zone.BODY, (token("a", 2, 0, 0),))], [layout(1), layout(2)])
    assert [page.text for page in text.pages] == ["", "a"]
    (found,) = text.evidence(0, 1)
    assert found.page == 2


words = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8)


lines = st.lists(st.tuples(words, st.booleans()), min_size=1, max_size=6)


@given(st.lists(lines, min_size=1, max_size=6), st.data())
def test_every_span_leads_to_the_same_characters(
    rows: list[list[tuple[str, bool]]], data: st.DataObject
) -> None:
    """Whatever the paragraphs: the pages' text at the evidence is the document's text of the span."""
    paragraphs = [
        Paragraph(
            Zone.BODY, tuple(token(text, 1, row, i, joined=flag) for i, (text, flag) in enumerate(line))
        )
        for row, line in enumerate(rows)
    ]
    text = RestoredText.compose(paragraphs, [layout(1)])
    start = data.draw(st.integers(0, len(text.text)))
    end = data.draw(st.integers(start, len(text.text)))
    found = "".join(text.pages[0].text[item.start : item.end] for item in text.evidence(start, end))
    assert "".join(found.split()) == "".join(text.text[start:end].split())
