"""The number and symbol of a document, and the grammar that cited numbers share.

::

    state   12/KH-UBND   1747/UBND-KSTTHC   15/2025/NĐ-CP   30c/NQ-CP
    Party   27-CV/TU     155-KL/TW

Source: Decree 30/2020/NĐ-CP, annex I (number and symbol) and annex III (abbreviations); Guidance
36-HD/VPTW for the Party's form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from docproc.lexicon import document_types
from docproc.vietnamese.unicode import fold

CAPITAL = "A-ZĐƯÂÊÔƠĂ"
_GROUP = rf"[{CAPITAL}](?:[{CAPITAL}a-zđư0-9&]|\.(?=[{CAPITAL}]))*"
_LATER = rf"(?:\.?-(?:\s?-)?\s?{_GROUP}|\s-\s?[{CAPITAL}0-9&]{{2,12}})(?!\w)"
STATE_SYMBOL = rf"{_GROUP}(?:{_LATER})*(?:/{_GROUP}(?:{_LATER})*)?(?!\w)"
"""Groups joined by hyphens; a blank that OCR put beside a hyphen is let through."""

SLASHES = str.maketrans({"⁄": "/", "∕": "/", "–": "-", "—": "-", "‐": "-", "‑": "-", "Ð": "Đ"})
"""Look-alikes of slash and hyphen, one character for one."""

_LABEL = re.compile(r"(?<![^\W_])(?:s[o06]|86)\s{0,2}[:;.,]?(?=[\s\d:.…_/\-]|\W|$)")
_STATE = re.compile(
    rf"(?P<slot>[^/]{{0,24}}?)(?P<gap>\s*)/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<symbol>{STATE_SYMBOL})"
)
_FILLING = " .…_-'`’,;:·"
_NUMBER = re.compile(r"[1-9]\d{0,4}[a-zđ]?|0\d{1,3}[a-zđ]?")


class Slot(StrEnum):
    """What stands in the place of the number."""

    READ = "read"
    BLANK = "blank"
    ILLEGIBLE = "illegible"


@dataclass(frozen=True, slots=True)
class NumberSymbol:
    """A number with its symbol, as half-open spans of the text they were found in.

    ``number`` keeps its zeros and is ``None`` unless ``slot`` is ``READ``; ``symbol`` has no blanks
    (``UBND-KSTTHC``, Party ``CV/TU``); ``year`` stands in legal documents only; ``apart`` is true when
    a blank parts number and symbol, as it does where the number was written in by hand.
    """

    number: str | None
    number_span: tuple[int, int]
    slot: Slot
    year: str | None
    symbol: str
    symbol_span: tuple[int, int]
    party: bool
    apart: bool

    @property
    def groups(self) -> list[str]:
        """The parts of the symbol: ``UBND``, ``KSTTHC``."""
        return re.split(r"[-/]", self.symbol)

    def printed(self, symbol: str | None = None) -> str | None:
        """Number and symbol as one writes them; ``None`` without a number."""
        if self.number is None:
            return None
        sign = symbol or self.symbol
        if self.party:
            return f"{self.number}-{sign}"
        return f"{self.number}/{self.year}/{sign}" if self.year else f"{self.number}/{sign}"


def find_number_symbol(text: str, *, labelled: bool = True) -> NumberSymbol | None:
    """The number and symbol after ``Số`` in a line of the head, or ``None``.

    Reads ``Số`` through its OCR damage (``S6:``, ``So:``). ``labelled=False`` also takes a line that
    begins with the number itself.
    """
    plain = text.translate(SLASHES)
    for label in _LABEL.finditer(fold(plain)):
        if not plain[label.start()].islower() or not re.search(r"\w", plain[: label.start()]):
            return _parse(plain, label.end())
    return _parse(plain, 0) if not labelled and _begins_with_number(plain) else None


def _begins_with_number(text: str) -> bool:
    return re.match(r"\W*\d{0,5}[a-zđ]?\s?[/\-]", text) is not None


def _parse(text: str, start: int) -> NumberSymbol | None:
    match = _party().match(text, start)
    if match:
        return _result(match, f"{match['type']}/{match['symbol']}", match.start("type"), party=True)
    match = _STATE.match(text, start)
    if match and _plausible(match["symbol"]):
        return _result(match, match["symbol"], match.start("symbol"), party=False)
    return None


def _result(match: re.Match[str], symbol: str, symbol_start: int, *, party: bool) -> NumberSymbol:
    written = match["slot"].strip(_FILLING)
    compact = "".join(written.split())
    legible = _NUMBER.fullmatch(compact) is not None and compact.strip("0") != ""
    start = match.start("slot") + (match["slot"].find(written) if written else 0)
    return NumberSymbol(
        number=compact if legible else None,
        number_span=(start, start + len(written)),
        slot=Slot.READ if legible else Slot.ILLEGIBLE if written else Slot.BLANK,
        year=None if party else match["year"],
        symbol=compact_symbol(symbol),
        symbol_span=(symbol_start, match.end("symbol")),
        party=party,
        apart=bool(match["gap"]),
    )


def compact_symbol(symbol: str) -> str:
    """A symbol without blanks, and without what dirt put at its hyphens (``TT- -BCT``, ``TTr.-BNV``)."""
    return re.sub(r"\.?-+", "-", re.sub(r"\s", "", symbol))


def _plausible(symbol: str) -> bool:
    first = re.split(r"[-/]", symbol)[0]
    return len(re.findall(rf"[{CAPITAL}]", symbol)) >= 2 and (len(first) <= 14)


@cache
def party_symbol() -> str:
    """A pattern for the Party's symbols: ``CV/TU``, ``KH/HNDT-VP``, in the groups ``type`` and ``symbol``."""
    codes = {kind.code for kind in document_types() if kind.system == "party" and kind.code}
    types = "|".join(sorted(codes, key=len, reverse=True))
    return rf"(?P<type>{types})\s?/\s?(?P<symbol>{_GROUP}(?:{_LATER})*(?!\w))"


@cache
def _party() -> re.Pattern[str]:
    return re.compile(rf"(?P<slot>[^/\-]{{0,16}}?)(?P<gap>\s*)-\s?{party_symbol()}")
