"""The trained restorer, loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.models import models_dir
from docproc.restore import Restorer
from docproc.schema import Paragraph, RawParagraph, RawWord, Word, Zone


@pytest.fixture(scope="session")
def restorer() -> Restorer:
    return Restorer.load(models_dir())


@pytest.fixture
def repair(restorer: Restorer) -> Callable[..., Paragraph]:
    """Repair one paragraph given as lines of words, all with one confidence."""

    def repaired(*lines: str, confidence: float | None = None, zone: Zone = Zone.BODY) -> Paragraph:
        words = tuple(
            RawWord(Word(word, None, confidence), 1, number)
            for number, line in enumerate(lines)
            for word in line.split()
        )
        return restorer.repair([RawParagraph(zone, words)])[0]

    return repaired
