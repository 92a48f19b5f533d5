"""Agencies named in a text, under the full names that trackers compare.

Abbreviations are written out, a person's post stands for the office, ``các Sở: A, B`` is distributed, and
commas inside names (``Sở Văn hóa, Thể thao và Du lịch``) part nothing. Words of a territory stay as
printed: ``UBND tỉnh`` is ``Ủy ban nhân dân tỉnh``, whichever province issued the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.agency_lists import Item, read_item, read_list
from docproc.extract.agency_names import nearest_office
from docproc.extract.agency_places import territory
from docproc.extract.document import paragraphs
from docproc.extract.folded import Folded
from docproc.lexicon import expand
from docproc.schema import Zone
from docproc.schema.contract import Agency
from docproc.vietnamese.unicode import fold

_TEXT_ZONES = (Zone.BODY, Zone.TABLE, Zone.ADDRESSEE, Zone.RECIPIENTS)
_WORD_START = re.compile(r"(?<![^\W_])(?<!\S[-/])[^\W_]")
_SMALL_START = re.compile(
    r"(?:cac|nhung|moi|tung|tat ca|mot so|co quan|don vi|uy ban|hoi dong|thu truong|lanh dao)\b"
)
_NOTE = re.compile(r"\([^()]*\)")
_PIECE = re.compile(r"[;\n]")
_DASHED = re.compile(r"[;\n]|\s[-–]\s")
_OPENING = re.compile(r"^[\s\-–+•*.:]*(?:kính gửi|nơi nhận)?[\s:]*", re.IGNORECASE)
_SERVANTS = frozenset({"Văn phòng", "Văn phòng Ủy ban nhân dân"})


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """Agencies named at one place: ``verbatim == text[start:end]``; several when distributed."""

    start: int
    end: int
    verbatim: str
    agencies: list[Agency]


@Language.factory("docproc_agencies", requires=["doc._.source"], assigns=["doc._.agencies"])
def create_agencies(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds the agencies of the body, its tables, the addressees and recipients."""
    return mark_agencies


def mark_agencies(doc: Doc) -> Doc:
    """Set ``doc._.agencies``, in reading order."""
    doc._.agencies = [
        AgencyMention(
            paragraph.start + mention.start,
            paragraph.start + mention.end,
            mention.verbatim,
            mention.agencies,
        )
        for paragraph in paragraphs(doc, *_TEXT_ZONES)
        for mention in find_agencies(paragraph.text)
    ]
    return doc


def find_agencies(text: str) -> list[AgencyMention]:
    """All agencies that a text names, in order, without overlap."""
    return [
        AgencyMention(item.start, item.end, text[item.start : item.end], list(item.agencies))
        for item in _items(Folded(text))
    ]


def _items(text: Folded) -> Iterator[Item]:
    end = 0
    for match in _WORD_START.finditer(text.folded):
        position = match.start()
        if position < end or not (text.capital(position) or _SMALL_START.match(text.folded, position)):
            continue
        for item in read_list(text, position):
            yield item
            end = item.end


def resolve(text: str, issuer: str | None = None) -> list[Agency]:
    """The agencies that one entry names (``Kính gửi``, ``Nơi nhận``, a table cell), each once.

    ``issuer`` settles what its province means (``TTTU``, ``CVP``). Names that reading left slightly wrong
    are matched to the lexicon when one name is clearly nearest; what names nobody (``Như trên``) gives
    an empty list.
    """
    unit_type = _unit_type(issuer)
    pieces = _DASHED if re.match(r"\s*[-–]\s", text) else _PIECE
    cleaned = expand(_NOTE.sub(" ", _OPENING.sub("", text)), unit_type)
    found: list[Agency] = []
    for piece in pieces.split(cleaned):
        mentions = find_agencies(piece)
        agencies = [agency for mention in mentions for agency in mention.agencies]
        found.extend(agencies or nearest_agency(piece))
    return _unique(_placed(agency, issuer) for agency in found)


def _unit_type(issuer: str | None) -> str | None:
    folded = fold(issuer or "")
    return "thành phố" if "thanh pho" in folded else "tỉnh" if "tinh" in folded.split() else None


def _placed(agency: Agency, issuer: str | None) -> Agency:
    """``CVP`` of a committee is the office of that committee."""
    committee = re.search(r"Ủy ban nhân dân \w+(?: phố)?", issuer or "")
    if agency.name not in _SERVANTS or not committee:
        return agency
    return agency.model_copy(update={"name": f"Văn phòng {committee.group()}"})


def _unique(agencies: Iterator[Agency]) -> list[Agency]:
    return list({agency.name: agency for agency in agencies}.values())


def nearest_agency(piece: str) -> list[Agency]:
    """The agency that a misread entry clearly means, its territory set aside."""
    text = Folded(" ".join(piece.split()).strip(" .,:;"))
    name, tail = text.text, ""
    for match in re.finditer(r"(?<=\s)(?:tinh|thanh pho)(?!\w)", text.folded):
        place = territory(text, match.start())
        if place and place[0] == len(text.text):
            name, tail = text.text[: match.start()].strip(), f" {place[1]}"
    nearest = nearest_office(name)
    return [Agency(name=nearest + tail)] if nearest else []


__all__ = [
    "AgencyMention",
    "find_agencies",
    "nearest_agency",
    "read_item",
    "read_list",
    "resolve",
]
