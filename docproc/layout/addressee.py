"""Cell 9a: to whom the document is addressed, told by its wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.phrases import phrases, skeleton
from docproc.schema import Word
from docproc.vietnamese.unicode import fold

_SENDER = re.compile(r"(?:uy ban|ubnd|chu tich|thu tuong|bo truong|ban chi huy|ban chi dao|so|van phong)\s")


def opens_addressee(words: Sequence[Word]) -> bool:
    """Whether a line begins with ``Kính gửi``, or ends with ``điện:`` as a công điện's does."""
    length = phrases("addressee").opening(words)
    if length:
        return length <= 3
    last = words[-1].text
    capitals = sum(word.text.isupper() for word in words[:-1]) >= 2
    sends = capitals or _SENDER.match(fold(" ".join(word.text for word in words))) is not None
    return last.endswith(":") and skeleton(last) == "dien" and sends and len(words) <= 14


def closes_addressee(text: str) -> bool:
    """Whether a line ends the list: its last item ends with a full stop."""
    return text.rstrip(" '`\"").endswith(".")
