"""Who issued the document, and under whom: the lines at the top left.

``UBND TỈNH X / SỞ Y``: the first is the parent, the last the issuer. ``ỦY BAN NHÂN DÂN / TỈNH X``: one
issuer on two lines. Source: Decree 30/2020/NĐ-CP, annex I (cell 2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz, process
from spacy.tokens import Doc

from docproc.extract.doc_type import read_title
from docproc.extract.findings import ask, scalar
from docproc.extract.head import Head
from docproc.extract.letter_case import issuer_tables, proper_name
from docproc.extract.lines import LineSpan
from docproc.extract.reasons import Reason
from docproc.lexicon import agencies, agency_named, units_named
from docproc.schema import Zone
from docproc.schema.contract import IssuerLevel, Scalar
from docproc.vietnamese.syllable import is_syllable
from docproc.vietnamese.unicode import fold

_MOTTO = re.compile(
    r"\W*(?:c\w{1,3}g h\w{1,2}a x\w h\w{1,2}i ch\w ng"
    r"|d\w{1,3}g c\w{1,3}g s\w{1,2}n v"
    r"|d\w{1,2}c [l1]\w{1,2}p\W).*$"
)
ALIKE = 93.0
"""Least likeness (0–100) of a damaged name to an agency's; shorter names than 12 letters must be whole.

``Bộ`` and ``Sở`` of one field are more alike than that, so the first letter must have been read.
"""

_LEVELS = {"district": IssuerLevel.OTHER}


@dataclass(frozen=True, slots=True)
class Name:
    """One agency of the head: its name in running case, the spans it stands on, whether it is known.

    ``listed`` names are spelled out in the lexicon from end to end.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    known: bool
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """The fields that say who issued the document."""

    issuer: Scalar[str] | None = None
    parent: Scalar[str] | None = None
    level: Scalar[IssuerLevel] | None = None
    party: bool = False


def read_issuer(doc: Doc, head: Head, *, joint: bool = False) -> Issuer:
    """Issuer, parent and level; ``joint`` when the symbol says that several agencies signed."""
    names = find_names(_issuer_lines(head))
    if not names:
        ask(doc, "/metadata/issuer", Reason.ISSUER_NOT_FOUND, *head.spans(Zone.ISSUER))
        return Issuer()
    if joint and len(names) > 1:
        return _joint(doc, names)
    last, parent = names[-1], names[-2] if len(names) > 1 else None
    if parent is not None and (servant := _servant(last.text, parent.text)):
        last = replace(last, text=f"{servant} {parent.text}", spans=(*last.spans, *parent.spans))
    issuer = _scalar(doc, last)
    level = level_of(last.text, parent.text if parent else None)
    return Issuer(
        issuer=issuer,
        parent=_scalar(doc, parent) if parent else None,
        level=scalar(doc, level, "header.issuer_level", *last.spans, inferred=True, listed=last.listed),
        party=is_party(last.text) or (parent is not None and is_party(parent.text)),
    )


def find_names(lines: Sequence[LineSpan]) -> list[Name]:
    """The agencies that the lines of the head name, outermost first."""
    names: list[list[tuple[str, tuple[int, int]]]] = []
    for line in lines:
        text, start = _cleaned(line)
        if not text:
            continue
        part = (text, (start, start + len(text)))
        if names and (not begins_agency(text) or _joins(names[-1], text)):
            names[-1].append(part)
        else:
            names.append([part])
    return [name for parts in names if (name := _name(parts)) is not None]


def begins_agency(text: str) -> bool:
    """Whether a line begins an agency's name (``SỞ …``) and does not go on with one (``TỈNH …``)."""
    return _starts_with(text, issuer_tables()["heads"]) and not re.match(r"\w+\W+\d", text)


def is_party(name: str) -> bool:
    """Whether the name is that of a Party body."""
    return _starts_with(name, issuer_tables()["party"]) or bool(
        re.search(r"(?:tinh|thanh|huyen|quan|dang) uy", fold(name))
    )


def level_of(name: str, parent: str | None = None) -> IssuerLevel:
    """The level of government of an issuer, from its name and its parent's."""
    if match := re.match(
        r"(?:(?:chu tich )?uy ban nhan dan|(?:thuong truc )?hoi dong nhan dan) (.+)", fold(name)
    ):
        return _unit_level(name[match.start(1) :])
    known = agency_named(name) or agency_named(_without_unit(name))
    if known and known.level != "other":
        return _LEVELS.get(known.level) or IssuerLevel(known.level)
    for row in issuer_tables()["levels"]:
        if _starts_with(name, row["beginnings"]):
            return IssuerLevel(row["level"])
    if parent is not None:
        above = level_of(parent)
        return {IssuerLevel.PROVINCE: IssuerLevel.DEPARTMENT, IssuerLevel.CENTRAL: IssuerLevel.OTHER}.get(
            above, above
        )
    return IssuerLevel.OTHER


def _unit_level(unit: str) -> IssuerLevel:
    folded = fold(unit)
    if folded.startswith("tinh"):
        return IssuerLevel.PROVINCE
    if folded.startswith("thanh pho"):
        provinces = units_named(unit, level="province")
        return IssuerLevel.PROVINCE if provinces or folded == "thanh pho" else IssuerLevel.OTHER
    if folded.startswith(("xa ", "phuong ", "dac khu ", "thi tran ")):
        return IssuerLevel.COMMUNE
    return IssuerLevel.OTHER


def _servant(name: str, parent: str) -> str | None:
    """An office whose full name goes on with that of the body above it, as it is spelled; else ``None``."""
    servants: list[str] = issuer_tables()["servants"]
    if is_party(parent):
        servants = servants + issuer_tables()["party_servants"]
    return next((servant for servant in servants if fold(servant) == fold(name)), None)


def _without_unit(name: str) -> str:
    """``Sở Nội vụ tỉnh Bình An`` without its last unit."""
    kinds = "|".join(issuer_tables()["unit_types"])
    return re.sub(rf"\s+(?:{kinds})\s+\w.*$", "", name)


def _issuer_lines(head: Head) -> list[LineSpan]:
    lines = head.lines(Zone.ISSUER)
    if lines:
        return lines
    found: list[LineSpan] = []
    for line in head.first[:8]:
        text, _ = _cleaned(line)
        if line.zone not in {Zone.BODY, Zone.NOISE, Zone.MOTTO, Zone.TITLE}:
            continue
        if text and read_title(line.text, exact=True) is None and (found or begins_agency(text)):
            found.append(line)
        elif found:
            break
    return found


def _cleaned(line: LineSpan) -> tuple[str, int]:
    """The capitals of a line without the motto and dirt, with their start; ``""`` when there are none."""
    text = line.text
    motto = _MOTTO.search(fold(text))
    if motto:
        text = text[: motto.start()]
    kept = re.sub(r"[^\w.)]+$", "", text).rstrip("_. ")
    start = len(kept) - len(re.sub(r"^[\W_]+", "", kept))
    kept = kept[start:]
    letters = [character for character in kept if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    if len(letters) < 3 or capitals < 0.7 * len(letters) or len(letters) < 0.6 * len(kept.replace(" ", "")):
        return "", line.start
    return kept, line.start + start


def _joins(parts: Sequence[tuple[str, tuple[int, int]]], line: str) -> bool:
    """Whether a name so far needs the next line although that could stand alone.

    A break within a word of two syllables (``MÔI | TRƯỜNG``) makes the second look like a head.
    """
    text = fold(" ".join(text for text, _ in parts))
    if text.endswith((" va", ",", " -")) or (text.split()[-1], fold(line).split()[0]) in _neighbours():
        return True
    return text in {fold(noun) for noun in issuer_tables()["joining"]}


def _name(parts: Sequence[tuple[str, tuple[int, int]]]) -> Name | None:
    text = " ".join(text for text, _ in parts)
    spans = tuple(span for _, span in parts)
    if whole := _whole_name(text):
        return Name(whole, spans, known=True, listed=True)
    words = re.findall(r"[^\W\d_]+", text)
    sound = sum(is_syllable(word.lower()) or (len(word) > 1 and word.isupper()) for word in words)
    syllables = sum(is_syllable(word.lower()) for word in words)
    if not begins_agency(text) and (sound < len(words) or 2 * syllables <= len(words)):
        return None
    name = proper_name(text)
    return Name(name, spans, known=begins_agency(text), listed=_is_listed(name))


def _is_listed(name: str) -> bool:
    """Whether a name is a known agency with a known unit: ``Ủy ban nhân dân`` + ``tỉnh An Giang``."""
    kinds = "|".join(issuer_tables()["unit_types"])
    parts = re.fullmatch(rf"(?P<agency>.+?)\s+(?P<unit>(?:{kinds})\s+\w.*)", name)
    return parts is not None and bool(agency_named(parts["agency"]) and units_named(parts["unit"]))


def _whole_name(text: str) -> str | None:
    """The agency whose name a damaged line is (``BỘ CÔNG THU ƠNG``), or ``None``."""
    key = re.sub(r"[\W_]", "", fold(text))
    names = _compact_names()
    if key in names:
        return names[key]
    if len(key) < 12:
        return None
    near = [name for name in names if name[0] == key[0] and abs(len(name) - len(key)) <= 1]
    found = process.extract(key, near, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=2)
    clear = len(found) == 1 or (len(found) > 1 and found[0][1] > found[1][1])
    return names[found[0][0]] if clear else None


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of words that stand side by side in names of agencies, folded."""
    names = [fold(agency.name).split() for agency in agencies() if agency.kind == "office"]
    return frozenset(pair for name in names for pair in pairwise(name))


@cache
def _compact_names() -> dict[str, str]:
    return {
        re.sub(r"[\W_]", "", fold(agency.name)): agency.name
        for agency in agencies()
        if agency.kind == "office"
    }


def _starts_with(text: str, beginnings: Sequence[str]) -> bool:
    folded = re.sub(r"\W+", " ", fold(text)) + " "
    return folded.startswith(tuple(fold(beginning) + " " for beginning in beginnings))


def _scalar(doc: Doc, name: Name) -> Scalar[str]:
    rule = "header.issuer" if name.known else "header.issuer_unknown"
    return scalar(doc, name.text, rule, *name.spans, listed=name.listed)


def _joint(doc: Doc, names: Sequence[Name]) -> Issuer:
    spans = [span for name in names for span in name.spans]
    text = "; ".join(name.text for name in names)
    level = level_of(names[0].text)
    return Issuer(
        issuer=scalar(doc, text, "header.issuer_joint", *spans),
        level=scalar(doc, level, "header.issuer_level", *names[0].spans, inferred=True),
    )
