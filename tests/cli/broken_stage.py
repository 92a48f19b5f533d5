"""The main road with a stage that does nothing: letters and marks are not restored."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from docproc import understanding
from docproc.restore import Restorer
from docproc.schema import OcrPage, Paragraph, Scan
from docproc.schema.contract import StageTime
from docproc.schema.layout import RawParagraph
from docproc.schema.text import Token


class Idle(Restorer):
    """Gives back what it is given."""

    def __init__(self) -> None:
        """Load nothing."""

    def repair(self, paragraphs: Sequence[RawParagraph]) -> list[Paragraph]:
        """Each word as it was read."""
        return [
            Paragraph(
                paragraph.zone,
                tuple(Token(raw.word.text, (raw.word,), raw.page, raw.line, 0.9) for raw in paragraph.words),
                paragraph.indent,
                paragraph.cell,
            )
            for paragraph in paragraphs
        ]


def understand_without_restoring(
    scan: Scan,
    pages: Sequence[OcrPage],
    settings: understanding.UnderstandingSettings,
    stages: tuple[StageTime, ...] = (),
) -> str:
    """What stands in for :func:`docproc.understanding.understand_to_json`; runs in the child process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(understanding, "restorer", Idle)
        return understanding.understand_to_json(scan, pages, settings, stages)
