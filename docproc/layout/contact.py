"""Cell 13: address, telephone, electronic mail of the office, at the foot of the first page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.phrases import phrases
from docproc.schema import Word

_TELEPHONE = re.compile(r"\(?0\d{2,3}\)?[.\s-]?\d{3,4}[.\s-]?\d{3,4}")
_NET = re.compile(r"\S@\S+\.\S|(?i:https?://|www\.)\S|\.gov\.vn\b")


def is_contact(words: Sequence[Word]) -> bool:
    """Whether a line gives two ways to reach the office, or one with its name before it.

    A telephone number within a sentence is none: the line must begin with ``Địa chỉ:``, ``ĐT:`` … or
    hold two of a telephone, an address in the net and such a word with its colon.
    """
    text = " ".join(word.text for word in words)
    named = _named(words)
    ways = bool(_TELEPHONE.search(text)) + bool(_NET.search(text))
    length = phrases("contact").opening(words)
    opens = length > 0 and ":" in words[length - 1].text
    return named + ways >= 3 or (opens and named + ways >= 2)


def _named(words: Sequence[Word]) -> int:
    colons = [index for index, word in enumerate(words) if word.text.endswith(":")]
    count = 0
    for index in colons:
        for start in range(max(0, index - 2), index + 1):
            if phrases("contact").says(" ".join(word.text for word in words[start : index + 1])):
                count += 1
                break
    return count
