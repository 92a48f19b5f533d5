"""Figures, dates, symbols, codes and markers that were read right come out as they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docproc.restore import Restorer
from docproc.restore.figures import are_certain, is_code, log_of_figure, parted
from docproc.restore.pieces import Kind, cut
from docproc.schema import Paragraph, RawParagraph, RawWord, Word, Zone
from docproc.vietnamese.unicode import nfc

CERTAIN = [
    "15",
    "1.",
    "3)",
    "96,17",
    "6-năm",
    "C:0",
    "K.8",
    "e.1",
    "≥5",
    "5–6",
    "6°C",
    "8‰",
    "5&1",
    "A/m2",
    "Số:6",
]
UNCERTAIN = ["1&", "1€", "1¢n", "$6", "16i", "s6", "phd", "v&i", "d@n", "t6’", "x4", "ng3n"]


@pytest.mark.parametrize("word", CERTAIN)
def test_figures_no_letters_may_replace(word: str) -> None:
    assert are_certain(word, cut(word))


@pytest.mark.parametrize("word", UNCERTAIN)
def test_words_with_figures_that_may_be_letters(word: str) -> None:
    assert not are_certain(word, cut(word))


@pytest.mark.parametrize(
    ("word", "piece", "code"),
    [
        ("A1", "A1", True),
        ("K15", "K15", True),
        ("4G", "4G", True),
        ("9a", "9a", True),
        ("2đ)", "2đ", True),
        ("1,5ha", "5ha", True),
        ("sát2.044", "sát2", True),
        ("7.d", "d", True),
        ("6-A", "A", True),
        ("M:0)", "M", True),
        ("8x4", "8x4", True),
        ("s6", "s6", False),
        ("T6", "T6", False),
        ("1a", "1a", False),
        ("6ng", "6ng", False),
        ("d)", "d", False),
        ("a.Phạm", "a", False),
        ("x4,", "x4", False),
        ("3.ctia", "ctia", False),
    ],
)
def test_codes_and_units(word: str, piece: str, code: bool) -> None:
    (found,) = (part for part in cut(word) if part.text == piece)
    assert is_code(found, word) is code


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("khoản2", ("khoản", "2")),
        ("4mét", ("4", "mét")),
        ("s6", None),
        ("16", None),
        ("ng3n", None),
        ("A1b", None),
    ],
)
def test_words_beside_figures(word: str, parts: tuple[str, str] | None) -> None:
    assert parted(word) == parts


@pytest.mark.parametrize(
    ("figure", "word", "before", "confidence", "believed"),
    [
        ("14", "14", "goi", 0.95, True),
        ("14", "14", "goi", None, True),
        ("15", "15", "goi", 0.4, True),
        ("6", "6)", "muc", 0.4, False),
        ("6", "(6)", "muc", 0.4, True),
        ("18", "18", "ty", None, False),
        ("18", "18", "ty", 0.95, True),
        ("14", "14", "goi", 0.6, False),
        ("16", "16/18", "goi", 0.6, True),
    ],
)
def test_engine_decides_which_figures_are_believed(
    figure: str, word: str, before: str, confidence: float | None, believed: bool
) -> None:
    assert (log_of_figure(figure, word, before, confidence) is None) is believed


STAY = [
    ("Téng céng ty 15 dang trién khai thuc hién nhiém vu duoc giao", "15"),
    ("Hop déng giita Céng ty 18 va Uy ban nhan dan huyén", "18"),
    ("gia tri $6 triéu cua cdc doanh nghiép nhap khau", "$6"),
    ("khu phé 6 phudng Tan Binh, té 6, khu 6 cua phudng", "6 6, 6"),
    ("Quan 6, Quan 7 va huyén Nha Bé bao cao tinh hinh", "6, 7"),
    ("tai diém d.5, muc K.8 va B.6 cua Phu luc kém theo", "d.5, K.8 B.6"),
    ("mau co (C:0, M:0) trong céng van cua Uy ban nhan dan tinh", "(C:0, M:0)"),
    ("giai doan 5–6 ngay, ≥5 tuéi, 6°C va 3‰ theo quy dinh", "5–6 ≥5 6°C 3‰"),
    ("rong 1,5ha theo Diéu 6 khoan 9a diém 2.d Luat Dat dai", "1,5ha 6 9a 2.d"),
    ("Cong van 45/TB-BTDT ngay 05/9/2025 cua Trung tam Bao ton di tich", "45/TB-BTDT 05/9/2025"),
    ("Nghi quyét sé 184/NQ-HĐND va 12/BC-ND cua cdc don vi", "184/NQ-HĐND 12/BC-ND"),
    ("mang 4G, 5G, ma A1, B2c, QCVN 01:2025/BTC va K15 cua cdc sd", "4G, 5G, A1, B2c, 01:2025/BTC K15"),
    ("quy I/2026, quy II nam 2026; Muc I, Phan IV. cua Ké hoach", "I/2026, II I, IV."),
    ("lién hé vpubnd@tinh.gov.vn, www.tinh.gov.vn hodc 0236.3821.456", "vpubnd@tinh.gov.vn, 0236.3821.456"),
    ("TTTU, CVP, cdc PCVP; Luu: VT, KSTTHC va TT HDNDTP", "TTTU, CVP, PCVP; VT, KSTTHC TT"),
]
CHANGE = [
    ("nang cao ty 1& hd so thi tuc", "lệ"),
    ("dam bao ty 18 hd so giai quyét", "lệ"),
    ("$6: 1747/UBND-KSTTHC ngay 30 thdng 6", "Số:"),
    ("dat 6 tai ndng thén va dat 6 tai dé thi", "ở"),
    ("theo quy dinh tai khoản2 Diéu 5 cua Luat", "2"),
]


@pytest.mark.parametrize(("text", "kept"), STAY)
def test_figures_among_damaged_words_stay(restorer: Restorer, text: str, kept: str) -> None:
    words = restorer.repair_text(text).split()
    assert [word for word in kept.split() if word not in words] == []


@pytest.mark.parametrize(("text", "word"), CHANGE)
def test_letters_read_as_figures_come_back(restorer: Restorer, text: str, word: str) -> None:
    assert word in restorer.repair_text(text).split()


@pytest.mark.parametrize(("confidence", "word"), [(0.6, "là"), (0.95, "14")])
def test_engine_that_is_sure_of_a_figure_is_believed(
    repair: Callable[..., Paragraph], confidence: float, word: str
) -> None:
    line = "cac don vi hanh chinh co tén goi 14 phudng Hong Ha cua thanh phé"
    assert repair(line, confidence=confidence).text.split()[8] == word


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("bao cao viéc thuc hién cdc nhiém vu\n6\ntai dia phuong va cdc don vi", "6"),
        ("bao cao viéc thuc hién cdc nhiém vu\n14.\ndia phuong va cdc don vi", "14."),
        ("dat 6 tai ndng thén va dat\n6 tai dé thi", "ở"),
    ],
)
def test_figure_that_is_all_of_its_line_stays(restorer: Restorer, text: str, kept: str) -> None:
    assert restorer.repair_text(text).splitlines()[1].split()[0] == kept


_SIGNS = st.sampled_from(["", ",", ".", ";", ":", ")", "./."])
_CODES = """
A1 B2c K15 4G H41 V4 M10 F0 C4 QCVN TCVN TTTU CVP KSTTHC VT UBND HĐND XIV VIII 9a 2đ 3.1 1.2.3 +5 -7 (2)
a.1 d.5 vpubnd@hp.gov.vn www.hue.gov.vn https://dichvucong.gov.vn/p/home 0236.3821.456 19001075
"""
_OFFICES = "UBND-KSTTHC TTr-UBND QĐ-TTg NQ-HĐND SNV-CCHC BC-BTDT TB-SDL KH-TU"
RIGHT = st.one_of(
    st.builds("{}{}".format, st.sampled_from("12345789"), _SIGNS),
    st.builds("{}{}".format, st.integers(50, 999_999), _SIGNS),
    st.builds("{}.{:03d},{}{}".format, st.integers(1, 99), st.integers(0, 999), st.integers(0, 9), _SIGNS),
    st.builds("{}%{}".format, st.integers(0, 100), _SIGNS),
    st.builds("{}/{}/{}{}".format, st.integers(1, 31), st.integers(1, 12), st.integers(1990, 2035), _SIGNS),
    st.builds("{:02d}/{}".format, st.integers(1, 12), st.integers(2000, 2035)),
    st.builds("{}/{}{}".format, st.integers(1, 9999), st.sampled_from(_OFFICES.split()), _SIGNS),
    st.builds("{}{}{}".format, st.integers(1, 9), st.sampled_from("–+x×&:°‰'"), st.integers(1, 9)),
    st.builds("{}{}".format, st.sampled_from("≥≤<>="), st.integers(1, 99)),
    st.builds("{}-{}".format, st.integers(1, 9), st.sampled_from(["nam", "thang", "ngay"])),
    st.sampled_from(_CODES.split()),
)
_WORDS = """
Uy ban nhan dan thanh phd phố sd s6 của ctia cac các v&i nudc hd so trong thdng ndm ty lé céng ty Sở SG
Diéu khoan diém muc s6: ngay tir dén (theo quy) dinh, quyét sé té khu phudng - + a) tai
"""
AROUND = st.sampled_from(_WORDS.split())
CONFIDENCE = st.sampled_from([None, 0.2, 0.6, 0.85, 0.93, 0.97])
_FIXED = {Kind.NUMBER, Kind.DATE, Kind.SYMBOL, Kind.ADDRESS}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.lists(st.tuples(st.one_of(AROUND, RIGHT), CONFIDENCE), min_size=1, max_size=9),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_was_read_right_stays(
    restorer: Restorer, lines: list[list[tuple[str, float | None]]]
) -> None:
    words = [
        RawWord(Word(nfc(word), None, confidence), 1, number)
        for number, line in enumerate(lines)
        for word, confidence in line
    ]
    (paragraph,) = restorer.repair([RawParagraph(Zone.BODY, tuple(words))])
    written: dict[int, str] = {}
    for token in paragraph.tokens:
        for word in token.words:
            written[id(word)] = written.get(id(word), "") + token.text
    for raw in words:
        for piece in cut(raw.word.text):
            if piece.kind in _FIXED:
                assert piece.text in written[id(raw.word)], (raw.word.text, written[id(raw.word)])
