"""The passage is the document's own text, and its highlights are the found words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from docproc.store.passage import (
    END,
    PASSAGE_LENGTH,
    START,
    best_passage,
    highlighted_spans,
    page_starts,
)

FILLER = "các cơ quan, đơn vị thực hiện nhiệm vụ được giao theo quy định hiện hành. " * 8


def spans_of(document: str, *wanted: str) -> list[tuple[int, int]]:
    return sorted(m.span() for word in wanted for m in re.finditer(re.escape(word), document))


@given(st.lists(st.tuples(st.text("ab c"), st.text("xyz", min_size=1))))
def test_spans_count_from_the_text_without_marks(parts: list[tuple[str, str]]) -> None:
    marked = "".join(f"{before}{START}{word}{END}" for before, word in parts)
    plain = "".join(before + word for before, word in parts)
    assert [plain[slice(*span)] for span in highlighted_spans(marked)] == [word for _, word in parts]


def test_the_page_with_all_words_is_better_than_an_earlier_one_with_some() -> None:
    pages = [f"vốn {FILLER}", f"{FILLER} giải ngân vốn đầu tư"]
    document = "\n".join(pages)
    passage = best_passage(pages, document, spans_of(document, "vốn", "giải", "ngân"))
    assert passage.page == 1
    assert [pages[1][slice(*span)] for span in passage.found] == ["giải", "ngân", "vốn"]
    assert passage.end - passage.start <= PASSAGE_LENGTH


def test_the_first_of_equal_places_is_taken() -> None:
    pages = [f"{FILLER} giải ngân {FILLER}", "giải ngân"]
    passage = best_passage(pages, "\n".join(pages), spans_of("\n".join(pages), "giải", "ngân"))
    assert passage.page == 0


def test_without_a_found_word_the_passage_is_the_beginning() -> None:
    passage = best_passage(["Kính gửi: các sở", "trang hai"], "Kính gửi: các sở\ntrang hai", [])
    assert (passage.page, passage.start, passage.found) == (0, 0, ())


def test_words_found_only_in_the_heading_behind_the_pages_are_no_place_on_a_page() -> None:
    passage = best_passage(["trang một"], "trang một\n1747.pdf", [(10, 14)])
    assert (passage.page, passage.found) == (0, ())


def test_a_phrase_over_the_page_break_ends_with_the_page() -> None:
    pages = ["giải", "ngân"]
    passage = best_passage(pages, "giải\nngân", [(0, 9)])
    assert (passage.page, passage.found) == (0, ((0, 4),))


@given(st.lists(st.text("ab \n", max_size=400), min_size=1, max_size=4))
def test_a_passage_lies_inside_its_page_and_holds_what_it_highlights(pages: list[str]) -> None:
    document = "\n".join(pages)
    passage = best_passage(pages, document, [m.span() for m in re.finditer("a+", document)])
    assert 0 <= passage.start <= passage.end <= len(pages[passage.page])
    for first, last in passage.found:
        assert passage.start <= first < last <= passage.end
        assert set(pages[passage.page][first:last]) == {"a"}
    assert bool(passage.found) == ("a" in document)


def test_pages_start_after_a_line_feed() -> None:
    assert page_starts(["ab", "", "c"]) == [0, 3, 4]
