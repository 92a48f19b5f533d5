"""Indicators: sentences of our own with what they state, and as many that state none."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.indicators import find_indicators
from docproc.extract.sentences import mark_sentences
from docproc.schema.contract import Indicator, Metadata, Scalar
from tests.extract.builder import directive, document
from tests.extract.indicator_rows import FIGURES, SCORES


def indicators(*body: str, year: int = 2025) -> list[Indicator]:
    """The indicators of a directive of that year with these paragraphs."""
    doc = mark_sentences(document(directive(body)))
    date = Scalar[datetime.date](
        value=datetime.date(year, 6, 30), verbatim=None, evidence=[], confidence=1, rule="header.date"
    )
    doc._.metadata = Metadata(date=date)
    found: list[Indicator] = find_indicators(doc)._.indicators
    return found


def stated(indicator: Indicator, fields: dict[str, Any]) -> dict[str, Any]:
    """What the indicator says in the fields that a row names."""
    rank, group = indicator.rank, indicator.group
    known = indicator.model_dump(mode="json") | {
        "changes": [
            (change.direction.value, change.amount, change.unit, change.base) for change in indicator.changes
        ],
        "rank": rank and (rank.rank, rank.out_of, rank.scope),
        "moved": rank and rank.change and (rank.change.direction.value, rank.change.places, rank.change.base),
        "group": group and (group.name, group.size),
    }
    return {name: known[name] for name in fields}


@pytest.mark.parametrize(("sentence", "expected"), SCORES + FIGURES)
def test_figures_are_found(sentence: str, expected: list[dict[str, Any]]) -> None:
    found = indicators(sentence)
    assert len(found) == len(expected)
    for indicator, fields in zip(found, expected, strict=True):
        assert stated(indicator, fields) == fields


NONE = [
    # scores and ranks of nothing that the catalogue or a rate names
    "Các chỉ số cải cách hành chính của tỉnh đều có bước tiến mạnh mẽ trong năm 2024.",
    "Có 7/8 chỉ số nội dung tăng điểm so với năm 2023.",
    "Tổ chức chấm điểm Chỉ số cải cách hành chính năm 2024 của các sở, ngành.",
    "Kế hoạch xác định Chỉ số cải cách hành chính năm 2025 của tỉnh.",
    "Tỉnh xếp thứ 5/63 về số lượng di tích.",
    "Ban hành Bộ chỉ số và quy định đánh giá, chấm điểm 12 tiêu chí.",
    "Chỉ số PAR INDEX, SIPAS, PAPI là 3 thước đo quan trọng.",
    "Công bố Chỉ số PAPI tại 63 tỉnh, thành phố.",
    "Điểm số thấp ở 2 chỉ số thành phần của PCI.",
    "Chỉ số PCI gồm 10 chỉ số thành phần, 142 chỉ tiêu.",
    "Khảo sát mức độ hài lòng của 1.200 người dân.",
    # documents, dates, telephones, money in titles
    "Theo Công văn số 4009/SNV-CCHC&PC ngày 26/6/2025 về Chỉ số hài lòng.",
    "Quyết định số 766/QĐ-TTg phê duyệt Bộ chỉ số phục vụ người dân, doanh nghiệp.",
    "Báo cáo Chỉ số PAR INDEX trước ngày 15/7/2025.",
    "Mọi thông tin về Chỉ số SIPAS liên hệ số điện thoại 0236.3821.456.",
    "Dự án xây dựng trường học, tổng mức đầu tư 45.000 triệu đồng.",
    "Bổ sung 28,5 tỷ đồng từ ngân sách tỉnh để nâng cấp hệ thống.",
    "Điều 12 Thông tư số 05/2025/TT-BNV quy định về chỉ số thống kê.",
    "Hồ sơ gồm 02 bộ, tỷ lệ bản đồ 1/500.",
    "Tỷ lệ xích 1:2000.",
    # rules and conditions
    "Tỷ lệ vốn chủ sở hữu tối thiểu là 15% tổng mức đầu tư dự án.",
    "Xã có tỷ lệ hộ nghèo từ 20% trở lên được hỗ trợ.",
    "Trường hợp tỷ lệ giải ngân đạt dưới 50% thì bị trừ 5 điểm.",
    "Nếu Chỉ số PAR INDEX đạt trên 90 điểm thì được cộng 02 điểm.",
    "Lãi suất vay bằng tỷ lệ phí cộng 3%/năm.",
    "Tỷ lệ đất giao thông trên đất xây dựng đô thị đạt từ 11% đến 26%.",
    "Nhà đầu tư có tỷ lệ góp vốn đạt 30%.",
    "Tỷ lệ phiếu phát ra là 100 phiếu.",
    "Tỷ lệ hồ sơ trực tuyến chưa đạt yêu cầu.",
    "Hệ số K của tỷ lệ phân bổ đạt 1,2%.",
    # other things that are counted
    "Toàn tỉnh có 14/19 dự án hoàn thành.",
    "Xếp loại 5 đơn vị hoàn thành xuất sắc nhiệm vụ.",
    "Trong 6 tháng đầu năm 2025 đã tiếp nhận 12.345 hồ sơ.",
    "Đã tổ chức 12 cuộc kiểm tra cải cách hành chính năm 2025.",
    "Giải ngân vốn đầu tư công chưa đạt kế hoạch đề ra.",
    "Kinh phí thực hiện là 500 triệu đồng.",
    "Bội chi ngân sách địa phương là 22.100 tỷ đồng.",
    "Tỷ trọng công nghiệp trong GRDP chiếm trên 34%.",
    "Cấp 2 tỷ đồng, tỷ lệ đối ứng theo quy định.",
    "Chỉ số điện, nước ghi ngày 05 hằng tháng.",
    "Người đứng đầu chịu trách nhiệm nếu không cải thiện Chỉ số PAR INDEX.",
    "Chỉ số PAR INDEX là trách nhiệm của người đứng đầu cơ quan.",
    "Tỷ lệ khấu trừ mỗi lần không quá 30% tổng số tiền lương.",
    "Tỷ lệ hộ gia đình có hợp đồng mua bán điện dưới 95%.",
    "Địa chỉ số 54 đường Hùng Vương, phường 3.",
    "Tăng cường kiểm tra, bảo đảm 100% cán bộ chấp hành kỷ luật.",
    "",
]


@pytest.mark.parametrize("sentence", NONE)
def test_other_figures_are_no_indicators(sentence: str) -> None:
    assert indicators(sentence) == []


OPENING = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau:"


@pytest.mark.parametrize(
    "task",
    [
        "- Bảo đảm 100% tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn.",
        "- Nâng tỷ lệ hồ sơ trực tuyến toàn trình đạt 80%.",
        "- Thực hiện giải ngân vốn đầu tư công đạt 100% kế hoạch năm 2025.",
        "- Phấn đấu Chỉ số PAR INDEX năm 2025 đạt 92 điểm.",
        "2. Sở Nội vụ: tỷ lệ hài lòng của người dân đạt trên 95%.",
    ],
)
def test_targets_of_tasks_are_the_tasks_own(task: str) -> None:
    assert indicators(OPENING, "1. Các sở, ban, ngành:", task) == []


def test_results_among_tasks_are_indicators() -> None:
    task = "- Tập trung khắc phục: năm 2024, tỷ lệ hồ sơ trực tuyến của sở đạt 41,5%."
    (found,) = indicators(OPENING, "1. Sở Nội vụ:", task)
    assert (found.code, found.value, found.kind) == ("ONLINE_FILES", 41.5, "actual")


def test_goals_are_targets() -> None:
    (found,) = indicators("II. MỤC TIÊU", "- Tỷ lệ hồ sơ được số hóa đạt 85%.")
    assert (found.code, found.value, found.kind) == ("DIGITISED_FILES", 85, "target")


def test_headings_give_year_and_name() -> None:
    found = indicators(
        "I. KẾT QUẢ NĂM 2024", "1. Chỉ số cải cách hành chính (PAR INDEX):", "- Kết quả đạt 87,2 điểm."
    )
    (score,) = found
    assert (score.code, score.year, score.year_inferred, score.name_verbatim) == (
        "PAR_INDEX",
        2024,
        True,
        None,
    )


def test_evidence_holds_the_whole_statement() -> None:
    sentence = "Năm 2024, Chỉ số PAR INDEX đạt 88,5 điểm, xếp thứ 9/63. Kết quả này rất đáng khích lệ."
    (found,) = indicators(sentence)
    (place,) = found.evidence
    assert place.bbox is not None
    assert place.end - place.start == len("Năm 2024, Chỉ số PAR INDEX đạt 88,5 điểm, xếp thứ 9/63")
    assert 0.5 < found.confidence < 1


@given(
    st.floats(1, 100).map(lambda number: round(number, 2)),
    st.integers(2015, 2024),
    st.integers(1, 63),
    st.sampled_from(["Chỉ số PAR INDEX", "Chỉ số cải cách hành chính", "SIPAS", "Chỉ số PCI"]),
)
def test_figures_are_copied(value: float, year: int, place: int, name: str) -> None:
    written = f"{value:.2f}".replace(".", ",")
    (found,) = indicators(f"Năm {year}, {name} của tỉnh đạt {written} điểm, xếp thứ {place}/63.")
    assert (found.value, found.year, found.value_verbatim) == (value, year, f"{written} điểm")
    assert found.rank is not None
    assert (found.rank.rank, found.rank.out_of) == (place, 63)


@given(st.text("Chỉ số PAR INDEXđạtxếpthứ tỷlệ0123456789,./%()điểmnăm;:", max_size=120))
def test_any_text_is_answered(text: str) -> None:
    for found in indicators(text or "."):
        assert found.evidence
        assert found.value is not None or found.changes or found.rank or found.group
