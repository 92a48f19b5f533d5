"""By when: each way of saying it is read, and dates that are no deadlines are left alone."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.deadlines import mark_deadlines, read_deadlines
from docproc.schema import Zone
from docproc.schema.contract import DeadlineKind, Metadata, Scalar
from tests.extract.builder import document

WRITTEN = datetime.date(2025, 6, 30)

# text, the words of the deadline, kind, due date (ISO)
DATED: list[tuple[str, str, str, str | None]] = [
    ("Hoàn thành trước ngày 15/7/2025.", "trước ngày 15/7/2025", "before", "2025-07-15"),
    ("Gửi trước ngày 15 tháng 7 năm 2025.", "trước ngày 15 tháng 7 năm 2025", "before", "2025-07-15"),
    ("Báo cáo Trước 31/10/2025", "Trước 31/10/2025", "before", "2025-10-31"),
    ("Báo cáo trước 31/10.", "trước 31/10", "before", "2025-10-31"),
    ("Gửi trước ngày 20/8 để tổng hợp.", "trước ngày 20/8", "before", "2025-08-20"),
    ("Gửi trước ngày 15/3.", "trước ngày 15/3", "before", "2026-03-15"),  # past: the next year
    ("Nộp trước tháng 9/2025.", "trước tháng 9/2025", "before", "2025-09-01"),
    ("Hoàn thành trước năm 2027.", "trước năm 2027", "before", "2027-01-01"),
    ("Gửi trước thứ Sáu (ngày 15/8/2025).", "trước thứ Sáu (ngày 15/8/2025)", "before", "2025-08-15"),
    ("Chậm nhất ngày 15/9/2025 phải xong.", "Chậm nhất ngày 15/9/2025", "on_or_before", "2025-09-15"),
    ("Gửi chậm nhất là ngày 20/8/2025", "chậm nhất là ngày 20/8/2025", "on_or_before", "2025-08-20"),
    ("Nộp muộn nhất ngày 05/7/2025.", "muộn nhất ngày 05/7/2025", "on_or_before", "2025-07-05"),
    ("Không quá ngày 05/8/2025.", "Không quá ngày 05/8/2025", "on_or_before", "2025-08-05"),
    ("Hoàn thành đến hết ngày 30/9/2025.", "đến hết ngày 30/9/2025", "on_or_before", "2025-09-30"),
    ("Hoàn thành đến hết quý III.", "đến hết quý III", "on_or_before", "2025-09-30"),
    ("Đến ngày 31/12/2025, hoàn thành số hóa.", "Đến ngày 31/12/2025", "on_or_before", "2025-12-31"),
    ("Hạn cuối là ngày 10/7/2025.", "Hạn cuối là ngày 10/7/2025", "on_or_before", "2025-07-10"),
    ("Việc này xong trong tháng 7.", "xong trong tháng 7", "within_period", "2025-07-31"),
    ("Hoàn thành trong tháng 7/2025.", "trong tháng 7/2025", "within_period", "2025-07-31"),
    ("Trình UBND tỉnh trong quý III/2025.", "trong quý III/2025", "within_period", "2025-09-30"),
    ("Hoàn thành trong năm 2025.", "trong năm 2025", "within_period", "2025-12-31"),
    ("Hoàn thành trong tháng 3.", "trong tháng 3", "within_period", "2026-03-31"),
    ("Hoàn thành trong 6 tháng cuối năm 2025.", "trong 6 tháng cuối năm 2025", "within_period", "2025-12-31"),
    ("Trong tháng 8/2025, trình dự thảo.", "Trong tháng 8/2025", "within_period", "2025-08-31"),
    ("Hoàn thành vào đầu tháng 8.", "đầu tháng 8", "within_period", "2025-08-10"),
    ("Hoàn thành giữa tháng 9/2025.", "giữa tháng 9/2025", "within_period", "2025-09-15"),
    ("Trình vào cuối năm 2026.", "vào cuối năm 2026", "within_period", "2026-12-31"),
    ("Báo cáo trong ngày 05/7/2025.", "trong ngày 05/7/2025", "on", "2025-07-05"),
    (
        "Từ ngày 10/8/2025 đến hết ngày 14/8/2025.",
        "Từ ngày 10/8/2025 đến hết ngày 14/8/2025",
        "period",
        "2025-08-14",
    ),
    ("Trực từ ngày 01/9 đến ngày 15/9/2025.", "từ ngày 01/9 đến ngày 15/9/2025", "period", "2025-09-15"),
    (
        "Nộp trước 17 giờ 00 phút ngày 24/8/2025.",
        "trước 17 giờ 00 phút ngày 24/8/2025",
        "before",
        "2025-08-24",
    ),
    ("Nộp trước 16h30.", "trước 16h30", "before", None),
    ("Họp vào lúc 14 giờ 00 ngày 20/8/2025.", "vào lúc 14 giờ 00 ngày 20/8/2025", "on", "2025-08-20"),
    # terms
    ("Thực hiện trong vòng 12 giờ.", "trong vòng 12 giờ", "relative", None),
    ("Trả lời không quá 03 ngày làm việc.", "không quá 03 ngày làm việc", "relative", None),
    ("Trong 30 ngày kể từ ngày ký.", "Trong 30 ngày kể từ ngày ký", "relative", "2025-07-30"),
    (
        "Gửi trong thời gian 03 tháng kể từ ngày ban hành Kế hoạch này.",
        "trong thời gian 03 tháng kể từ ngày ban hành Kế hoạch này",
        "relative",
        "2025-09-30",
    ),
    (
        "Trả trong 05 ngày làm việc kể từ ngày nhận được hồ sơ.",
        "trong 05 ngày làm việc kể từ ngày nhận được hồ sơ",
        "relative",
        None,
    ),
    (
        "Thông báo chậm nhất 05 ngày làm việc trước ngày kiểm tra.",
        "chậm nhất 05 ngày làm việc trước ngày kiểm tra",
        "relative",
        None,
    ),
    ("Làm ngay sau khi nhận được văn bản này.", "ngay sau khi nhận được văn bản này", "immediate", None),
    # recurring
    ("Báo cáo định kỳ trước ngày 20 hằng tháng.", "định kỳ trước ngày 20 hằng tháng", "recurring", None),
    ("Gửi ngày 25 hàng tháng.", "ngày 25 hàng tháng", "recurring", None),
    ("Gửi trước ngày 15/12 hằng năm.", "trước ngày 15/12 hằng năm", "recurring", None),
    ("Gửi trước ngày 15/6 và 15/12 hằng năm.", "trước ngày 15/6 và 15/12 hằng năm", "recurring", None),
    (
        "Hằng quý trước ngày 15 của tháng cuối quý, báo cáo.",
        "Hằng quý trước ngày 15 của tháng cuối quý",
        "recurring",
        None,
    ),
    ("Gửi vào thứ Sáu hằng tuần.", "vào thứ Sáu hằng tuần", "recurring", None),
    ("Gửi trước 15 giờ thứ Năm hằng tuần.", "trước 15 giờ thứ Năm hằng tuần", "recurring", None),
    ("Báo cáo trước 16 giờ hằng ngày.", "trước 16 giờ hằng ngày", "recurring", None),
    ("Kiểm tra 06 tháng một lần.", "06 tháng một lần", "recurring", None),
    ("Đo 02 lần/ngày.", "02 lần/ngày", "recurring", None),
    ("Gửi trước ngày 05 của tháng sau.", "trước ngày 05 của tháng sau", "recurring", None),
    ("Báo cáo tiến độ hằng tuần, gửi Sở Xây dựng.", "hằng tuần", "recurring", None),
    ("Phát bản tin cảnh báo hằng ngày trên đài xã.", "hằng ngày", "recurring", None),
    ("Gặp mặt doanh nghiệp hằng quý theo ngành.", "hằng quý", "recurring", None),
    ("Hằng quý, tổ chức giao ban.", "Hằng quý", "recurring", None),
    ("Đo mực nước 02 giờ một lần.", "02 giờ một lần", "recurring", None),
    ("Báo cáo trước 06 giờ và 16 giờ hằng ngày.", "trước 06 giờ và 16 giờ hằng ngày", "recurring", None),
    (
        "Ra quân vào sáng thứ Bảy tuần đầu hằng tháng.",
        "vào sáng thứ Bảy tuần đầu hằng tháng",
        "recurring",
        None,
    ),
    # hours of a day, days from now, terms before something
    (
        "Thông tuyến chậm nhất 12 giờ 00 ngày 12/9/2025.",
        "chậm nhất 12 giờ 00 ngày 12/9/2025",
        "on_or_before",
        "2025-09-12",
    ),
    ("Xử lý từ nay đến hết ngày 31/8/2025.", "từ nay đến hết ngày 31/8/2025", "period", "2025-08-31"),
    ("Thành lập tổ công tác, xuống xã từ ngày 09/8/2025.", "từ ngày 09/8/2025", "period", None),
    ("Báo cho hộ dân trước ít nhất 24 giờ.", "trước ít nhất 24 giờ", "relative", None),
    (
        "Công khai trong vòng 10 ngày kể từ ngày ban hành kết luận.",
        "trong vòng 10 ngày kể từ ngày ban hành kết luận",
        "relative",
        None,
    ),
    # a verb at the head of the clause, or a bound, is as good as "hoàn thành"
    ("Tập huấn cho 26 thôn đến hết ngày 29/8/2025; trình xã.", "đến hết ngày 29/8/2025", "on_or_before",
     "2025-08-29"),
    ("Tổ chức tập huấn cho các xã trong quý III năm 2025.", "trong quý III năm 2025", "within_period",
     "2025-09-30"),
    ("Thực tập phương án mỗi quý một lần.", "mỗi quý một lần", "recurring", None),
    ("Nhắc việc mỗi tháng 02 lần.", "mỗi tháng 02 lần", "recurring", None),
    ("Dự giờ, mỗi tuần ít nhất 03 tiết.", "mỗi tuần", "recurring", None),
    ("Tập huấn 03 đợt/năm.", "03 đợt/năm", "recurring", None),
    ("Kiểm kê vào tuần cuối hằng tháng.", "vào tuần cuối hằng tháng", "recurring", None),
    ("Sao lưu định kỳ tối thiểu 02 tuần một lần.", "định kỳ tối thiểu 02 tuần một lần", "recurring", None),
    ("Ban hành trong tuần cuối tháng 9/2025.", "trong tuần cuối tháng 9/2025", "within_period", "2025-09-30"),
    ("Trình chậm nhất trong sáng ngày 15/8/2025.", "chậm nhất trong sáng ngày 15/8/2025", "on_or_before",
     "2025-08-15"),
    ("Rà soát xong trước ngày 10/8/2025.", "trước ngày 10/8/2025", "before", "2025-08-10"),
    ("Đến hết quý III/2025 có trên 90% hộ đăng ký.", "Đến hết quý III/2025", "on_or_before", "2025-09-30"),
    ("Lắp biển báo ít nhất 07 ngày trước kỳ thi.", "ít nhất 07 ngày trước kỳ thi", "relative", None),
    ("Chấm bài trong thời gian 04 ngày sau kỳ thi.", "trong thời gian 04 ngày sau kỳ thi", "relative", None),
    ("Trả lời chậm nhất trong phạm vi 05 ngày làm việc.", "chậm nhất trong phạm vi 05 ngày làm việc",
     "relative", None),
    ("Báo cáo ngay khi nước rút.", "ngay khi nước rút", "immediate", None),
    ("Cấm đường từ 05 giờ ngày 02/8/2025 cho đến khi sửa xong cầu.",
     "từ 05 giờ ngày 02/8/2025 cho đến khi sửa xong cầu", "period", None),
    ("Xử lý dứt điểm trong tháng 8/2025, bảo đảm vận hành.", "trong tháng 8/2025", "within_period",
     "2025-08-31"),
    ("Mỗi xã có tối thiểu 01 mô hình trong năm 2025.", "trong năm 2025", "within_period", "2025-12-31"),
    ("Nợ đọng còn dưới 3% vào ngày 31/12/2025.", "vào ngày 31/12/2025", "on", "2025-12-31"),
    ("Đến cuối năm 2026, giảm hộ nghèo.", "Đến cuối năm 2026", "on_or_before", "2026-12-31"),
    ("Hoàn thiện đề án, trình trong phiên họp tháng 8.", "trong phiên họp tháng 8", "within_period",
     "2025-08-31"),
    ("Phân bổ kinh phí đã được giao xong trong tháng 7/2025.", "xong trong tháng 7/2025", "within_period",
     "2025-07-31"),
]  # fmt: skip

NONE = [
    "Công văn số 12/SNV-TCBC ngày 26/7/2025 của Sở Nội vụ",
    "Thực hiện Kế hoạch số 5/KH-UBND ngày 15/8/2025.",
    "lũy kế đến 31/7/2025 đạt 50% kế hoạch",
    "Tính đến ngày 31/7/2025, có 12 đơn vị đăng ký.",
    "Số liệu tính đến hết ngày 30/7/2025.",
    "Khẩn trương, kịp thời báo cáo.",
    "Thường xuyên kiểm tra, đôn đốc.",
    "Năm 2025, tỷ lệ đạt 95%.",
    "Các nhiệm vụ trong năm 2025.",
    "Chương trình công tác năm 2025 của UBND tỉnh",
    "trong giai đoạn 2025 - 2030",
    "Đến năm 2030 đạt 90% trở lên.",
    "Nghị định có hiệu lực kể từ ngày 01/8/2025.",
    "Luật có hiệu lực từ ngày 01/7/2025 đến hết ngày 31/12/2025.",
    "Hồ sơ tiếp nhận trước ngày 01/8/2025 được giải quyết theo quy định cũ.",
    "Các dự án đã phê duyệt trước ngày 01/8/2025.",
    "Người sinh trước ngày 01/8/2025.",
    "Hoàn thành trước ngày 15/5/2025.",  # over when the document was written
    "Trong 6 tháng đầu năm, kinh tế tăng trưởng khá.",
    "trong 5 năm qua",
    "sau 3 năm thực hiện",
    "xếp thứ 1/63 tỉnh, thành phố",
    "Quyết định này có hiệu lực kể từ ngày ký.",
    "phát hiện, xử lý ngay các trường hợp vi phạm",
    "Kế hoạch kiểm tra 6 tháng cuối năm 2025",
    "không quá 3 trang",
    "trước mắt tập trung vào việc chính",
    "Kỳ họp thứ 31 diễn ra trong tháng 7/2025 tại thành phố",
    "Giấy phép được cấp trước ngày 01/9/2025",
    "Ngày 03/7/2025, Chủ tịch chủ trì họp",
    "kỷ niệm Ngày Giải phóng Thủ đô 10/10",
    "hạng mục công trình cấp III",
    "mỗi tuần có ít nhất 02 tin, bài",
    "ngân sách hằng năm của địa phương",
    "lương hàng tháng của cán bộ",
    "Điện thoại 0236.3821.456",
    "Điều 15/2025 không tồn tại",
    "Lũy kế đến hết ngày 31/7/2025 đạt 52%.",
    "Nghị quyết có hiệu lực thi hành từ ngày 01/8/2025.",
    "Quy chế được ban hành từ ngày 01/8/2025.",
    "theo kế hoạch hằng năm của tỉnh",
    "Giá tiêu dùng hằng tháng trên địa bàn tăng nhẹ.",
    "Cuộc họp giao ban hằng tuần tại Sở",
    "hạng quý theo chất lượng hàng",
    "Kết quả của ngành trong quý III/2025.",
    "Các chỉ tiêu chủ yếu trong năm 2025.",
    "dịch bệnh trong 02 tuần tiếp theo",
    "Diện tích 12 giờ bay không quá hạn mức",
    "Mỗi năm, tỉnh đón hơn 02 triệu lượt khách.",
    "Mỗi tuần có thêm nhiều hộ tham gia.",
    "Mỗi quý kiểm tra ít nhất 10 cơ sở.",
    "Bố trí ít nhất 05 ngày phép cho mỗi người.",
    "Thời tiết ít nhất 03 ngày tới còn mưa.",
    "Trong tuần cuối cùng của chiến dịch",
    "Đến năm 2028 đạt 70% trở lên.",
    "Các trường hợp phát sinh 03 tháng trước đây",
    "Số liệu hai năm sau đây được giữ nguyên",
]


@pytest.mark.parametrize(("text", "words", "kind", "due"), DATED)
def test_deadlines(text: str, words: str, kind: str, due: str | None) -> None:
    (found,) = read_deadlines(text, WRITTEN)
    assert (text[found.start : found.end], found.kind.value) == (words, kind)
    assert (found.due_date.isoformat() if found.due_date else None) == due


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_deadline(text: str) -> None:
    assert read_deadlines(text, WRITTEN) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nộp trước 17 giờ 30 ngày 24/8.", {"due_time": "17:30"}),
        ("Nộp trước 4 giờ chiều ngày 24/8.", {"due_time": "16:00"}),
        ("Báo cáo trước 16 giờ hằng ngày.", {"due_time": "16:00", "recurrence": "daily"}),
        ("Gửi ngày 25 hàng tháng.", {"recurrence": "monthly"}),
        ("Kiểm tra 06 tháng một lần.", {"recurrence": "every", "amount": 6, "unit": "tháng"}),
        ("Đo 02 lần/ngày.", {"recurrence": "daily", "amount": 2, "unit": "lần"}),
        ("Trực từ ngày 01/9 đến ngày 15/9/2025.", {"first": datetime.date(2025, 9, 1)}),
        ("Hoàn thành giữa tháng 9/2025.", {"approximate": True}),
        ("Riêng xã Hòa An hoàn thành trước ngày 10/7.", {"applies_to": "xã Hòa An"}),
        ("Đối với các xã miền núi, xong trước ngày 10/7.", {"applies_to": "các xã miền núi"}),
        (
            "Trả trong 05 ngày làm việc kể từ ngày nhận được hồ sơ.",
            {"amount": 5, "unit": "ngày làm việc", "anchor": "ngày nhận được hồ sơ"},
        ),
        ("Xử lý từ nay đến hết ngày 31/8/2025.", {"first": WRITTEN}),
    ],
)
def test_parts(text: str, parts: dict[str, Any]) -> None:
    (found,) = read_deadlines(text, WRITTEN)
    assert {name: getattr(found, name) for name in parts} == parts


def test_several_deadlines_of_one_task() -> None:
    found = read_deadlines("Báo cáo trước ngày 10/7/2025 và ngày 10/10/2025.", WRITTEN)
    assert [reading.due_date for reading in found] == [
        datetime.date(2025, 7, 10),
        datetime.date(2025, 10, 10),
    ]
    rhythms = read_deadlines("Định kỳ 6 tháng, hằng năm báo cáo Sở Nội vụ.", WRITTEN)
    assert [reading.recurrence for reading in rhythms] == ["every", "yearly"]


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Quý II/2026", "within_period", "2026-06-30"),
        ("Tháng 8/2026", "within_period", "2026-08-31"),
        ("9/2025", "within_period", "2025-09-30"),
        ("31/12/2025", "on", "2025-12-31"),
        ("Năm 2025", "within_period", "2025-12-31"),
        ("2025 - 2026", "period", "2026-12-31"),
        ("Thường xuyên", "continuous", None),
        ("Ngay", "immediate", None),
        ("Hằng năm", "recurring", None),
        ("Từ quý III/2025 đến quý II/2026", "period", "2026-06-30"),
        ("Trước 30/9/2025", "before", "2025-09-30"),
        ("Theo quy định", None, None),
        ("Sau khi được phê duyệt", None, None),
    ],
)
def test_a_column_for_deadlines_needs_no_words_around(text: str, kind: str | None, due: str | None) -> None:
    found = read_deadlines(text, WRITTEN, labelled=True)
    assert [(reading.kind.value, reading.due_date) for reading in found] == (
        [(kind, datetime.date.fromisoformat(due) if due else None)] if kind else []
    )


def test_without_the_documents_date_no_year_is_guessed() -> None:
    (found,) = read_deadlines("Gửi trước ngày 20/8 để tổng hợp.")
    assert found.kind is DeadlineKind.BEFORE and found.due_date is None


def test_the_component_leaves_citations_alone_and_shows_the_place() -> None:
    text = "Theo Công văn số 5/SNV gửi trước ngày 02/8/2025, Sở Y tế nộp trước ngày 20/8."
    doc = document([(Zone.BODY, text)])
    doc._.metadata = Metadata(date=Scalar(value=WRITTEN, verbatim="x", evidence=[], confidence=1.0, rule="x"))
    doc._.citation_spans = [(5, text.index(","))]
    (mention,) = mark_deadlines(doc)._.deadlines
    assert doc.text[mention.start : mention.end] == mention.deadline.verbatim == "trước ngày 20/8"
    assert mention.deadline.due_date == datetime.date(2025, 8, 20)
    assert mention.deadline.evidence[0].page == 1
    assert 0.9 < mention.deadline.confidence < 1.0


PIECES = st.sampled_from(
    ["trước ", "ngày ", "15", "/7", "/2025 ", "tháng ", "hằng ", "quý ", "III ", "cuối ", "năm ", "29/2 "]
)


@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)),
    st.one_of(st.none(), st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))),
    st.booleans(),
)
def test_any_text_gives_readings_in_order(text: str, written: datetime.date | None, labelled: bool) -> None:
    end = 0
    for reading in read_deadlines(text, written, labelled=labelled):
        assert end <= reading.start < reading.end <= len(text)
        end = reading.end
