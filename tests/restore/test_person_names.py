"""Names of persons: found where persons are named, restored as persons are called, left alone elsewhere."""

from __future__ import annotations

import numpy as np
import pytest

from docproc.errors import ModelError
from docproc.models import models_dir
from docproc.restore import Restorer
from docproc.restore.language_model import LanguageModel
from docproc.restore.name_model import Choice, NameModel
from docproc.schema.layout import RawParagraph, RawWord, Zone
from docproc.schema.page import Word
from docproc.vietnamese.unicode import strip_marks


@pytest.fixture(scope="module")
def language() -> LanguageModel:
    return LanguageModel.load(models_dir() / "language_model")


@pytest.fixture(scope="module")
def names(language: LanguageModel) -> NameModel:
    return NameModel.load(models_dir() / "names.npz", language)


def _choices(language: LanguageModel, *places: str) -> list[Choice]:
    numbers = [np.array([language.number_of(word) for word in words.split()]) for words in places]
    return [Choice(found, np.zeros(len(found))) for found in numbers]


@pytest.mark.parametrize(
    ("places", "likeliest"),
    [
        (("nguyễn nguyên nguyện", "thị thi", "hương hướng hường"), "nguyễn thị hương"),
        (("trần tràn trấn", "văn vẫn vàn", "dũng dùng dụng"), "trần văn dũng"),
        (("lê lễ lẻ", "đức dục đúc", "thắng tháng thăng"), "lê đức thắng"),
        (("phạm phàm", "quang quảng", "vinh vĩnh"), "phạm quang vinh"),
    ],
)
def test_likeliest_name(
    names: NameModel, language: LanguageModel, places: tuple[str, ...], likeliest: str
) -> None:
    choices = _choices(language, *places)
    _, said = names.read(choices)
    found = [words.split()[int(np.argmax(logs))] for words, logs in zip(places, said, strict=True)]
    assert " ".join(found) == likeliest


def test_a_name_is_likelier_than_its_words_in_another_order(
    names: NameModel, language: LanguageModel
) -> None:
    name, _ = names.read(_choices(language, "nguyễn", "văn", "hùng"))
    other, _ = names.read(_choices(language, "hùng", "nguyễn", "văn"))
    assert name > other + 3


def test_what_places_say_of_each_other_adds_up(names: NameModel, language: LanguageModel) -> None:
    choices = _choices(language, "nguyễn trần lê", "văn thị đức", "hùng hương dũng")
    total, said = names.read(choices)
    sums = [
        float(np.logaddexp.reduce(logs + choice.logs)) for logs, choice in zip(said, choices, strict=True)
    ]
    assert max(sums) - min(sums) == pytest.approx(0, abs=1e-6)
    assert total <= max(sums) + 1e-6


@pytest.mark.parametrize(
    "text",
    [
        "Giao ông Nguyễn Văn Hùng, Phó Chủ tịch Ủy ban nhân dân xã, trực tiếp chỉ đạo việc kiểm tra.",
        "Bổ nhiệm bà Trần Thị Hương giữ chức vụ Phó Giám đốc Sở Tài chính.",
        "Cuộc họp do đồng chí Phạm Quang Vinh chủ trì và kết luận.",
        "Ban Tổ chức Tỉnh ủy và Văn phòng Ủy ban nhân dân tỉnh phối hợp thực hiện.",
        "Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh tuyên truyền đến hội viên.",
        "Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Công an tỉnh.",
    ],
)
def test_persons_and_what_is_none(restorer: Restorer, text: str) -> None:
    assert restorer.repair_text(strip_marks(text)) == text


@pytest.mark.parametrize(
    ("read", "repaired"),
    [
        ("CHANH VĂN PHONG", "CHÁNH VĂN PHÒNG"),
        ("PHO CHU TỊCH", "PHÓ CHỦ TỊCH"),
        ("CHÁNH VĂN PHÒNG", "CHÁNH VĂN PHÒNG"),
        ("Nguyên Văn Hùng", "Nguyễn Văn Hùng"),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hùng"),
        ("ông HLV Park", "ông HLV Park"),
    ],
)
def test_a_line_in_capitals_is_no_name(restorer: Restorer, read: str, repaired: str) -> None:
    words = tuple(RawWord(Word(word, None, 0.8), 1, 0) for word in read.split())
    (paragraph,) = restorer.repair([RawParagraph(Zone.BODY, words)])
    assert " ".join(token.text for token in paragraph.tokens) == repaired


def test_what_is_shown_for_a_name_is_the_commonest(names: NameModel, language: LanguageModel) -> None:
    for size in (2, 3, 4):
        words = [language.words[number] for number in names.common(size)]
        assert words[:-1] == ["nguyễn", "văn", "văn"][: size - 1]
        assert len(words) == size


@pytest.mark.parametrize(
    ("likelier", "than", "by"),
    [("nguyễn", "giàng", 3.0), ("giàng", "vài", 6.0), ("giàng", "không", 6.0), ("quàng", "quang", 0.0)],
)
def test_families_are_told_from_words_that_are_none(
    names: NameModel, language: LanguageModel, likelier: str, than: str, by: float
) -> None:
    first, second = names.family(np.array([language.number_of(likelier), language.number_of(than)]))
    assert first > second + by
    assert np.isfinite(second)


def test_a_toss_up_stays_in_doubt_and_names_its_rival(restorer: Restorer) -> None:
    text = "Giao ong Nguyen Tan Hung, chuyen vien, theo doi viec thuc hien."
    words = tuple(RawWord(Word(word, None, None), 1, 0) for word in text.split())
    (paragraph,) = restorer.repair([RawParagraph(Zone.BODY, words)])
    given = paragraph.tokens[4]
    assert given.text.strip(",") in {"Hùng", "Hưng"}
    assert given.probability < 0.9
    assert {rival.text.strip(",") for rival in given.alternatives} & {"Hùng", "Hưng"}


def test_missing_model_is_told(language: LanguageModel) -> None:
    with pytest.raises(ModelError):
        NameModel.load(models_dir() / "no_names.npz", language)


@pytest.mark.parametrize(
    ("read", "name"),
    [
        # letters without marks, of which an English engine loses some more often than others
        ("Nguyén Chi Duc", "Nguyễn Chí Đức"),
        ("Nguyen Thuy Cuc", "Nguyễn Thúy Cúc"),
        ("Le Trong Cuong", "Lê Trọng Cường"),
        # rare names that were read as they are
        ("Bui Thi Bé", "Bùi Thị Bé"),
        ("Tran Thu Sen", "Trần Thu Sen"),
        ("Lê Quốc Lai", "Lê Quốc Lai"),
        ("Tran Thi Lé", "Trần Thị Lệ"),
    ],
)
def test_names_read_by_an_english_engine(restorer: Restorer, read: str, name: str) -> None:
    text = f"Giao 6ng {read}, Ph6 Chi tich Uy ban nhan dan Xa Tan An, truc tiép chi dao viéc kiém tra"
    words = tuple(RawWord(Word(word, None, 0.9), 1, 0) for word in text.split())
    (paragraph,) = restorer.repair([RawParagraph(Zone.BODY, words)])
    assert " ".join(token.text for token in paragraph.tokens[2:5]) == f"{name},"
