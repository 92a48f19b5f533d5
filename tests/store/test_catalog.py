"""What is added is found again: by its words with or without marks, and by its heading."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docproc.schema import Box
from docproc.store import Catalog, Filters
from tests.store.specimen import BODY, HEAD, directive, task


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with Catalog.open(tmp_path / "catalog.sqlite3") as opened:
        yield opened


def found(catalog: Catalog, typed: str, filters: Filters | None = None) -> list[str]:
    return [hit.document.filename for hit in catalog.search(typed, filters or Filters())]


@pytest.mark.parametrize(
    "typed",
    [
        "giải ngân vốn đầu tư công",
        "giai ngan dau tu cong",
        "GIAI NGAN",
        '"von dau tu cong"',
        "hòa nhập",
        "hoà nhập",
        "1747/UBND",
        "1747/UBND-KSTTHC",
        'giải "',
        "nhân dân giải ngân",
        "dau-tu",
        "1747.pdf",
    ],
)
def test_found(catalog: Catalog, typed: str) -> None:
    catalog.add(directive())
    assert found(catalog, typed) == ["1747.pdf"]


@pytest.mark.parametrize(
    "typed",
    ["giai ngan duong sat", '"ngan giai"', "iai ngan", "174/UBND", '"', "", "V/v", "OR", "NOT giai", "g*"],
)
def test_not_found(catalog: Catalog, typed: str) -> None:
    catalog.add(directive())
    assert found(catalog, typed) == []


def test_a_hit_shows_the_real_text_and_its_place(catalog: Catalog) -> None:
    catalog.add(directive("Trang đầu không có gì.", f"{HEAD}\n{BODY}"))
    (hit,) = catalog.search("giai ngan dau tu")
    assert hit.page == 2
    assert [hit.snippet[slice(*span)] for span in hit.highlights] == ["giải", "ngân", "đầu", "tư"]
    assert f"{HEAD}\n{BODY}"[hit.start : hit.end].replace("\n", " ") == hit.snippet
    assert hit.bbox == Box(50, 60, 400, 74)  # the third line
    assert hit.document.number_symbol == "1747/UBND-KSTTHC"
    assert hit.document.date == datetime.date(2025, 6, 30)


def test_words_on_different_pages_find_their_document(catalog: Catalog) -> None:
    catalog.add(directive("giải ngân", "đường sắt"))
    assert found(catalog, "giai ngan duong sat") == ["1747.pdf"]


def test_a_phrase_is_found_across_the_page_break(catalog: Catalog) -> None:
    catalog.add(directive("tiến độ giải", "ngân vốn đầu tư"))
    assert found(catalog, '"giải ngân"') == ["1747.pdf"]


def test_words_typed_with_marks_come_first_where_they_stand_so(catalog: Catalog) -> None:
    catalog.add(directive("bán hàng bán lẻ bán buôn", filename="sale.pdf", date=datetime.date(2025, 9, 1)))
    catalog.add(directive("ban ngành", filename="lost.pdf"))
    catalog.add(directive("kê bàn ghế", filename="table.pdf", date=datetime.date(2020, 1, 1)))
    hits = catalog.search("bàn")
    assert hits[0].document.filename == "table.pdf"
    assert [hit.exact for hit in hits] == [True, False, False]
    assert hits[0].snippet[slice(*hits[0].highlights[0])] == "bàn"


def test_an_exact_hit_highlights_the_exact_words_and_those_typed_without_marks(catalog: Catalog) -> None:
    catalog.add(directive("bán rồi, kê bàn ghế"))
    (hit,) = catalog.search("bàn ghe")
    assert [hit.snippet[slice(*span)] for span in hit.highlights] == ["bàn", "ghế"]


def test_words_near_each_other_come_before_scattered_ones(catalog: Catalog) -> None:
    filler = "thực hiện nhiệm vụ được giao " * 30
    catalog.add(directive(f"giải giải giải {filler} ngân ngân ngân", filename="scattered.pdf", subject=None))
    catalog.add(directive(f"{filler} giải pháp ngân sách {filler}", filename="near.pdf", subject=None))
    catalog.add(directive(f"{filler} giải ngân {filler}", filename="together.pdf", subject=None))
    hits = catalog.search("giai ngan")
    assert [hit.document.filename for hit in hits] == ["together.pdf", "near.pdf", "scattered.pdf"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_number_that_only_the_heading_knows_is_found(catalog: Catalog) -> None:
    catalog.add(directive("không có số trên trang", number="99", symbol="QĐ-SNV"))
    (hit,) = catalog.search("99/qd-snv")
    assert (hit.page, hit.highlights, hit.bbox) == (1, (), None)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(issuer="hà tĩnh"),
        Filters(issuer="UBND Ha Tinh"),
        Filters(issuer="Ủy ban nhân dân"),
        Filters(doc_type="công văn"),
        Filters(doc_type="CONG VAN"),
        Filters(number="1747"),
        Filters(number="01747"),
        Filters(number="1747/ubnd"),
        Filters(number="KSTTHC"),
        Filters(issued_from=datetime.date(2025, 6, 30)),
        Filters(issued_to=datetime.date(2025, 6, 30)),
    ],
)
def test_filters_that_let_pass(catalog: Catalog, filters: Filters) -> None:
    catalog.add(directive())
    assert found(catalog, "giai ngan", filters) == ["1747.pdf"]
    assert [entry.filename for entry in catalog.documents(filters)] == ["1747.pdf"]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(issuer="Hà Nam"),
        Filters(issuer="HĐND"),
        Filters(issuer="inh"),
        Filters(doc_type="chỉ thị"),
        Filters(number="174"),
        Filters(number="1748/UBND"),
        Filters(issued_from=datetime.date(2025, 7, 1)),
        Filters(issued_to=datetime.date(2025, 6, 29)),
    ],
)
def test_filters_that_hold_back(catalog: Catalog, filters: Filters) -> None:
    catalog.add(directive())
    assert found(catalog, "giai ngan", filters) == []
    assert catalog.documents(filters) == []


def test_a_type_is_known_by_its_abbreviation(catalog: Catalog) -> None:
    catalog.add(directive(doc_type=("Quyết định", "QĐ")))
    assert found(catalog, "giai ngan", Filters(doc_type="QĐ")) == ["1747.pdf"]


def test_what_was_not_read_passes_no_filter_and_is_listed_all_the_same(catalog: Catalog) -> None:
    catalog.add(directive(issuer=None, number=None, date=None, subject=None))
    (entry,) = catalog.documents()
    assert (entry.issuer, entry.number_symbol, entry.date) == (None, None, None)
    for filters in (Filters(issuer="ha tinh"), Filters(number="1"), Filters(issued_to=datetime.date.max)):
        assert catalog.documents(filters) == []


def test_adding_again_replaces(catalog: Catalog) -> None:
    catalog.add(directive("giải ngân", sha256="a" * 64, tasks=[task("1", "một"), task("2", "hai")]))
    catalog.add(directive("đường sắt", sha256="a" * 64, tasks=[task("1", "ba")]))
    assert len(catalog) == 1
    assert found(catalog, "giai ngan", Filters(doc_type="công văn")) == ["1747.pdf"]  # its subject
    assert found(catalog, '"giai ngan" "duong sat"') == ["1747.pdf"]
    assert [row.text for row in catalog.tasks()] == ["ba"]


def test_removed_leaves_nothing_behind(catalog: Catalog) -> None:
    kept = directive(tasks=[task("1", "một")])
    catalog.add(kept)
    assert catalog.remove(kept.document.id)
    assert not catalog.remove(kept.document.id)
    assert (len(catalog), catalog.tasks(), found(catalog, "giai ngan")) == (0, [], [])


def test_get_returns_the_whole_directive(catalog: Catalog) -> None:
    kept = directive(tasks=[task("1", "một", due=datetime.date(2025, 7, 15))])
    catalog.add(kept)
    assert catalog.get(kept.document.id) == kept
    assert catalog.get("b" * 64) is None


def test_newest_documents_first_in_portions(catalog: Catalog) -> None:
    for day in (1, 3, 2):
        catalog.add(directive(f"văn bản {day}", filename=f"{day}.pdf", date=datetime.date(2025, 1, day)))
    assert [entry.filename for entry in catalog.documents()] == ["3.pdf", "2.pdf", "1.pdf"]
    assert [entry.filename for entry in catalog.documents(limit=1, offset=1)] == ["2.pdf"]
    assert len(catalog.search("van ban", limit=2)) == 2


def test_tasks_by_the_day_due(catalog: Catalog) -> None:
    july, august = datetime.date(2025, 7, 15), datetime.date(2025, 8, 1)
    someone = task("3", "không thời hạn", lead=["Sở Nội vụ", "Sở Y tế"])
    catalog.add(directive(tasks=[task("1", "sau", due=august), task("2", "trước", due=july), someone]))
    assert [row.text for row in catalog.tasks()] == ["trước", "sau", "không thời hạn"]
    assert [row.task for row in catalog.tasks(due_to=july)] == ["2"]
    assert [row.task for row in catalog.tasks(due_from=august)] == ["1"]
    assert [row.lead_agencies for row in catalog.tasks(agency="so noi")] == ["Sở Nội vụ; Sở Y tế"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text())
def test_anything_may_be_typed(catalog: Catalog, typed: str, issuer: str) -> None:
    catalog.add(directive())
    for hit in catalog.search(typed):
        assert hit.document.filename == "1747.pdf"
    catalog.documents(Filters(issuer=issuer, number=typed, doc_type=issuer))
