"""The tables behind agency reading, and the patterns that are built from them.

Offices with a law behind them, abbreviations and posts come from :mod:`docproc.lexicon`;
``data/agencies.toml`` adds what running text uses beside them, ``data/agency_classes.toml`` the classes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from docproc.extract.folded import Folded, any_of, marked
from docproc.lexicon import abbreviations, agencies, positions
from docproc.vietnamese.unicode import fold, fold_tone_placement

_DATA = Path(__file__).parent / "data"
_HEADS = ("Sở", "Bộ", "Phòng", "Ban")
_SHORTEST_CODE = 3
_ALIKE = 87.0  # rapidfuzz ratio; about one wrong letter in eight
_APART = 4.0  # the second best name must be so much less alike
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name; ``shouted`` counts only in capitals, ``exact`` only with its marks."""

    name: str
    shouted: bool
    exact: str | None

    @staticmethod
    def of(name: str, spelling: str) -> Spelling:
        """Short spellings are easily confused (``Đài``, ``đại``), so they must agree letter by letter."""
        letters = [letter for letter in spelling if letter.isalpha()]
        shouted = " " not in spelling and sum(map(str.isupper, letters)) * 2 > len(letters) > 1
        single = len(spelling.split()) == 1 and not shouted
        return Spelling(name, shouted, fold_tone_placement(spelling).lower() if single else None)

    def allows(self, text: Folded, start: int, end: int) -> bool:
        """Whether what was found without marks and case is this spelling."""
        if self.exact is not None:
            return text.marked[start:end] == self.exact
        return not self.shouted or _is_shouted(text.text[start:end])


@dataclass(frozen=True)
class NameTable:
    """Spellings that lead to canonical names, and one pattern that finds any of them.

    Connectors are flexible (``và`` or ``&``, a comma or a dash).
    """

    spellings: tuple[Spelling, ...]
    pattern: re.Pattern[str]

    @staticmethod
    def of(names: Mapping[str, Iterable[str]]) -> NameTable:
        """A table of canonical names and their other spellings; the first to claim a spelling has it."""
        spellings: dict[str, Spelling] = {}
        for name, others in names.items():
            for spelling in (name, *others):
                spellings.setdefault(flexible(spelling), Spelling.of(name, spelling))
        ordered = sorted(spellings.items(), key=lambda item: len(item[0]), reverse=True)
        groups = "|".join(f"({pattern})" for pattern, _ in ordered)
        return NameTable(
            tuple(spelling for _, spelling in ordered), re.compile(rf"(?<!\w)(?:{groups})(?!\w)")
        )

    def match(self, text: Folded, position: int) -> tuple[int, str] | None:
        """The longest name that starts there: its end and its canonical form."""
        found = self.pattern.match(text.folded, position)
        if not found or not found.lastindex:
            return None
        spelling = self.spellings[found.lastindex - 1]
        return (found.end(), spelling.name) if spelling.allows(text, position, found.end()) else None


def flexible(spelling: str) -> str:
    """A pattern for a name in folded text that does not insist on its connectors."""
    tokens: list[str] = _TOKEN.findall(fold(spelling))
    if len(tokens) > 1 and " " not in spelling:  # an abbreviation: VHTT&DL, VH-TT&DL
        return r"[&,\-]?".join(re.escape(part) for part in tokens if part.isalnum())
    pattern = re.escape(tokens[0])
    for before, token in pairwise(tokens):
        if token in {"va", "&"}:
            pattern += r"(?:\s+va\s+|\s*&\s*|\s+[-–]\s+)"
        elif token == ",":
            pattern += r"(?:\s*,\s*|\s+[-–]\s+|\s+)"
        elif token in {"-", "–"}:
            pattern += r"\s*[-–]\s*"
        else:
            gap = "" if before in {"va", "&", ",", "-", "–"} else r"\s+"
            pattern += gap + re.escape(token)
    return pattern


def _is_shouted(words: str) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) >= max(2, len(letters) - 1)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((_DATA / "agencies.toml").read_text("utf-8"))


@cache
def classes() -> dict[str, Any]:
    """The table of classes of offices and units."""
    return tomllib.loads((_DATA / "agency_classes.toml").read_text("utf-8"))


def _shortened(name: str) -> set[str]:
    """The name with one or two of its parts abbreviated, in every way the lexicon knows."""
    forms = {name}
    for _ in range(2):
        for form in tuple(forms):
            forms.update(form.replace(full, short) for full, short in _replacements() if full in form)
    return forms - {name}


@cache
def _replacements() -> tuple[tuple[str, str], ...]:
    kinds = {"agency", "field"}
    return tuple((entry.full, entry.short) for entry in abbreviations() if entry.kind in kinds)


@cache
def fields() -> NameTable:
    """Fields of government: ``KH&ĐT`` → ``Kế hoạch và Đầu tư``."""
    names: dict[str, list[str]] = {}
    for agency in agencies():
        head, _, field = agency.name.partition(" ")
        if agency.kind == "office" and agency.system == "state" and head in _HEADS and field:
            aliases = [alias.partition(" ")[2] for alias in agency.aliases if alias.startswith(head)]
            names.setdefault(field, []).extend(aliases)
    for field, others in _tables()["fields"].items():
        names.setdefault(field, []).extend(others)
    return NameTable.of({name: [*others, *_shortened(name)] for name, others in names.items()})


@cache
def offices() -> NameTable:
    """Offices whose name is complete before that of a place, with the codes that mean no other."""
    names: dict[str, list[str]] = {}
    codes: dict[str, list[str]] = {}
    for agency in agencies():
        if agency.kind == "office":
            names.setdefault(agency.name, []).extend(agency.aliases)
            for code in agency.codes:
                codes.setdefault(code, []).append(agency.name)
    for name, others in _tables()["offices"].items():
        names.setdefault(name, []).extend(others)
    for code, owners in codes.items():
        if len(owners) == 1 and len(code) >= _SHORTEST_CODE and owners[0].startswith(("Sở", "Bộ")):
            names[owners[0]].append(code)
    for name, others in names.items():
        others.extend(_shortened(name))
    return NameTable.of(names)


@cache
def open_heads() -> NameTable:
    """Heads that a name of the office's own follows: ``Trung tâm``, ``Công ty``."""
    return NameTable.of(_tables()["open"])


@cache
def posts() -> re.Pattern[str]:
    """Posts of persons (for text with marks): ``Giám đốc``; the office's noun may be part of them."""
    titles = [title for post in positions() for title in (post.title, post.deputy) if title]
    return marked([*titles, *_tables()["posts"]])


@cache
def post_abbreviations() -> NameTable:
    """``CT``, ``PCT`` before the body that they head."""
    return NameTable.of(dict.fromkeys(_tables()["post_abbreviations"], ()))


@cache
def chancery_posts() -> NameTable:
    """``CVP``, ``các PCVP``: the chancery."""
    return NameTable.of(dict.fromkeys(_tables()["chancery_posts"], ()))


@cache
def not_office() -> re.Pattern[str]:
    """Words that begin like an office and are none: ``Ban hành``, ``Hội nghị``."""
    return re.compile(any_of(_tables()["not_office"]["words"]))


@cache
def class_words() -> re.Pattern[str]:
    """Words with which a class of offices, units or people begins (for text with marks)."""
    table = classes()
    return marked([*table["quantifiers"], *table["bodies"], *table["units"], "nhân dân", "người", "hộ"])


@cache
def _ends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return marked(_tables()["ends"]["words"]), marked(_tables()["inside"]["words"])


def ends_name(text: Folded, position: int) -> bool:
    """Whether the word there ends a name, because a verb or a particle begins."""
    ends, inside = _ends()
    return bool(ends.match(text.marked, position) and not inside.match(text.marked, position))


def inside_name(text: Folded, position: int) -> re.Match[str] | None:
    """Several words that belong together in names, although a verb might hide in them."""
    return _ends()[1].match(text.marked, position)


@cache
def shared_verbs() -> re.Pattern[str]:
    """Verbs that stand in names too, such as ``tổng hợp`` (for text with marks)."""
    return marked(_tables()["shared"]["words"])


@cache
def particles() -> re.Pattern[str]:
    """Words that stand in no name and begin no duty (for text with marks)."""
    return marked(_tables()["particles"]["words"])


@cache
def bears_no_duty() -> re.Pattern[str]:
    """Words with which a subject matter begins, not who bears a duty (for text with marks)."""
    return marked(_tables()["matters"]["words"])


@cache
def bearing() -> re.Pattern[str]:
    """Words by which whoever stands before them bears a duty (for text with marks)."""
    return marked(_tables()["matters"]["bearing"])


@cache
def roles() -> re.Pattern[str]:
    """Parts that a class is named by: ``các cơ quan | phối hợp`` (for text with marks)."""
    return marked(_tables()["roles"]["words"])


@cache
def has_duty() -> re.Pattern[str]:
    """What an office that ``có`` it is to do or to hand in: ``có | trách nhiệm`` (for text with marks)."""
    return marked(_tables()["has_duty"]["words"])


@cache
def next_members() -> re.Pattern[str]:
    """What begins the next member of a list, and belongs to no class before it."""
    return marked(classes()["next_members"])


@cache
def duties() -> re.Pattern[str]:
    """Words with which a duty begins and that no name contains (for text with marks)."""
    return marked(_tables()["duties"]["words"])


@cache
def bare_owner() -> re.Pattern[str]:
    """Bodies that need no name of their own: ``Văn phòng Sở`` (for the text as it is)."""
    return re.compile(rf"(?:{'|'.join(_tables()['bare_owners'])})(?!\w)")


@cache
def named(group: str) -> frozenset[str]:
    """A group of names of ``data/agencies.toml``, such as ``owners`` or ``needs_place``."""
    return frozenset(_tables()[group])


@cache
def capital_ends() -> re.Pattern[str]:
    """Verbs that end a name even with a capital letter (for text with marks)."""
    return marked(_tables()["capital_ends"])


def nearest_office(name: str) -> str | None:
    """The one office of the lexicon that a misread name clearly means, or ``None``.

    Two offices that differ in one letter (``Sở``, ``Bộ``) are never taken for one another: what is
    nearly as near to a second name stays unresolved.
    """
    folded = _folded_offices()
    best = process.extract(fold(name), folded.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=2)
    if not best or (len(best) > 1 and best[0][1] - best[1][1] < _APART):
        return None
    return folded[best[0][0]]


@cache
def _folded_offices() -> dict[str, str]:
    return {fold(agency.name): agency.name for agency in agencies() if agency.kind == "office"}
