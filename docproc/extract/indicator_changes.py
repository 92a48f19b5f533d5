"""Changes of an indicator, as printed: ``cao hơn 4,3% so với năm 2023``, ``tăng 5% cùng kỳ``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docproc.extract.figure_phrases import Passage, Span, either, table, units
from docproc.schema.contract import Change, Direction
from docproc.vietnamese.numerals import NUMBER, parse_number

_LONGEST_BASE = 120


def find_changes(passage: Passage, start: int, end: int) -> list[tuple[Span, Change]]:
    """All changes that a stretch of the passage states, in order; moves in a ranking are none."""
    found: list[tuple[Span, Change]] = []
    for span, change in (*_amounts(passage, start, end), *_averages(passage, start, end)):
        if not any(span.touches(other) for other, _ in found):
            found.append((span, change))
    return sorted(found, key=lambda item: item[0].start)


def base_spans(passage: Passage) -> list[Span]:
    """Everything in a passage that figures are compared with; its years are not the statement's own."""
    return [
        Span(match.start(), _base_end(passage, match.end(), len(passage.work)))
        for match in _compared().finditer(passage.work)
    ]


def read_base(passage: Passage, start: int, end: int) -> Span | None:
    """What a change is measured against, from a place on: ``so với năm 2023``; ``None`` if nothing is."""
    match = _base_lead().match(passage.work, start, end)
    if match is None:
        return None
    return Span(match.end(), _base_end(passage, match.end(), end))


def base_kind(base: str) -> str | None:
    """What sort of base it is: ``year``, ``same_period``, ``average``, ``plan``, ``period`` or ``None``."""
    kinds: dict[str, list[str]] = table("changes", "base_kinds")
    return next((kind for kind, words in kinds.items() if re.search(either(words), base.lower())), None)


def _amounts(passage: Passage, start: int, end: int) -> Iterator[tuple[Span, Change]]:
    for match in _change().finditer(passage.work, start, end):
        amount = parse_number(match["amount"])
        base = read_base(passage, match.end(), end)
        if amount is None or not (match["unit"] or base) or _of_others(passage, start, match.start()):
            continue
        last = base.end if base else match.end()
        base = base or _base_before(passage, start, match.start())
        unit = passage.words(*match.span("unit")) or None if match["unit"] else None
        yield _made(passage, Span(match.start(), last), base, amount, unit)


def _averages(passage: Passage, start: int, end: int) -> Iterator[tuple[Span, Change]]:
    """``cao hơn trung bình cả nước 7,8%``, or with no amount."""
    for match in _above_average().finditer(passage.work, start, end):
        amount = parse_number(match["amount"]) if match["amount"] else None
        unit = passage.words(*match.span("unit")) if match["amount"] and match["unit"] else None
        yield _made(passage, Span(match.start(), match.end()), Span(*match.span("base")), amount, unit)


def _of_others(passage: Passage, start: int, position: int) -> bool:
    """``(bình quân cả nước tăng 9,3%)``: a bracket that tells what others did."""
    bracket = passage.work.rfind("(", start, position)
    inside = passage.work[bracket:position] if bracket >= 0 else ""
    return ")" not in inside and bool(re.search(either(["bình quân", "trung bình", "cả nước"]), inside))


def _made(
    passage: Passage, span: Span, base: Span | None, amount: float | None, unit: str | None
) -> tuple[Span, Change]:
    words = passage.words(base.start, base.end) if base else ""
    change = Change(
        verbatim=passage.words(span.start, span.end),
        direction=Direction.UP if _up().match(passage.work, span.start) else Direction.DOWN,
        amount=amount,
        unit=unit,
        base=words or None,
        base_kind=base_kind(words) if words else None,
    )
    return span, change


def _base_before(passage: Passage, start: int, end: int) -> Span | None:
    """``so với cùng kỳ tăng 5%``: the base may stand before the change."""
    matches = list(re.finditer(rf"{either(['so với'])}\s+", passage.work[start:end]))
    if not matches:
        return None
    first = start + matches[-1].end()
    base = Span(first, _base_end(passage, first, end))
    return base if re.fullmatch(r"[\s,]*", passage.work[base.end : end]) else None


def _base_end(passage: Passage, start: int, end: int) -> int:
    match = _base_stop().search(passage.work, start, min(end, start + _LONGEST_BASE))
    last = match.start() if match else min(end, start + _LONGEST_BASE)
    return start + len(passage.work[start:last].rstrip())


@cache
def _change() -> re.Pattern[str]:
    words = either([*table("changes", "up"), *table("changes", "down")])
    about = either(phrase for phrases in table("comparators", "before").values() for phrase in phrases)
    unit = units()
    places = either(table("ranks", "places"))
    return re.compile(
        rf"{words}\s+(?:{either(['thêm', 'được', 'tới', 'đến'])}\s+)?(?:{about}\s+)?(?<![\w/.,])"
        rf"(?P<amount>{NUMBER})(?![.,]?\d)(?!\s*{places})(?:\s*(?P<unit>{unit}))?(?!\w|[./]\d)"
    )


@cache
def _above_average() -> re.Pattern[str]:
    words = either([*table("changes", "up"), *table("changes", "down")])
    return re.compile(
        rf"{words}\s+(?:{either(['so với'])}\s+)?(?P<base>{either(table('changes', 'averages'))})"
        rf"(?:\s+(?P<amount>{NUMBER})(?![.,]?\d)\s*(?P<unit>{units('percent', 'score')}))?"
    )


@cache
def _base_lead() -> re.Pattern[str]:
    bare = either(table("changes", "bare_bases"))
    return re.compile(rf"\s*(?:\([^()]{{0,60}}\)\s*)?(?:{either(['so với', 'so'])}\s+|(?={bare}))")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"{either(['so với', 'so'])}\s+|(?={either(['cùng kỳ'])})")


@cache
def _base_stop() -> re.Pattern[str]:
    words = either([*table("changes", "up"), *table("changes", "down")])
    return re.compile(rf"[,;()\n]|\.(?!\d)|{either(table('changes', 'base_ends'))}|{words}(?=\s+\d)")


@cache
def _up() -> re.Pattern[str]:
    return re.compile(either(table("changes", "up")))
