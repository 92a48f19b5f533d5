"""What an engine's confidence says of the words that may have been read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from docproc.errors import ModelError
from docproc.models import models_dir
from docproc.restore import Restorer
from docproc.restore.candidates import Candidates
from docproc.restore.grade import Grade
from docproc.restore.language_model import LanguageModel
from docproc.restore.nodes import Lattice, Source, Step, nodes
from docproc.restore.sureness import Relation, Sureness, marked_letters, relation, shape_of
from docproc.schema import RawParagraph, RawWord, Word, Zone

MODEL = LanguageModel.load(models_dir() / "language_model")
SURENESS = Sureness.load(models_dir() / "sureness.npz", MODEL.words)


def gained(
    text: str, confidence: float | None, *words: str, grade: Grade = Grade.ENGLISH, read: str | None = None
) -> list[float]:
    """What each word gains where a text was read with a confidence."""
    lattice = Lattice()
    numbers = np.array([MODEL.number_of(word) for word in words])
    candidates = Candidates(numbers, np.zeros(len(words)), words)
    begin, end = lattice.boundary(), lattice.boundary()
    lattice.segments = 1
    lattice.add(Step((0,), text if read is None else read, candidates), begin, end)
    source = Source(text, 0.0, among_capitals=False, grade=grade)
    found = SURENESS.weighed(nodes(lattice, [0]), lattice.steps, [source], [confidence])
    return [float(log) for log in found.log]


@pytest.mark.parametrize(
    ("text", "confidence", "likelier", "other"),
    [
        ("Hung", 0.6, "hưng", "hung"),
        ("Hung", 0.97, "hung", "hưng"),
        ("Duong,", 0.97, "đường", "dũng"),
        ("Lam", 0.4, "lâm", "lam"),
        ("Lam", 0.965, "lam", "lâm"),
        ("Tri", 0.97, "trị", "trí"),
        ("Tri", 0.6, "trị", "tri"),
        ("thé", 0.92, "thế", "thẳng"),
    ],
)
def test_confidence_tells_what_was_lost(text: str, confidence: float, likelier: str, other: str) -> None:
    best, worse = gained(text, confidence, likelier, other)
    assert best > worse + 0.2


@pytest.mark.parametrize(
    ("text", "confidence", "grade", "read"),
    [
        ("Hung", None, Grade.ENGLISH, None),
        ("Hung", 0.6, Grade.CLEAN, None),
        ("Hung", 0.6, Grade.BARE, None),
        ("o", 0.6, Grade.ENGLISH, None),
        ("16", 0.6, Grade.ENGLISH, None),
        ("hungdung", 0.6, Grade.ENGLISH, "hung"),
    ],
)
def test_nothing_else_is_weighed(text: str, confidence: float | None, grade: Grade, read: str | None) -> None:
    assert gained(text, confidence, "hưng", "hung", grade=grade, read=read) == [0.0, 0.0]


def test_words_as_read() -> None:
    assert relation("hùng", "hùng") is Relation.SAME
    assert relation("hùng", "hung") is Relation.SAME_LETTERS
    assert relation("hùng", "hing") is Relation.OTHER_LETTERS
    assert marked_letters("đường") == "đườ"
    assert not marked_letters("hung")
    assert len({shape_of(read) for read in ("hung", "húng", "h6ng", "HUNG", "HÚNG", "H6NG")}) == 6


def test_doubted_name_of_a_commune_is_the_one_with_marks(restorer: Restorer) -> None:
    def read(confidence: float) -> str:
        words = [("Uy", 0.9), ("ban", 0.95), ("nhan", 0.9), ("dan", 0.93), ("Xa", 0.95), ("Lam", confidence)]
        words += [("Son", 0.97), ("bdo", 0.6), ("cdo", 0.6), ("két", 0.9), ("qua", 0.95)]
        raw = tuple(RawWord(Word(text, None, sure), 1, 0) for text, sure in words)
        (paragraph,) = restorer.repair([RawParagraph(Zone.BODY, raw)])
        return " ".join(token.text for token in paragraph.tokens)

    assert read(0.43) == "Ủy ban nhân dân Xã Lâm Sơn báo cáo kết quả"
    assert read(0.97) == "Ủy ban nhân dân Xã Lam Sơn báo cáo kết quả"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Sureness.load(tmp_path / "sureness.npz", MODEL.words)
