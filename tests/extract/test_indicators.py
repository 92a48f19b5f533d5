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

Row = tuple[str, list[dict[str, Any]]]


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


SCORES: list[Row] = [
    (
        "Chỉ số PAR INDEX năm 2024 của tỉnh đạt 88,52/100 điểm, xếp thứ 20/63, giảm 5 bậc so với năm 2023.",
        [
            {"code": "PAR_INDEX", "value": 88.52, "max": 100, "unit": "điểm", "year": 2024, "scope": "tỉnh"}
            | {"rank": (20, 63, None), "moved": ("down", 5, "năm 2023"), "changes": [], "kind": "actual"}
        ],
    ),
    (
        "Năm 2024, Chỉ số cải cách hành chính đạt 90,25%, tăng 1,5% so với năm 2023, cao hơn 3,2% so "
        "với bình quân cả nước; Chỉ số PAPI đạt 43,1 điểm.",
        [
            {"code": "PAR_INDEX", "value": 90.25, "unit": "%", "year": 2024, "year_inferred": False}
            | {"changes": [("up", 1.5, "%", "năm 2023"), ("up", 3.2, "%", "bình quân cả nước")]},
            {
                "code": "PAPI",
                "value": 43.1,
                "unit": "điểm",
                "year": 2024,
                "year_inferred": True,
                "changes": [],
            },
        ],
    ),
    (
        "Chỉ số Hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) năm 2024 đạt 43,12/80 điểm, thuộc nhóm "
        "Trung bình - Cao.",
        [{"code": "PAPI", "max": 80, "group": ("Trung bình - Cao", None), "rank": None}],
    ),
    (
        "PCI năm 2023 đạt 67,5 điểm, xếp trong nhóm khá gồm 12 tỉnh, thành phố.",
        [{"code": "PCI", "value": 67.5, "group": ("khá", 12)}],
    ),
    (
        "Chỉ số Hài lòng (SIPAS) năm 2024 đạt 85,2% (năm 2023 đạt 82,1%), lần đầu tiên xếp thứ nhất cả nước.",
        [
            {"code": "SIPAS", "value": 85.2, "year": 2024, "rank": (1, None, "cả nước"), "kind": "actual"},
            {"code": "SIPAS", "value": 82.1, "year": 2023, "rank": None, "kind": "baseline"},
        ],
    ),
    (
        "Chỉ số chuyển đổi số (DTI) năm 2022 đạt 0,6512; năm 2023 đạt 0,7215, xếp thứ 8/63.",
        [
            {"code": "DTI", "value": 0.6512, "year": 2022, "rank": None, "unit": None},
            {"code": "DTI", "value": 0.7215, "year": 2023, "rank": (8, 63, None)},
        ],
    ),
    (
        "Năm 2024, Chỉ số PAR INDEX và SIPAS lần lượt đạt 88,1 điểm và 84,2%.",
        [
            {"code": "PAR_INDEX", "value": 88.1, "unit": "điểm", "year": 2024},
            {"code": "SIPAS", "value": 84.2, "unit": "%", "year": 2024},
        ],
    ),
    (
        "Chỉ số cải cách hành chính (PAR INDEX) xếp thứ 5/34 tỉnh, thành phố với 89,2 điểm.",
        [{"code": "PAR_INDEX", "value": 89.2, "rank": (5, 34, "tỉnh, thành phố")}],
    ),
    (
        "Tỉnh đứng thứ 3 cả nước về Chỉ số chuyển đổi số (DTI) năm 2023.",
        [{"code": "DTI", "value": None, "rank": (3, None, "cả nước"), "year": 2023}],
    ),
    (
        "Chỉ số PAR INDEX năm 2024 đạt 86,3 điểm. Tỉnh xếp thứ 30/63, tụt 4 bậc.",
        [{"code": "PAR_INDEX", "value": 86.3, "rank": (30, 63, None), "moved": ("down", 4, None)}],
    ),
    (
        "Chỉ số cải cácb hành chính năm 2024: 88,15/100 điểm.",  # a letter misread
        [{"code": "PAR_INDEX", "value": 88.15, "rule": "indicators.misread_name"}],
    ),
    (
        "Chỉ số DDCI năm 2024 của Sở Nội vụ đạt 81,4 điểm, đứng đầu khối sở, ngành.",
        [{"code": "DDCI", "scope": "Sở Nội vụ", "rank": (1, None, None)}],
    ),
    (
        "Chỉ số đổi mới sáng tạo cấp địa phương (PII) năm 2024 xếp thứ 12/63, giữ nguyên thứ "
        "hạng so với năm 2023.",
        [{"code": "PII", "rank": (12, 63, None), "moved": ("same", None, "năm 2023")}],
    ),
    (
        "Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) tăng 2,35 điểm và tăng 10 bậc so với năm trước, "
        "vươn lên vị trí thứ 9 cả nước.",
        [
            {"code": "PCI", "value": None, "changes": [("up", 2.35, "điểm", None)]}
            | {"rank": (9, None, "cả nước"), "moved": ("up", 10, "năm trước")}
        ],
    ),
    (
        "Chỉ số thành phần tiếp cận đất đai của PCI đạt 7,12 điểm.",
        [{"code": None, "name": "Chỉ số thành phần tiếp cận đất đai của PCI", "value": 7.12}],
    ),
    (
        "Bộ chỉ số phục vụ người dân, doanh nghiệp của tỉnh tháng 5/2025 đạt 82,4/100 điểm, xếp thứ 7/63.",
        [{"code": "SERVICE_766", "value": 82.4, "max": 100, "period": "tháng 5/2025", "year": 2025}],
    ),
    (
        "Chỉ số xanh cấp tỉnh (PGI) đạt 25,1 điểm, xếp hạng 11 trong số 63 tỉnh, thành phố.",
        [{"code": "PGI", "rank": (11, 63, "tỉnh, thành phố")}],
    ),
    (
        "Phấn đấu năm 2025, Chỉ số PAR INDEX đạt từ 90 điểm trở lên, xếp trong nhóm 10 tỉnh, "
        "thành phố dẫn đầu.",
        [
            {"code": "PAR_INDEX", "value": 90, "comparator": ">=", "kind": "target", "rank": None}
            | {"value_verbatim": "từ 90 điểm trở lên", "group": ("10 tỉnh, thành phố dẫn đầu", 10)}
        ],
    ),
]

FIGURES: list[Row] = [
    (
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,7%; tỷ lệ hồ sơ nộp trực tuyến đạt 75,2% (cao hơn 5,1% "
        "so với cùng kỳ).",
        [
            {"code": "ONTIME_FILES", "value": 98.7, "year": None},
            {"code": "ONLINE_FILES", "value": 75.2, "changes": [("up", 5.1, "%", "cùng kỳ")]},
        ],
    ),
    (
        "Tính đến ngày 31/5/2025, giải ngân vốn đầu tư công toàn tỉnh đạt 2.345,6 tỷ đồng, bằng "
        "35,2% kế hoạch.",
        [
            {"code": "DISBURSEMENT", "value": 2345.6, "unit": "tỷ đồng", "scope": "toàn tỉnh", "year": 2025}
            | {"period": "Tính đến ngày 31/5/2025"},
            {"code": "DISBURSEMENT", "value": 35.2, "unit": "%"},
        ],
    ),
    (
        "Tổng thu ngân sách nhà nước 6 tháng đầu năm 2025 ước đạt 21.465,3 tỷ đồng, tăng 12% so "
        "với cùng kỳ năm 2024.",
        [
            {"code": "BUDGET_REVENUE", "value": 21465.3, "kind": "estimate", "period": "6 tháng đầu năm 2025"}
            | {"changes": [("up", 12, "%", "cùng kỳ năm 2024")], "year": 2025}
        ],
    ),
    (
        "Tổng sản phẩm trên địa bàn (GRDP) quý I/2025 tăng 11,2% so với cùng kỳ, đứng thứ 3 cả nước.",
        [
            {
                "code": "GRDP",
                "value": None,
                "period": "quý I/2025",
                "rank": (3, None, "cả nước"),
                "scope": None,
            }
        ],
    ),
    (
        "Tốc độ tăng trưởng GRDP năm 2025 phấn đấu đạt 10% trở lên.",
        [{"code": "GRDP", "value": 10, "comparator": ">=", "kind": "target", "year": 2025}],
    ),
    (
        "Tỷ lệ hộ nghèo giảm từ 3,2% năm 2023 xuống còn 1,2% năm 2024.",
        [{"code": "POVERTY_RATE", "value": 1.2, "year": 2024, "kind": "actual"}],
    ),
    (
        "Chỉ số sản xuất công nghiệp (IIP) tháng 5/2025 tăng 26,94% so với cùng kỳ.",
        [{"code": "IIP", "value": None, "changes": [("up", 26.94, "%", "cùng kỳ")]}],
    ),
    ("Tỷ lệ dân số tham gia BHYT đạt 95,3%.", [{"code": "HEALTH_INSURANCE_COVERAGE", "value": 95.3}]),
    (
        "Kim ngạch xuất khẩu ước đạt 1,25 tỷ USD, tăng 8,5% so với cùng kỳ.",
        [{"code": "EXPORT", "value": 1.25, "unit": "tỷ USD", "kind": "estimate"}],
    ),
    (
        "Đến hết tháng 5/2025, tỷ lệ giải ngân vốn đầu tư công mới đạt 22,4% kế hoạch, thấp hơn bình "
        "quân chung cả nước (24,1%).",
        [
            {
                "code": "DISBURSEMENT",
                "value": 22.4,
                "changes": [("down", None, None, "bình quân chung cả nước")],
            }
        ],
    ),
    (
        "GRDP bình quân đầu người năm 2024 đạt 85 triệu đồng/người.",
        [{"code": "GRDP_PER_CAPITA", "value": 85, "unit": "triệu đồng/người"}],
    ),
    (
        "Dự toán thu ngân sách nhà nước năm 2024 là 18.000 tỷ đồng.",
        [{"code": "BUDGET_REVENUE", "value": 18000, "kind": "target"}],
    ),
    ("Năm 2024, tỷ lệ đô thị hóa đạt khoảng 42,5%.", [{"code": "URBANISATION_RATE", "comparator": "~"}]),
    ("Dự báo năm 2026, GRDP tăng trưởng đạt 9 - 10%.", [{"value": 9, "value_to": 10, "kind": "forecast"}]),
    (
        "Tổng mức bán lẻ hàng hóa tăng 15,1% (bình quân cả nước tăng 9,3%).",
        [{"code": "RETAIL_SALES", "changes": [("up", 15.1, "%", None)]}],
    ),
    (
        "Tỷ lệ người dân có sổ sức khỏe điện tử đạt 61,8%.",
        [{"code": None, "name": "Tỷ lệ người dân có sổ sức khỏe điện tử", "unit": "%"}],
    ),
    ("Tỷ lệ số hóa hồ sơ đạt trên 90%.", [{"code": "DIGITISED_FILES", "comparator": ">", "value": 90}]),
    (
        "Tỷ lệ lao động có bằng cấp, chứng chỉ đã đạt 29,5%.",
        [{"name": "Tỷ lệ lao động có bằng cấp, chứng chỉ", "value": 29.5}],
    ),
    (
        "Thu ngân sách nhà nước vượt 5,2% dự toán.",
        [{"code": "BUDGET_REVENUE", "changes": [("up", 5.2, "%", "dự toán")]}],
    ),
    (
        "So với cùng kỳ năm 2024, kim ngạch nhập khẩu giảm 3,5%.",
        [{"code": "IMPORT", "year": None, "changes": [("down", 3.5, "%", None)]}],
    ),
    (
        "Tổng lượng khách du lịch 9 tháng năm 2025 đạt 3,2 triệu lượt.",
        [{"code": "TOURISTS", "value": 3.2, "unit": "triệu lượt", "period": "9 tháng năm 2025"}],
    ),
    (
        "Thu ngân sách nhà nước đạt 5.120 tỷ đồng, tăng 4% (tương ứng tăng 197 tỷ đồng) so với cùng kỳ.",
        [
            {"value": 5120, "changes": [("up", 4, "%", "cùng kỳ")]},
        ],
    ),
    (
        "Tổng thu ngân sách nhà nước 10 tháng năm 2025 thực hiện 13.966 tỷ đồng.",
        [{"code": "BUDGET_REVENUE", "value": 13966, "period": "10 tháng năm 2025"}],
    ),
    (
        "Tỷ lệ cắt giảm chi phí tuân thủ 17,45%.",
        [{"code": None, "name": "Tỷ lệ cắt giảm chi phí tuân thủ", "value": 17.45}],
    ),
    ("ti le ho so giai quyet dung han dat 97,4%", [{"code": "ONTIME_FILES", "value": 97.4}]),  # marks lost
]


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
