"""Cell 5b: the subject of a công văn, told by its label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.phrases import phrases
from docproc.schema import Word

_MISREAD = re.compile(r"\W{0,2}v\W?/\W?[wv]{1,2}\b", re.IGNORECASE)  # V/Wv, V'/v


def subject_label(words: Sequence[Word]) -> int:
    """How many words at the start of a line say ``V/v`` or ``Về việc``; 0 when none does."""
    if not words:
        return 0
    length = phrases("subject").opening(words)
    return length or int(_MISREAD.match(words[0].text) is not None)
