"""Where sentences begin."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.sentences import mark_sentences, sentence_starts
from docproc.schema import Zone
from tests.extract.builder import document


def sentences(text: str) -> list[str]:
    starts = [*sentence_starts(text), len(text)]
    return [text[one:two].strip() for one, two in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở A báo cáo. Sở B tổng hợp.", ["Sở A báo cáo.", "Sở B tổng hợp."]),
        ("Đã xong chưa? Chưa xong.", ["Đã xong chưa?", "Chưa xong."]),
        (
            "Kinh phí 21.465,3 tỷ đồng. Thời gian trong năm 2025.",
            ["Kinh phí 21.465,3 tỷ đồng.", "Thời gian trong năm 2025."],
        ),
    ],
)
def test_sentences_end_at_full_stops(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân TP. Bình An giao Sở Nội vụ.",
        "Do PGS.TS. Lê Văn Sơn chủ trì.",
        "1. Sở Nội vụ chủ trì.",
        "II. Nhiệm vụ",
        "a. Các xã, phường",
        "2.1. Văn phòng đôn đốc",
        "Nghiêm túc thực hiện./.",
        "Bảng lương, phụ cấp, v.v. và các khoản khác",
        "TM. ỦY BAN NHÂN DÂN",
    ],
)
def test_abbreviations_and_markers_do_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_a_paragraph_always_begins_a_sentence() -> None:
    doc = mark_sentences(document([(Zone.BODY, "Sở Nội vụ chủ trì"), (Zone.BODY, "phối hợp. Hết.")]))
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Sở Nội vụ chủ trì",
        "phối hợp.",
        "Hết.",
    ]


@given(st.text(max_size=200))
def test_any_text_is_cut_into_rising_places(text: str) -> None:
    starts = sentence_starts(text)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert all(start <= len(text) for start in starts)
