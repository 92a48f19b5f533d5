"""The parts of a citation: numbers with symbols, types, days, as they stand in running text.

Patterns run on folded text (no marks, lower case, same length), so that lost marks cost nothing; the
symbol itself is matched on the text, since its case matters.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docproc.extract.folded import Folded, any_of
from docproc.extract.number_symbol import CAPITAL, SLASHES, STATE_SYMBOL, compact_symbol, party_symbol
from docproc.lexicon import DocumentType, document_types, type_by_code, type_by_name
from docproc.vietnamese.dates import DateMention, find_dates
from docproc.vietnamese.unicode import fold

_DATA = Path(__file__).parent / "data" / "citations.toml"
_LETTER = "Công văn"

_NUMBER = r"(?<![^\s(\[“\"'‘:;])(?P<number>\d{1,5}[a-zđ]?)"
_STATE = re.compile(
    rf"{_NUMBER}\s?/{{1,2}}\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<symbol>QH\s?\d\d(?!\w)|{STATE_SYMBOL})"
)
_SPLIT = re.compile(r"(?<!\w)s[ốo]\s(?P<first>\d{1,2})\s(?P<rest>\d{1,2})(?=/(?:19|20)\d\d/)")
_SHARED = re.compile(r"(?<!\w)so\s*:?\s*((?:\d{1,5}[a-zđ]?\s*(?:,|va)\s*)+)$")


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A cited number: its span, the whole as one writes it, the first group of its symbol, its issuer's.

    ``kind`` is the type that the symbol states, ``None`` where it does not settle one (``QH15``).
    """

    start: int
    end: int
    printed: str
    kind: DocumentType | None
    issuing: str
    party: bool


@dataclass(frozen=True, slots=True)
class CitedType:
    """The name of a type in the text; ``kind`` is ``None`` for ``văn bản``."""

    start: int
    end: int
    kind: DocumentType | None


@cache
def citation_tables() -> dict[str, Any]:
    """The table ``data/citations.toml``."""
    return tomllib.loads(_DATA.read_text("utf-8"))


def cited_numbers(text: str) -> list[CitedNumber]:
    """All numbers with symbols in a text; fractions, dates and plain figures are none.

    ``Công văn số 1, 2 và 3/UBND-TH`` gives three numbers with one symbol; each reaches to the list's end.
    """
    plain = text.translate(SLASHES)
    found = [*_party().finditer(plain), *_STATE.finditer(plain)]
    numbers: list[CitedNumber] = []
    for match in sorted(found, key=lambda match: match.start()):
        if numbers and match.start() < numbers[-1].end:
            continue
        party = match.re is _party()
        if not party and not _is_symbol(match):
            continue
        whole = _cited(plain, match, party=party)
        numbers += [*_shared(plain, match, whole), whole]
    return numbers


def cited_types(text: Folded) -> list[CitedType]:
    """The names of types in a text, with what belongs to them (``Thông báo kết luận``)."""
    return [
        CitedType(match.start(), match.end(), _kinds()[" ".join(match["type"].split())])
        for match in _type_pattern().finditer(text.folded)
    ]


def days(text: str) -> dict[int, DateMention]:
    """The full dates of a text, by where they start."""
    return {mention.start: mention for mention in find_dates(text) if mention.date is not None}


def mended(printed: str, kind: DocumentType | None) -> str:
    """A number whose type code was misread by its strokes (``12/QĐĐ-UBND``) as its printed type has it."""
    if kind is None or kind.code is None:
        return printed
    match = re.match(r"(?P<before>\d+[a-zđ]?(?:/\d{4})?[/-])(?P<code>[^\W\d]+)(?P<after>[-/].*)", printed)
    if match is None or match["code"] == kind.code or type_by_code(match["code"], kind.system):
        return printed
    bare = [re.sub(r"(.)\1+", r"\1", fold(code)) for code in (match["code"], kind.code)]
    return match["before"] + kind.code + match["after"] if bare[0] == bare[1] else printed


def _is_symbol(match: re.Match[str]) -> bool:
    symbol = match["symbol"]
    capitals = len(re.findall(rf"[{CAPITAL}]", symbol))
    return capitals >= 2 and ("-" in symbol or match["year"] is not None or len(symbol) <= 6)


def _cited(text: str, match: re.Match[str], *, party: bool) -> CitedNumber:
    symbol = compact_symbol(f"{match['type']}/{match['symbol']}" if party else match["symbol"])
    number, start = match["number"], match.start()
    split = _SPLIT.search(text, max(0, start - 8))
    if split and split.start("rest") == start:
        number, start = split["first"] + number, split.start("first")
    groups = re.split(r"[-/]", symbol)
    if party:
        kind = type_by_code(groups[0], "party")
        return CitedNumber(start, match.end(), f"{number}-{symbol}", kind, groups[-1], party=True)
    year = f"{match['year']}/" if match["year"] else ""
    kind = type_by_code(groups[0]) or type_by_code(groups[0].replace("ĐĐ", "Đ"))
    if kind is None and not symbol.startswith("QH"):
        kind = type_by_name(_LETTER)
    issuing = groups[0] if kind is not None and kind.code is None else groups[-1]
    return CitedNumber(start, match.end(), f"{number}/{year}{symbol}", kind, issuing, party=False)


def _shared(text: str, match: re.Match[str], whole: CitedNumber) -> list[CitedNumber]:
    """The numbers before ``3/UBND-TH`` in ``số 1, 2 và 3/UBND-TH``."""
    before = _SHARED.search(fold(text[: match.start()]))
    if before is None:
        return []
    tail = whole.printed[len(match["number"]) :]
    return [
        CitedNumber(number.start(), whole.end, number.group() + tail, whole.kind, whole.issuing, whole.party)
        for number in re.compile(r"\d+[a-zđ]?").finditer(text, before.start(1), before.end(1))
    ]


@cache
def _party() -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}\s?-\s?{party_symbol()}")


@cache
def _kinds() -> dict[str, DocumentType | None]:
    kinds: dict[str, DocumentType | None] = {fold(kind.name): kind for kind in reversed(document_types())}
    return kinds | {fold(noun): None for noun in citation_tables()["generic"]}


@cache
def _type_pattern() -> re.Pattern[str]:
    names, widened = any_of(tuple(_kinds())), any_of(tuple(citation_tables()["widened"]))
    return re.compile(rf"(?P<type>{names})(?:\s+{widened})?")
