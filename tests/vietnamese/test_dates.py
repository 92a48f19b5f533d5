from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.vietnamese.dates import DateMention, find_dates, find_years
from docproc.vietnamese.unicode import nfc, strip_marks

Parts = tuple[int | None, int | None, int | None, int | None]


@pytest.mark.parametrize(
    ("text", "span", "parts"),
    [
        ("Hải Phòng, ngày 30 tháng 6 năm 2025", "ngày 30 tháng 6 năm 2025", (2025, 6, 30, None)),
        ("ngày 05 tháng 02", "ngày 05 tháng 02", (None, 2, 5, None)),
        ("trước ngày 15/7/2025.", "ngày 15/7/2025", (2025, 7, 15, None)),
        ("Trước 31/10/2025;", "31/10/2025", (2025, 10, 31, None)),
        ("(30-6-2025)", "30-6-2025", (2025, 6, 30, None)),
        ("Thời gian ký: 30.06.2025 10:11", "30.06.2025", (2025, 6, 30, None)),
        ("trước ngày 15/7 hằng năm", "ngày 15/7", (None, 7, 15, None)),
        ("trong tháng 7/2025", "tháng 7/2025", (2025, 7, None, None)),
        ("hết tháng 7 năm 2025", "tháng 7 năm 2025", (2025, 7, None, None)),
        ("trong tháng 7", "tháng 7", (None, 7, None, None)),
        ("trong quý III/2025", "quý III/2025", (2025, None, None, 3)),
        ("quý 3 năm 2025", "quý 3 năm 2025", (2025, None, None, 3)),
        ("Quý IV", "Quý IV", (None, None, None, 4)),
        ("Hà Nội, ngày     tháng 6 năm 2025", "ngày     tháng 6 năm 2025", (2025, 6, None, None)),
        ("ngày … tháng … năm 2025", "ngày … tháng … năm 2025", (2025, None, None, None)),
        ("ngày ..... tháng 6 năm 2025", "ngày ..... tháng 6 năm 2025", (2025, 6, None, None)),
        ("ngày 30 tháng 6 năm", "ngày 30 tháng 6 năm", (None, 6, 30, None)),
        ("ngày 29/02/2024", "ngày 29/02/2024", (2024, 2, 29, None)),
        ("số 155-KL/TW, ngày 17/5/2025,", "ngày 17/5/2025", (2025, 5, 17, None)),
    ],
)
def test_dates(text: str, span: str, parts: Parts) -> None:
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == span
    assert (mention.year, mention.month, mention.day, mention.quarter) == parts


@pytest.mark.parametrize(
    "text",
    [
        "xếp thứ 1/63 tỉnh, thành phố",
        "đạt 9/12 chỉ tiêu",
        "14/19 dự án",
        "điện thoại 0236.3821.456",
        "điện thoại 0225-3842-456",
        "Nghị định số 15/2025/NĐ-CP",
        "số 12/6/2025/QĐ-UBND",
        "31/02/2025",
        "ngày 30 tháng 02 năm 2025",
        "ngày 32/7/2025",
        "30/13/2025",
        "12/05/1825",
        "6 tháng đầu năm 2025",
        "ngày tháng năm sinh",
        "hằng ngày, hằng tháng",
        "báo cáo hằng ngày. Tháng sau tiếp tục",
        "theo thang 10 điểm",
        "tháng 13",
        "quý V",
        "Quỹ 3 triệu đồng",
        "mục 1.2.2025.3",
        "phiên bản 1.10.2025.4",
        "10.000.000 đồng",
        "nhiệm kỳ 2020 - 2025",
        "",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_two_dates_in_a_sentence() -> None:
    found = find_dates("từ ngày 01/7/2025 đến hết ngày 15 tháng 8 năm 2025")
    assert [mention.date for mention in found] == [datetime.date(2025, 7, 1), datetime.date(2025, 8, 15)]


def test_last_day() -> None:
    mentions = find_dates("tháng 2/2024, quý II/2025, ngày 05/3/2025, quý I")
    assert [mention.last_day for mention in mentions] == [
        datetime.date(2024, 2, 29),
        datetime.date(2025, 6, 30),
        datetime.date(2025, 3, 5),
        None,
    ]


def test_years() -> None:
    text = "Năm 2024, Việt Nam 2025; năm học 2025 - 2026; so với năm 2023; năm 2023.5"
    assert [mention.year for mention in find_years(text)] == [2024, 2023]


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["{0.day:02}/{0.month}/{0.year}", "{0.day}-{0.month:02}-{0.year}"])
    | st.just("ngày {0.day:02} tháng {0.month} năm {0.year}"),
    st.sampled_from(["", "trước ", "Công văn số 12/SNV-VP, "]),
    st.sampled_from(["", ".", "; xong", " của Sở Nội vụ"]),
)
def test_every_day_is_found(day: datetime.date, form: str, before: str, after: str) -> None:
    written = form.format(day)
    (mention,) = find_dates(before + written + after)
    assert mention.date == day
    assert (before + written + after)[mention.start : mention.end].endswith(written)


@given(st.text("ngàytháng nămquý0123456789/-.,…IV"))
def test_mentions_lie_in_order_and_in_bounds(text: str) -> None:
    text = nfc(text)
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def test_dates_without_marks() -> None:
    text = "Hải Phòng, ngày 30 tháng 6 năm 2025"
    assert find_dates(strip_marks(text)) == find_dates(text) == [DateMention(11, 35, 2025, 6, 30)]
