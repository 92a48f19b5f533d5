"""Sentences of our own with the indicators that they state, for ``test_indicators.py``."""

from __future__ import annotations

from typing import Any

Row = tuple[str, list[dict[str, Any]]]

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
