"""Objectives of a document as a whole."""

from __future__ import annotations

import pytest

from docproc.extract.goals import find_goals
from tests.extract.builder import directive, document


def goals(*body: str) -> list[str]:
    return [goal.verbatim for goal in find_goals(document(directive(body)))._.goals]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Để nâng cao chất lượng công tác lưu trữ; khắc phục những hạn chế trong năm qua, Ủy ban nhân "
            "dân tỉnh yêu cầu các sở, ban, ngành thực hiện các nội dung sau:",
            ["nâng cao chất lượng công tác lưu trữ", "khắc phục những hạn chế trong năm qua"],
        ),
        (
            "Nhằm tăng cường kỷ luật hành chính, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:",
            ["tăng cường kỷ luật hành chính"],
        ),
        (
            "Thời gian qua còn hạn chế. Để chấn chỉnh tình trạng trên, Sở Nội vụ đề nghị các xã thực hiện:",
            ["chấn chỉnh tình trạng trên"],
        ),
        (
            "Thực hiện Công điện số 5/CĐ-TTg ngày 20/10/2025 của Thủ tướng Chính phủ, để chủ động phòng cháy "
            "rừng trong mùa khô, Ủy ban nhân dân tỉnh yêu cầu:",
            ["chủ động phòng cháy rừng trong mùa khô"],
        ),
        ("1. Mục tiêu: Xây dựng nền hành chính hiện đại.", ["Xây dựng nền hành chính hiện đại"]),
    ],
)
def test_purposes_are_found(paragraph: str, expected: list[str]) -> None:
    assert goals(paragraph) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "Để có cơ sở báo cáo Bộ Nội vụ, Ủy ban nhân dân tỉnh đề nghị các sở gửi số liệu.",
        "Sở Nội vụ rà soát để nâng cao chất lượng, đề nghị các xã phối hợp.",
        "Để người dân biết và thực hiện.",
        "Ủy ban nhân dân tỉnh yêu cầu các sở thực hiện:",
        "Kết quả thực hiện mục tiêu năm 2024 còn thấp.",
        "Để trống ô này. Sở Nội vụ đề nghị bổ sung hồ sơ.",
    ],
)
def test_other_sentences_have_no_purpose(paragraph: str) -> None:
    assert goals(paragraph) == []


def test_objectives_under_their_heading() -> None:
    found = goals(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "- Nâng cao chất lượng phục vụ người dân;",
        "- Tăng cường kỷ luật, kỷ cương hành chính.",
        "2. Yêu cầu",
        "- Bám sát chỉ đạo của tỉnh.",
        "II. NHIỆM VỤ",
        "1. Sở Nội vụ chủ trì tham mưu.",
    )
    assert found == ["Nâng cao chất lượng phục vụ người dân", "Tăng cường kỷ luật, kỷ cương hành chính"]


def test_nothing_in_an_empty_document() -> None:
    assert find_goals(document([]))._.goals == []


@pytest.mark.parametrize("heading", ["II. NỘI DUNG CHÍNH CỦA ĐỀ ÁN", "II- PHẠM VI ÁP DỤNG", "NGUỒN VỐN"])
def test_a_chapter_about_something_else_ends_the_objectives(heading: str) -> None:
    lines = [
        "I. MỤC TIÊU",
        "1. Nâng cao chất lượng phục vụ.",
        heading,
        "Các phường ven biển và khu trung tâm.",
    ]
    assert goals(*lines) == ["Nâng cao chất lượng phục vụ"]


def test_objectives_go_on_under_headings_of_their_own() -> None:
    lines = ["I. MỤC TIÊU", "2. Mục tiêu cụ thể:", "- Giảm một nửa thời gian giải quyết.", "II. CHỈ TIÊU"]
    assert goals(*lines, "- Số hóa toàn bộ hồ sơ.") == [
        "Giảm một nửa thời gian giải quyết",
        "Số hóa toàn bộ hồ sơ",
    ]
