"""What holds for whole directives of our own writing, whose exact text is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from docproc.corpus.specimen import load_specimen
from docproc.evaluate.word_tally import Tally
from docproc.restore import Restorer
from docproc.restore.pieces import Kind, cut
from docproc.vietnamese.unicode import strip_marks

SPECIMENS = sorted((Path(__file__).parents[2] / "corpora" / "specimens" / "train").glob("*.txt"))[:12]
NEVER_CHANGED = {Kind.NUMBER, Kind.DATE, Kind.ADDRESS}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [load_specimen(path).text.replace("\n", "\n\n") for path in SPECIMENS]


def test_correct_directives_are_left_alone(restorer: Restorer, texts: list[str]) -> None:
    tally = Tally()
    for text in texts:
        tally.count(text.split(), restorer.repair_text(text).split())
    assert tally.words > 2000
    assert tally.rate <= 0.001, tally.errors.most_common(10)


def test_stripped_directives_come_back(restorer: Restorer, texts: list[str]) -> None:
    tally = Tally()
    for text in texts:
        tally.count(text.split(), restorer.repair_text(strip_marks(text)).split())
    assert tally.rate <= 0.03, tally.errors.most_common(10)


def test_repaired_text_needs_no_repair(restorer: Restorer, texts: list[str]) -> None:
    for text in texts[:6]:
        once = restorer.repair_text(strip_marks(text))
        assert restorer.repair_text(once) == once


def test_figures_of_stripped_directives_stay(restorer: Restorer, texts: list[str]) -> None:
    for text in texts:
        before, after = strip_marks(text), restorer.repair_text(strip_marks(text))
        assert _figures(after) == _figures(before)


def _figures(text: str) -> list[str]:
    return [piece.text for word in text.split() for piece in cut(word) if piece.kind in NEVER_CHANGED]
