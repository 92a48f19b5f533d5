"""The motto and the creed, however they were read."""

from __future__ import annotations

import pytest

from docproc.layout.motto import find_creed, find_motto
from docproc.schema import Word


def words(text: str) -> list[Word]:
    return [Word(word, None, None) for word in text.split()]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("UY BAN NHAN DAN CONG HOA XA HQI CHU NGHIA VIET NAM", "CONG HOA XA HQI CHU NGHIA VIET NAM"),
        ("BỘ CÔNG AN CONGHOAXAHOICHUNGHIA VIET NAM", "CONGHOAXAHOICHUNGHIA VIET NAM"),
        ("SO Y TE C0NG H0A XA H0I CHU NGHlA VlET NAM", "C0NG H0A XA H0I CHU NGHlA VlET NAM"),
        ("TỈNH ỦY BÌNH AN ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("HUYEN UY DANG CQNG SAN VIET NAM", "DANG CQNG SAN VIET NAM"),
    ],
)
def test_mottos(line: str, said: str) -> None:
    read = words(line)
    window = find_motto(read)
    assert window is not None
    assert " ".join(word.text for word in read[window.start : window.end]) == said


@pytest.mark.parametrize(
    "line",
    [
        "Nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        "ỦY BAN NHÂN DÂN TỈNH BÌNH AN",
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM",
        "HỘI NÔNG DÂN VIỆT NAM",
        "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM",
        "của Đảng Cộng sản Việt Nam",
        "",
    ],
)
def test_other_lines(line: str) -> None:
    assert find_motto(words(line)) is None


@pytest.mark.parametrize(
    "line",
    [
        "Độc lập - Tự do - Hạnh phúc",
        "SỞ NỘI VỤ Độc lập – Tự do – Hạnh phúc",
        "THANH PHO HAI HA Doc 1ap - Tu do - Hanh phuc",
        "DQc l$p - Tg do - H4nh phric",
        "D6c lap - Tw do - Hanh phic",
        "Doc lap Tu do Hanh phuc",
    ],
)
def test_creeds(line: str) -> None:
    assert find_creed(words(line)) is not None


@pytest.mark.parametrize(
    "line",
    [
        "đảm bảo đúng quy định của Luật Ngân sách Nhà nước",
        "độc lập, tự do và hạnh phúc của nhân dân là mục tiêu",
        "Hoạt động độc lập - tự chủ tài chính",
        "Đoàn kết - Kỷ cương - Đổi mới",
        "Phường Hạnh Phúc, xã Tự Do",
    ],
)
def test_other_sentences(line: str) -> None:
    assert find_creed(words(line)) is None
