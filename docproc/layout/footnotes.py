"""Footnotes: small print at the bottom of a page, under its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.fragment import Fragment
from docproc.layout.margins import Margins
from docproc.layout.markers import marker_of

_SMALL = 0.86  # of the usual height of a line
_TINY = 0.78
_FEWEST = 5  # words
_NUMBERED = re.compile(r"^\W?(?:\d{1,2}|\*{1,3})\W{0,2}\s?\S")
_LOWEST = 0.5  # share of the page's height below which they stand


def find_footnotes(lines: Sequence[Fragment], margins: Margins, height: float) -> list[Fragment]:
    """The lines of footnotes among the lines of a body, top to bottom; mostly none.

    All lines from the first footnote down must be in small print, and it must have words enough to
    show that: a short heading has few tall letters. What begins like an item (``11. …``) must be
    smaller still.
    """
    found: list[Fragment] = []
    for line in reversed(lines):
        if line.middle < _LOWEST * height or line.height > _SMALL * margins.height:
            break
        found.insert(0, line)
    while found and not _begins_note(found[0], margins):
        found.pop(0)
    return found


def _begins_note(line: Fragment, margins: Margins) -> bool:
    if not _NUMBERED.match(line.text) or len(line.words) < _FEWEST:
        return False
    return marker_of(line.text) is None or line.height < _TINY * margins.height
