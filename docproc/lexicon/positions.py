"""Posts and the agencies that they head: who addresses ``Giám đốc Sở X`` addresses ``Sở X``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.lexicon import tables
from docproc.vietnamese.unicode import fold_tone_placement


@dataclass(frozen=True, slots=True)
class Position:
    """A post, the noun that its agency's name begins with, and the deputy's post.

    ``agency_noun`` is ``None`` when the agency is named in full after the post (``Giám đốc Sở …``).
    A noun with ``whole`` set is the agency itself (``Tổng Thanh tra Chính phủ``).
    """

    title: str
    agency_noun: str | None
    whole: bool
    deputy: str | None


@cache
def positions() -> tuple[Position, ...]:
    """All posts of the table."""
    return tuple(
        Position(
            row["title"],
            row["agency_noun"].removeprefix("=") or None,
            row["agency_noun"].startswith("="),
            row["deputy"] or None,
        )
        for row in tables.rows("positions.csv")
    )


def agency_of_post(text: str) -> str | None:
    """The agency that a post belongs to, as written: ``Chánh Văn phòng UBND tỉnh`` → ``Văn phòng UBND tỉnh``.

    ``None`` when the text does not begin with a post or names no agency after it (``Chủ tịch``,
    ``Chủ tịch nước``).
    """
    match = _pattern().match(fold_tone_placement(text))
    if match is None:
        return None
    position = _by_title()[match["title"].lower()]
    rest = text[match.end() :].strip(" ,")
    if position.whole:
        return position.agency_noun
    if not rest or not _names_agency(rest, position):
        return None
    noun = position.agency_noun
    if noun is None or rest.lower().startswith((noun.lower(), "các ")):
        return rest
    return f"{noun} {rest}"


def _names_agency(rest: str, position: Position) -> bool:
    """Whether what follows a post can be an agency: ``nước`` in ``Chủ tịch nước`` cannot."""
    first, *_ = rest.split()
    return first[0].isupper() or first in {"các", "cơ", "đơn"} or position.agency_noun is not None


@cache
def _by_title() -> dict[str, Position]:
    index = {}
    for position in positions():
        for title in filter(None, (position.title, position.deputy)):
            index[fold_tone_placement(title).lower()] = position
    return index


@cache
def _pattern() -> re.Pattern[str]:
    titles = sorted(_by_title(), key=len, reverse=True)
    return re.compile(
        rf"(?:các\s+)?(?:đồng chí\s+)?(?P<title>{'|'.join(map(re.escape, titles))})(?!\w)",
        re.IGNORECASE,
    )
