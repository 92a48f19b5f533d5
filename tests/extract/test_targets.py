"""What a task must reach, and figures that are no targets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.targets import read_targets

# text, operator, value, unit, measure
FIGURES: list[tuple[str, str, float, str, str | None]] = [
    ("Đảm bảo 100% hồ sơ giải quyết đúng hạn.", "=", 100, "%", "hồ sơ giải quyết đúng hạn"),
    ("100% văn bản được ký số.", "=", 100, "%", "văn bản được ký số"),
    ("Thực hiện 100% tỷ lệ văn bản điện tử.", "=", 100, "%", "tỷ lệ văn bản điện tử"),
    ("tối thiểu 80% hồ sơ trực tuyến toàn trình", ">=", 80, "%", "hồ sơ trực tuyến toàn trình"),
    ("ít nhất 90% cán bộ được tập huấn", ">=", 90, "%", "cán bộ được tập huấn"),
    ("Tỷ lệ hài lòng không dưới 95%.", ">=", 95, "%", "Tỷ lệ hài lòng"),
    ("Tỷ lệ giải ngân đạt trên 95%.", ">", 95, "%", "Tỷ lệ giải ngân"),
    ("Chỉ số CCHC đạt từ 72,50 điểm trở lên.", ">=", 72.5, "điểm", "Chỉ số CCHC"),
    ("thời gian giải quyết tối đa 03 ngày làm việc", "<=", 3, "ngày làm việc", "thời gian giải quyết"),
    ("thời gian chờ không quá 30 phút", "<=", 30, "phút", "thời gian chờ"),
    ("tỷ lệ hộ nghèo còn dưới 1,5%", "<", 1.5, "%", "tỷ lệ hộ nghèo"),
    ("phấn đấu đạt 85% hồ sơ thanh toán trực tuyến", "=", 85, "%", "hồ sơ thanh toán trực tuyến"),
    ("Phấn đấu tăng 8% số lượng hồ sơ.", "=", 8, "%", "số lượng hồ sơ"),
    ("giảm 30% thời gian giải quyết", "=", 30, "%", "thời gian giải quyết"),
    ("thứ hạng tăng ít nhất 03 bậc", ">=", 3, "bậc", "thứ hạng"),
    ("Giải ngân 100% kế hoạch vốn.", "=", 100, "%", "kế hoạch vốn"),
    ("tập huấn cho ít nhất 12.000 lượt nông dân", ">=", 12000, "lượt", "nông dân"),
    ("xây mới ít nhất 60 căn nhà đại đoàn kết.", ">=", 60, "căn", "nhà đại đoàn kết"),
    ("mỗi quý kiểm tra ít nhất 15 mỏ.", ">=", 15, "mỏ", None),
    ("hỗ trợ tối thiểu 20.000 lít hóa chất", ">=", 20000, "lít", "hóa chất"),
    ("diện tích tối thiểu 40 m2, có khóa", ">=", 40, "m2", "diện tích"),
    ("tối thiểu 02 giáo viên/trường", ">=", 2, "giáo viên/trường", None),
    ("không bố trí quá 35 học sinh/lớp", "<=", 35, "học sinh/lớp", None),
    ("Giải tỏa 100% bãi tập kết trái phép.", "=", 100, "%", "bãi tập kết trái phép"),
    ("lập danh sách 100% tàu cá của xã", "=", 100, "%", "tàu cá của xã"),
    ("kiểm tra đối với 100% kho hàng, bến bãi trên địa bàn", "=", 100, "%", "kho hàng, bến bãi"),
    ("bảo đảm 100% trẻ mầm non, tiểu học được học bơi", "=", 100, "%", "trẻ mầm non, tiểu học được học bơi"),
    ("rút ngắn thời gian soi chiếu, kiểm hóa, phấn đấu không quá 03 giờ/tờ khai", "<=", 3, "giờ/tờ khai",
     "thời gian soi chiếu, kiểm hóa"),
    ("phun khử khuẩn 100% chợ đầu mối xong trước mùa mưa", "=", 100, "%", "chợ đầu mối"),
    ("rút ngắn tối thiểu 20% thời gian giải quyết", ">=", 20, "%", "thời gian giải quyết"),
]  # fmt: skip

DIRECTIONS: list[tuple[str, str, str]] = [
    ("Nâng cao tỷ lệ hồ sơ trực tuyến toàn trình.", "up", "tỷ lệ hồ sơ trực tuyến toàn trình"),
    ("cải thiện chỉ số năng lực cạnh tranh", "up", "chỉ số năng lực cạnh tranh"),
    ("Giảm tỷ lệ hồ sơ quá hạn.", "down", "tỷ lệ hồ sơ quá hạn"),
    ("nâng cao mức độ hài lòng của người dân", "up", "mức độ hài lòng của người dân"),
]

NO_TARGETS: list[str] = [
    "Trong 6 tháng đầu năm, đã đạt 91,10% kế hoạch.",
    "lũy kế thực hiện được 45% kế hoạch",
    "doanh nghiệp chiếm 60% số vốn",
    "còn lại 5% hồ sơ chưa xử lý",
    "Theo Nghị quyết số 76/NQ-CP ngày 15/7/2021",
    "trước ngày 15/7/2025",
    "Rà soát danh mục theo quy định.",
    "Nâng cao nhận thức của cán bộ, công chức.",
    "Nâng cao chất lượng cung cấp thông tin.",
    "Tăng cường kỷ luật, kỷ cương hành chính.",
    "Giảm thiểu thiệt hại do thiên tai.",
    "thời hạn 30 ngày kể từ ngày ký",
    "tại điểm 2 Công văn này",
    "mức hỗ trợ 60.000.000 đồng",
    "Chỉ số cải cách hành chính năm 2025 của thành phố",
    "theo tỷ lệ quy định",
    "điện thoại 0236.3821.456",
    "Quyết định số 12/QĐ-UBND",
    "họp lúc 8 giờ 00 ngày 20/8/2025",
    "kỷ niệm 80 năm Ngày Quốc khánh",
    "thu hồi vốn của dự án giải ngân dưới 40% tại thời điểm 15/11/2025",
    "đối với các xã có tỷ lệ hộ nghèo trên 20%",
    "khoảng 40 căn nhà bị hư hỏng",
    "trên 300 học sinh nghỉ học",
    "thông báo cho hộ dân trước ít nhất 24 giờ",
    "Ngân sách tỉnh hỗ trợ 100% kinh phí",
    "doanh nghiệp nhà nước nắm giữ 100% vốn điều lệ",
    "không để chậm quá 30 ngày",
    "",
]


@pytest.mark.parametrize(("text", "operator", "value", "unit", "measure"), FIGURES)
def test_figures(text: str, operator: str, value: float, unit: str, measure: str | None) -> None:
    (target,) = read_targets(text)
    assert (target.operator, target.value, target.unit, target.measure) == (operator, value, unit, measure)
    assert str(text[target.start : target.end]).strip()


@pytest.mark.parametrize(("text", "direction", "measure"), DIRECTIONS)
def test_mere_directions_have_no_value(text: str, direction: str, measure: str) -> None:
    (target,) = read_targets(text)
    assert (target.operator, target.value, target.unit, target.measure) == (direction, None, None, measure)


@pytest.mark.parametrize("text", NO_TARGETS)
def test_what_is_no_target(text: str) -> None:
    assert read_targets(text) == []


def test_several_targets_of_one_task() -> None:
    text = "Đảm bảo 100% hồ sơ đúng hạn, nâng cao tỷ lệ hồ sơ trước hạn và tỷ lệ thanh toán trực tuyến."
    assert [(target.operator, target.value) for target in read_targets(text)] == [
        ("=", 100.0),
        ("up", None),
        ("up", None),
    ]


def test_the_year_beside_a_target() -> None:
    (target,) = read_targets("Năm 2025, tỷ lệ giải ngân đạt trên 95%.")
    assert target.year == 2025


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Giải ngân tối thiểu 90% kế hoạch vốn trong năm 2027.", 2027),
        ("Đến năm 2030, bảo đảm nước sạch; tỷ lệ hộ dùng nước máy đạt trên 85%.", 2030),
        ("đến hết quý II/2026 có trên 70% hộ ký cam kết", 2026),
        ("Hoàn thành ít nhất 40% hồ sơ trong năm 2025, 100% trong năm 2026.", 2025),
        ("Giai đoạn 2026 - 2030, tỷ lệ che phủ đạt tối thiểu 45%.", 2030),
        ("giảm ít nhất 20% số vụ so với năm 2024", None),
        ("kết nối 100% camera trước ngày 30/6/2026", None),
        ("kết nối 100% camera trước ngày 30 tháng 6 năm 2026", None),
        ("tổ chức ít nhất 05 lớp, hoàn thành trong quý I/2026", None),
        ("tập huấn 100% cán bộ trong tháng 7/2026", None),
        ("Năm 2025 tỉnh được mùa. Bảo đảm 100% hộ có giống.", None),
    ],
)
def test_the_year_of_a_target_is_that_of_a_period(text: str, year: int | None) -> None:
    assert read_targets(text)[0].year == year


@given(st.floats(min_value=0.1, max_value=100).map(lambda value: round(value, 2)))
def test_figures_are_copied_not_recomputed(value: float) -> None:
    written = f"{value:.2f}".replace(".", ",")
    (target,) = read_targets(f"Tỷ lệ hồ sơ trực tuyến đạt tối thiểu {written}%.")
    assert target.value == value


@given(st.text(max_size=120))
def test_any_text_can_be_asked(text: str) -> None:
    targets = read_targets(text)
    for target in targets:
        assert 0 <= target.start < target.end <= len(text)
    for before, after in pairwise(targets):
        assert before.end <= after.start
