"""Places in a ranking and groups of it: ``xếp hạng thứ 1/63 tỉnh``, ``nhóm trung bình thấp``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docproc.extract.figure_phrases import Passage, Span, either, table
from docproc.extract.indicator_changes import read_base
from docproc.schema.contract import Direction, Group, Rank, RankChange
from docproc.vietnamese.numerals import parse_cardinal, parse_ordinal

_WORDS = "nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai| ba| bốn| lăm| sáu| bảy| tám| chín)?"
_NUMBER_WORDS = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"


def find_rank(passage: Passage, start: int, end: int) -> tuple[Span, Rank] | None:
    """The place in a ranking that a stretch of the passage states, with its change, or ``None``."""
    grouped = [span for span, _ in _groups(passage, start, end)]
    change = _find_change(passage, start, end)
    for match in _rank_pattern().finditer(passage.work, start, end):
        span = Span(match.start(), match.end())
        place = _place(match)
        if place is None or any(span.touches(other) for other in grouped):
            continue
        scope = passage.words(*match.span("scope")) if match["scope"] else ""
        of = match["of"] or match["among"]
        rank = Rank(
            verbatim=passage.words(span.start, span.end),
            rank=place,
            out_of=int(of) if of else None,
            scope=scope or None,
            change=change[1] if change else None,
        )
        return (_around(span, change[0]) if change else span), rank
    if change is None:
        return None
    return change[0], Rank(verbatim=change[1].verbatim, rank=None, change=change[1])


def find_group(passage: Passage, start: int, end: int) -> tuple[Span, Group] | None:
    """The group of a ranking that a stretch of the passage names, or ``None``."""
    return next(_groups(passage, start, end), None)


def _groups(passage: Passage, start: int, end: int) -> Iterator[tuple[Span, Group]]:
    for match in _group_pattern().finditer(passage.work, start, end):
        name = passage.words(*match.span("name"))
        if not name or re.match(either(table("ranks", "no_groups")), match["name"]):
            continue
        size = match["size"] or (re.match(r"\d{1,3}(?=\s)", name) or [None])[0]
        group = Group(
            verbatim=passage.words(match.start("noun"), match.end()),
            name=name,
            size=int(size) if size else None,
        )
        yield Span(match.start(), match.end()), group


def _find_change(passage: Passage, start: int, end: int) -> tuple[Span, RankChange] | None:
    match = _change_pattern().search(passage.work, start, end)
    if match is None:
        return None
    base = read_base(passage, match.end(), end)
    last = base.end if base else match.end()
    change = RankChange(
        verbatim=passage.words(match.start(), last),
        direction=_direction(match),
        places=None if match["same"] else _count(match["places"]),
        base=passage.words(base.start, base.end) or None if base else None,
    )
    return Span(match.start(), last), change


def _direction(match: re.Match[str]) -> Direction:
    if match["same"]:
        return Direction.SAME
    return Direction.UP if re.fullmatch(either(table("ranks", "up")), match["word"]) else Direction.DOWN


def _count(text: str) -> int | None:
    return int(text) if text.isdigit() else parse_cardinal(text)


def _place(match: re.Match[str]) -> int | None:
    """The place, unless the words are of another thing: a bare number needs a word for ranking."""
    if match["first"]:
        return 1
    number = match["number"] or match["word_number"]
    certain = match["noun"] or match["ordinal"] or match["of"] or match["among"] or match["scope"]
    if not number or not certain:
        return None
    place = parse_ordinal(number)
    of = match["of"] or match["among"]
    return place if place is not None and (of is None or place <= int(of)) else None


def _around(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


@cache
def _rank_pattern() -> re.Pattern[str]:
    noun = either(table("ranks", "nouns"))
    links = rf"(?:\s+{either(table('ranks', 'links'))})*"
    lead = rf"(?:{either(table('ranks', 'verbs'))}{links}(?:\s+(?P<noun>{noun}))?|(?P<noun_only>{noun}))"
    ordinal = rf"(?:(?P<ordinal>{either(['thứ', 'số'])})\s*)?"
    place = rf"(?:{_ranked_number()}|(?P<word_number>{_WORDS})(?!\w))"
    first = rf"(?<!người )(?P<first>{either(table('ranks', 'first'))})"
    return re.compile(rf"(?<!từ )(?:{lead}\s+{ordinal}{place}|{first}){_ranked_among()}")


def _ranked_number() -> str:
    """``1/63``, ``27 trên tổng số 190``, ``9``; no score, share or move."""
    measured = rf"\s*(?:%|{either(['điểm', 'phần trăm', 'bậc', 'lần', 'năm'])})"
    out_of = rf"\s*/\s*(?P<of>\d{{1,3}})(?![\d/]|,\d)(?!\s*{either(['điểm'])})"
    among = rf"\s+{either(table('ranks', 'among'))}\s+(?P<among>\d{{1,3}})(?!\d)"
    return rf"(?:(?P<number>\d{{1,3}})(?![\d.,]\d|\d|{measured})(?:{out_of}|{among})?)"


def _ranked_among() -> str:
    """Who is ranked: ``tỉnh, thành phố``, ``cả nước``, ``khu vực …``."""
    region = rf"{either(['khu vực', 'vùng'])}\s+[^,;.()\d]{{2,50}}?(?=[,;.()]|$)"
    scope = rf"(?P<scope>{either(table('ranks', 'scopes'))}|{region})"
    return rf"(?:\s*,?\s*(?:{either(['trong', 'trên', 'của', 'toàn', 'so với'])}\s+)?{scope})?"


@cache
def _change_pattern() -> re.Pattern[str]:
    words = either([*table("ranks", "up"), *table("ranks", "down")])
    count = rf"(?P<places>\d{{1,3}}|{_NUMBER_WORDS})\s+{either(table('ranks', 'places'))}"
    counted = rf"(?P<word>{words})\s+(?:{either(['thêm', 'được', 'tới', 'đến'])}\s+)?{count}"
    table_of = rf"(?:\s+{either(['trên bảng xếp hạng', 'trong bảng xếp hạng'])})?"
    return re.compile(rf"{counted}{table_of}|(?P<same>{either(table('ranks', 'same'))})")


@cache
def _group_pattern() -> re.Pattern[str]:
    members, scopes = either(table("ranks", "group_members")), either(table("ranks", "scopes"))
    lead = rf"{either(table('ranks', 'group_verbs'))}\s+(?:{either(['trong', 'vào', 'thuộc'])}\s+)?"
    counted = rf"\d{{1,3}}\s+{scopes}(?:(?!{members}\s+\d)[^,;.()\n]){{0,80}}"
    plain = rf"(?:(?!{members}\s+\d)[^,;.()\n\d]){{2,60}}?"
    size = rf"(?:\s+{members}\s+(?P<size>\d{{1,3}})\s+{scopes})?"
    stop = rf"(?=\s*(?:[,;.()\n]|$|{members}\s|{either(['và'])}|{either(['tăng', 'giảm'])}\s+\d))"
    noun = rf"(?P<noun>{either(table('ranks', 'group_nouns'))})"
    return re.compile(rf"{lead}{noun}\s+(?P<name>{counted}|{plain}){size}{stop}")
