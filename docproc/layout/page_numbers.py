"""Page numbers and running headers in the margins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from docproc.layout.fragment import Fragment
from docproc.layout.phrases import phrases
from docproc.schema import Word

_NUMBER = re.compile(r"^[\W_]*(\d{1,3})[\W_]*$")
_OF = re.compile(r"^\d{1,3}\s*[/|]\s*\d{1,3}$")
_TOP, _BOTTOM = 0.09, 0.90  # shares of the page's height that the margins take
_CENTRE = 0.06  # share of the page's width


def page_number(words: Sequence[Word]) -> int | None:
    """The number that a line states when it is nothing but a page number (``2``, ``- 2 -``)."""
    match = _NUMBER.match(" ".join(word.text for word in words))
    return int(match.group(1)) if match else None


def is_page_number(words: Sequence[Word]) -> bool:
    """Whether a line has the form of a page number: ``2``, ``- 2 -``, ``2/5``, ``Trang 2/5``."""
    text = " ".join(word.text for word in words)
    if page_number(words) is not None or _OF.match(text):
        return True
    length = phrases("page_word").opening(words)
    rest = "".join(word.text for word in words[length:])
    return 0 < length < len(words) and re.match(r"^[\d/|]+\D?$", rest) is not None


def find_page_numbers(
    fragments: Sequence[Fragment], number: int, width: float, height: float
) -> list[Fragment]:
    """The fragments of one page that are its page number, at the top or at the bottom.

    In the middle of the top margin of a page after the first, one to three characters count even when
    they are no figures (``II`` for 11): Decree 30/2020 puts nothing else there.
    """
    found = []
    tops = [fragment.middle for fragment in fragments]
    for fragment in fragments:
        at_top = number > 1 and fragment.middle < min(_TOP * height, min(tops) + fragment.height)
        at_bottom = fragment.middle > _BOTTOM * height and fragment.middle >= max(tops) - 2
        if not (at_top or at_bottom):
            continue
        central = abs(fragment.box.x_middle - width / 2) < _CENTRE * width
        misread = at_top and central and len(fragment.text) <= 3
        if is_page_number(fragment.words) or misread:
            found.append(fragment)
    return found


def running_headers(pages: Sequence[Sequence[Fragment]], heights: Sequence[float]) -> set[str]:
    """Skeletons of lines that stand in the top or bottom margin of several pages alike."""
    counted: Counter[str] = Counter()
    for fragments, height in zip(pages, heights, strict=True):
        counted.update(
            {
                fragment.skeleton
                for fragment in fragments
                if len(fragment.skeleton) >= 6 and in_margin(fragment, height)
            }
        )
    return {letters for letters, count in counted.items() if count >= max(2, 0.4 * len(pages))}


def in_margin(fragment: Fragment, height: float) -> bool:
    """Whether a fragment stands in the top or bottom margin of its page."""
    return fragment.middle < _TOP * height or fragment.middle > _BOTTOM * height
