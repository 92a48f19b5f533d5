"""Cell 14 and the captions that signing programs print beside an electronic signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.fragment import Fragment
from docproc.layout.phrases import phrases
from docproc.schema import Word

_TIME = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\s*,?\s*\d{1,2}:\d{2}")
_ZONE = re.compile(r"^\W*\+\s?0?7\W?:?00\W*$")
_MAIL = re.compile(r"\S{2,}@\S{2,}\.\S{2,}")
_NEAR = 1.6  # heights between lines of one caption
_SMALL = 0.85  # of the height of the page's lines


def is_caption(words: Sequence[Word]) -> bool:
    """Whether a line is certainly part of such a caption.

    ``Ký bởi: …``, ``Người ký: …``, a time stamp to the minute, the time zone alone; an address of
    electronic mail alone on its line.
    """
    text = " ".join(word.text for word in words)
    if _ZONE.match(text) or _TIME.match(text.lstrip(" ,;:")):
        return True
    length = phrases("captions").opening(words)
    if length and words[length - 1].text[-1] in ":;":
        return not _is_contact(text)
    return len(words) == 1 and _MAIL.search(text) is not None


def is_caption_field(words: Sequence[Word]) -> bool:
    """Whether a line can be part of a caption when it stands beside a certain one (``Email: …``)."""
    length = phrases("caption_fields").opening(words)
    return length > 0 and words[length - 1].text[-1] in ":;"


def find_captions(fragments: Sequence[Fragment], usual_height: float) -> list[Fragment]:
    """The lines of e-signature captions: certain ones, and small print that hangs together with them.

    ``usual_height`` is the height in points of the page's lines.
    """
    found = [fragment for fragment in fragments if is_caption(fragment.words)]
    rest = [fragment for fragment in fragments if fragment not in found]
    small = [
        fragment
        for fragment in rest
        if fragment.height < _SMALL * usual_height or is_caption_field(fragment.words)
    ]
    grown = True
    while found and grown:
        near = [part for part in small if any(_hangs_together(part, other) for other in found)]
        small = [part for part in small if part not in near]
        found += near
        grown = bool(near)
    return sorted(found, key=lambda fragment: (fragment.middle, fragment.box.x0))


def _hangs_together(one: Fragment, other: Fragment) -> bool:
    reach = _NEAR * min(one.height, other.height)
    overlap = min(one.box.x1, other.box.x1) - max(one.box.x0, other.box.x0)
    alike = max(one.height, other.height) < 1.35 * min(one.height, other.height)
    return abs(one.middle - other.middle) < reach and overlap > 0 and alike


def _is_contact(text: str) -> bool:
    """Whether a line gives a telephone or an address too, as a letterhead does."""
    return re.search(r"(?i)fax|đt:|điện thoại|website", text) is not None
