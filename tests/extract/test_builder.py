"""The builder must give what the restoration gives, or the other tests prove nothing."""

from __future__ import annotations

from docproc.schema import Zone
from tests.extract.builder import PAGE_BREAK, Part, build, directive


def test_text_and_evidence_lead_to_the_same_words() -> None:
    text = build(directive(["Sở Nội vụ báo cáo\ntrước ngày 05/6/2025."]))
    start = text.text.index("trước ngày")
    (found,) = text.evidence(start, start + len("trước ngày 05/6/2025."))
    assert text.pages[found.page - 1].text[found.start : found.end] == "trước ngày 05/6/2025."
    assert found.bbox is not None and found.bbox.x1 < 595


def test_page_breaks_and_joined_symbols() -> None:
    text = build([(Zone.BODY, "Theo Công văn số 12/SNV-\nTCBC"), PAGE_BREAK, Part(Zone.BODY, "Trang hai")])
    assert text.text == "Theo Công văn số 12/SNV-TCBC\nTrang hai"
    assert [page.text for page in text.pages][1] == "Trang hai"


def test_long_documents_run_on_to_further_pages() -> None:
    text = build(directive([f"Nội dung thứ {number}." for number in range(60)]))
    assert len(text.pages) == 2 and text.pages[1].lines


def test_weak_words_have_their_own_probability() -> None:
    text = build([Part(Zone.NUMBER, "Số: 12/KH-UBND", weak={"12/KH-UBND": 0.4})])
    assert [token.probability for token in text.tokens(0, len(text.text))] == [0.99, 0.4]
