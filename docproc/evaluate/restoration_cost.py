"""What repair costs a page: at first sight of its words, and once they are known.

Documents are repaired whole, as in the pipeline. A process remembers what it found out about words, so
the first ones of its life cost most. Time is that of the processor; arithmetic must be kept to one thread,
as in the processes that repair documents.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from docproc.evaluate.restoration import ReadPage, as_paragraph
from docproc.restore import Restorer

PAGE = 450
"""Words of a page, by which cost is counted."""


class Cost(NamedTuple):
    """Seconds of one core for a page of :data:`PAGE` words: by a new process, and with its words known."""

    first: float
    again: float
    words: int


def cost(restorer: Restorer, documents: Sequence[Sequence[ReadPage]]) -> Cost:
    """Repair documents with a restorer that has seen nothing yet, and once more."""
    raw = [[as_paragraph(page) for page in pages] for pages in documents]
    words = sum(len(paragraph.words) for paragraphs in raw for paragraph in paragraphs)
    seconds = []
    for _ in range(2):
        started = time.process_time()
        for paragraphs in raw:
            restorer.repair(paragraphs)
        seconds.append((time.process_time() - started) / max(1, words) * PAGE)
    first, again = seconds
    return Cost(first, again, words)
