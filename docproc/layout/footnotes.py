"""Footnotes: small print at the bottom of a page, under its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.fragment import Fragment
from docproc.layout.margins import Margins

_SMALL = 0.86  # of the usual height of a line
_NUMBERED = re.compile(r"^\W?(?:\d{1,2}|\*{1,3})\W{0,2}\s?\S")
_LOWEST = 0.5  # share of the page's height below which they stand


def find_footnotes(lines: Sequence[Fragment], margins: Margins, height: float) -> list[Fragment]:
    """The lines of footnotes among the lines of a body, top to bottom; mostly none.

    All lines from the first footnote down must be in small print.
    """
    found: list[Fragment] = []
    for line in reversed(lines):
        if line.middle < _LOWEST * height or line.height > _SMALL * margins.height:
            break
        found.insert(0, line)
    while found and not _NUMBERED.match(found[0].text):
        found.pop(0)
    return found
