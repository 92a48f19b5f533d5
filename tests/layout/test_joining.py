"""Blocks joined into paragraphs, with page and line of each word."""

from __future__ import annotations

from docproc.layout import join_paragraphs
from docproc.schema import Block, Cell, Line, PageLayout, TextSource, Word, Zone


def line(text: str) -> Line:
    return Line.of(tuple(Word(word, None, None) for word in text.split()))


def layout(number: int, *blocks: Block) -> PageLayout:
    return PageLayout(number, None, None, TextSource.OCR, blocks)


def test_lines_are_counted_over_the_page_in_reading_order() -> None:
    first = Block(Zone.ISSUER, (line("SỞ NỘI VỤ"), line("BÌNH AN")))
    second = Block(Zone.BODY, (line("Rà soát"),), indent=36.0)
    issuer, body = join_paragraphs([layout(1, first, second)])
    assert [word.line for word in issuer.words] == [0, 0, 0, 1, 1]
    assert [(word.word.text, word.page, word.line) for word in body.words] == [("Rà", 1, 2), ("soát", 1, 2)]
    assert body.indent == 36.0


def test_a_block_that_continues_joins_the_paragraph_before_the_page_break() -> None:
    first = layout(1, Block(Zone.BODY, (line("4009/SNV-"),), indent=36.0))
    number = Block(Zone.PAGE_NUMBER, (line("2"),))
    second = layout(2, number, Block(Zone.BODY, (line("CCHC&PC"),), continues=True))
    body, page_number = join_paragraphs([first, second])
    assert [word.word.text for word in body.words] == ["4009/SNV-", "CCHC&PC"]
    assert [(word.page, word.line) for word in body.words] == [(1, 0), (2, 1)]
    assert page_number.zone is Zone.PAGE_NUMBER


def test_cells_join_only_their_own_cell() -> None:
    here, there = Cell(0, 1, 1), Cell(0, 1, 2)
    first = layout(
        1, Block(Zone.TABLE, (line("Sở"),), cell=here), Block(Zone.TABLE, (line("Quý"),), cell=there)
    )
    second = layout(2, Block(Zone.TABLE, (line("Nội vụ"),), continues=True, cell=here))
    found = {p.cell: [word.word.text for word in p.words] for p in join_paragraphs([first, second])}
    assert found == {here: ["Sở", "Nội", "vụ"], there: ["Quý"]}


def test_nothing_to_go_on_with_begins_a_paragraph() -> None:
    (body,) = join_paragraphs([layout(1, Block(Zone.BODY, (line("của tỉnh"),), continues=True))])
    assert len(body.words) == 2
