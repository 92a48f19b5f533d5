"""Where indicators are named: by full name, alias, abbreviation, or as a rate that no catalogue holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from docproc.extract.figure_phrases import Passage, Span, either, table
from docproc.lexicon import CataloguedIndicator, indicator_catalogue
from docproc.vietnamese.unicode import fold

ALIKE = 92.0
"""From this likeness (0–100) on, a name with misread letters is taken for a catalogued one.

Source: pairs of different names in the catalogue reach 91 at most.
"""

SURE_LENGTH = 14
"""Shorter names must be read without an error."""

_WORD = re.compile(r"[^\W_]+(?:/[^\W_]+)?")
_HEADS = re.compile(r"(?<!\w)(?:(?:bo )?chi so|t[yi] le|muc do hai long)(?!\w)")
_BRACKET = re.compile(r"\s*\(([^()]{2,60})\)")
_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a passage; ``entry`` is ``None`` for one that the catalogue does not hold.

    ``family`` is ``index``, ``rate`` or ``economic``; ``exact`` tells whether it was read without error,
    ``part`` whether it is of a part of an index.
    """

    span: Span
    entry: CataloguedIndicator | None
    family: str
    exact: bool = True
    part: bool = False


def find_names(passage: Passage) -> list[Name]:
    """All names in a passage, in order, none within another."""
    folded = fold(passage.work)
    found = _acronyms(passage) + _aliases(folded) + _headed(passage, folded)
    found.sort(key=lambda name: (not name.part, name.entry is None, name.span.start - name.span.end))
    chosen: list[Name] = []
    for name in found:
        if not any(name.span.touches(other.span) for other in chosen):
            chosen.append(name)
    chosen.sort(key=lambda name: name.span.start)
    return _merged(passage, chosen)


def _acronyms(passage: Passage) -> list[Name]:
    """``PAR INDEX``, ``chỉ số SIPAS``; bare ones of three letters must be capitals."""
    return [
        Name(Span(match.start(), match.end()), entry, entry.family)
        for match in _acronym_pattern().finditer(passage.text)
        for entry in [_by_acronym()[_plain(match["code"])]]
        if match["code"].isupper() or len(match["code"]) > 3
    ]


def _aliases(folded: str) -> list[Name]:
    """Names without a common head: ``thu ngân sách nhà nước``, ``GRDP bình quân đầu người``."""
    return [
        Name(Span(match.start(), match.end()), entry, entry.family)
        for match in _alias_pattern().finditer(folded)
        for entry in [_by_alias()[" ".join(match.group().split())]]
        if not _excluded(entry, folded[match.end() :])
    ]


def _headed(passage: Passage, folded: str) -> list[Name]:
    """Names that begin with ``chỉ số`` or ``tỷ lệ``, catalogued or not, forgiving misread letters."""
    names = []
    for head in _HEADS.finditer(folded):
        words = list(_WORD.finditer(folded, head.start(), head.start() + 220))[:_LONGEST_NAME]
        name = _catalogued(folded, words)
        if name is None:
            name = _uncatalogued(passage, head)
        if name is not None:
            names.append(name)
    return names


def _catalogued(folded: str, words: list[re.Match[str]]) -> Name | None:
    best: tuple[int, float, Name] | None = None
    for alias, length, entry in _headed_aliases():
        if length > len(words):
            continue
        start, end = words[0].start(), words[length - 1].end()
        read = re.sub(r"^ti le", "ty le", " ".join(word.group() for word in words[:length]))
        likeness = 100.0 if read == alias else fuzz.ratio(read, alias)
        wanted = ALIKE if len(alias) >= SURE_LENGTH else 100.0
        if likeness < wanted or _excluded(entry, folded[end:]):
            continue
        if best is None or (length, likeness) > best[:2]:
            best = (length, likeness, Name(Span(start, end), entry, entry.family, likeness == 100.0))
    return best[2] if best else None


def _uncatalogued(passage: Passage, head: re.Match[str]) -> Name | None:
    rate = head.group().startswith("t")
    end = _stop_pattern().search(passage.work, head.end())
    stop = end.start() if end else len(passage.work)
    words = passage.work[head.end() : stop].split()
    if not 1 <= len(words) <= _LONGEST_NAME:
        return None
    start = head.start()
    part = bool(re.match(either(table("names", "part_heads")), passage.work[start:]))
    beginning = _verb_beginning().search(passage.work, head.end(), stop)
    span = Span(start, beginning.start() if beginning else stop)
    return Name(span, None, "rate" if rate else "index", part=part)


def _excluded(entry: CataloguedIndicator, rest: str) -> bool:
    """Whether the words after a name make another thing of it: ``hài lòng của người bệnh``."""
    return (
        bool(re.match(rf"\s*(?:cua\s+)?{_any_folded(entry.not_before)}", rest)) if entry.not_before else False
    )


def _merged(passage: Passage, names: list[Name]) -> list[Name]:
    """Names with the abbreviation in brackets that follows, and with the rest of a long name."""
    merged: list[Name] = []
    for name in names:
        if merged and name.span.start < merged[-1].span.end:
            continue
        limit = min(
            (
                other.span.start
                for other in names
                if other.span.start > name.span.start and not _bracketed(passage, name, other)
            ),
            default=len(passage.work),
        )
        merged.append(_extended(passage, name, limit))
    return merged


def _bracketed(passage: Passage, name: Name, other: Name) -> bool:
    """Whether another name is the abbreviation of this one, in brackets."""
    between = passage.work[name.span.end : other.span.start]
    same = name.entry is None or name.entry == other.entry
    return same and bool(re.fullmatch(r"[^;.()]*\([^()]{0,30}", between)) and len(between) < 120


def _extended(passage: Passage, name: Name, limit: int) -> Name:
    if name.part:
        return name
    end, entry = name.span.end, name.entry
    tail = _tail_pattern().match(passage.work, end, limit)
    if tail and name.family != "economic":
        beginning = _verb_beginning().search(passage.work, end, tail.end())
        end = beginning.start() if beginning else end
    bracket = _BRACKET.match(passage.text, end)
    if bracket:
        acronym = _acronym_pattern().search(bracket[1])
        known = _by_acronym()[_plain(acronym["code"])] if acronym else None
        if known is not None and entry in {None, known}:
            end, entry = bracket.end(), known
    return Name(Span(name.span.start, end), entry, entry.family if entry else name.family, name.exact)


def _plain(code: str) -> str:
    return re.sub(r"[\W_]", "", code).upper()


@cache
def _by_acronym() -> dict[str, CataloguedIndicator]:
    return {
        _plain(name): entry
        for entry in indicator_catalogue()
        for name in entry.names
        if name.isupper() and name.isascii()
    }


@cache
def _acronym_pattern() -> re.Pattern[str]:
    codes = sorted(_by_acronym(), key=len, reverse=True)
    spaced = "|".join(
        code.replace("INDEX", r"[\s\-–_.]*INDEX") if code.endswith("INDEX") else code for code in codes
    )
    return re.compile(rf"(?:(?<!\w)chỉ số\s+)?(?<![\w\-/])(?P<code>{spaced})(?![\w]|[-/]\w)", re.IGNORECASE)


@cache
def _by_alias() -> dict[str, CataloguedIndicator]:
    return {
        fold(name): entry
        for entry in indicator_catalogue()
        for name in entry.names
        if not _HEADS.match(fold(name)) and _plain(name) not in _by_acronym()
    }


@cache
def _alias_pattern() -> re.Pattern[str]:
    return re.compile(r"(?<!boi )" + _any_folded(tuple(_by_alias())))  # bội chi is a deficit


@cache
def _headed_aliases() -> tuple[tuple[str, int, CataloguedIndicator], ...]:
    aliases = []
    for entry in indicator_catalogue():
        for name in entry.names:
            words = _WORD.findall(fold(name))
            if _HEADS.match(" ".join(words)):
                aliases.append((" ".join(words), len(words), entry))
    return tuple(aliases)


@cache
def _any_folded(phrases: tuple[str, ...]) -> str:
    ordered = sorted(map(fold, phrases), key=len, reverse=True)
    return (
        r"(?<!\w)(?:" + "|".join(r"\s+".join(map(re.escape, words.split())) for words in ordered) + r")(?!\w)"
    )


@cache
def _stop_pattern() -> re.Pattern[str]:
    before = (phrase for phrases in table("comparators", "before").values() for phrase in phrases)
    fillers = rf"(?:\s+{either([*table('values', 'fillers'), *before, 'từ', 'xuống'])})*\s+"
    moving = [*table("values", "verbs"), *table("changes", "up"), *table("changes", "down")]
    verbs = rf"{either(['đạt', 'chiếm', 'ước đạt', 'xếp hạng', 'xếp thứ'])}|{either(moving)}(?={fillers}\d)"
    times = rf"{either(['năm', 'tháng', 'quý'])}\s+(?:\d|i{{1,3}}v?\b)"
    share = r"\d[\d.,]*\s*%"
    owners = rf"{either(['của'])}\s+{either(table('names', 'places'))}"
    return re.compile(rf"[;:.()\n]|{verbs}|{times}|{share}|{either(table('names', 'stops'))}|{owners}")


@cache
def _verb_beginning() -> re.Pattern[str]:
    bounds = (phrase for phrases in table("comparators", "before").values() for phrase in phrases)
    words = either([*table("names", "verb_beginnings"), *bounds])
    return re.compile(rf"(?:[\s,]+{words})*[\s,]*$")


@cache
def _tail_pattern() -> re.Pattern[str]:
    return re.compile(rf"\s+{either(table('names', 'tails'))}(?:(?!{_stop_pattern().pattern}).)*")
