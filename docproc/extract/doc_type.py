"""What sort of document it is: by the printed title and by the symbol, which should agree.

A công văn has no title, and its symbol begins with the issuer instead of a type.
Source: Decree 30/2020/NĐ-CP, article 7 and annex III; Regulation 66-QĐ/TW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from spacy.tokens import Doc

from docproc.extract.findings import ask, scalar
from docproc.extract.head import Head
from docproc.extract.head_phrases import head_tables, in_capitals
from docproc.extract.lines import LineSpan
from docproc.extract.number_symbol import NumberSymbol
from docproc.extract.reasons import Reason
from docproc.lexicon import DocumentType, document_types, type_by_code, type_by_name
from docproc.schema import Zone
from docproc.schema.contract import Scalar
from docproc.vietnamese.unicode import fold

LETTER = "Công văn"
ALIKE = 84.0
"""Least likeness (0–100) of a damaged title to a type's name.

Source: the titles of 17 scans; of all pairs of type names three are more alike (``Thông báo`` and
``Thông cáo`` 87.5), so the likeliest name counts, and none when two are equally likely.
"""


@dataclass(frozen=True, slots=True)
class Title:
    """The printed name of the type: which it is, and the line it stands on."""

    kind: DocumentType
    line: LineSpan


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of a document and what speaks for it."""

    name: Scalar[str]
    code: Scalar[str] | None
    letter: bool


def find_title(head: Head, *, party: bool) -> Title | None:
    """The first line that names a type in capitals (``CHỈ THỊ``); ``None`` for a công văn."""
    for line in _title_lines(head):
        kind = read_title(line.text, party=party, exact=line.zone is not Zone.TITLE)
        if kind is not None:
            return Title(kind, line)
    return None


def read_title(text: str, *, party: bool = False, exact: bool = False) -> DocumentType | None:
    """The type that a line in capitals begins with, OCR damage allowed; ``None`` for other lines."""
    if not in_capitals(text, 0.9 if exact else 0.4):
        return None
    key = re.sub(r"[^a-z]", "", fold(text))
    scores: list[tuple[float, DocumentType]] = []
    for kind in _titled("party" if party else "state"):
        name = re.sub(r"[^a-z]", "", fold(kind.name))
        if key == name or (key.startswith(name) and " " in kind.name):
            return kind
        score = fuzz.ratio(key, name)
        if " " in kind.name:
            score = max(score, fuzz.ratio(key[: len(name)], name))
        scores.append((score, kind))
    return None if exact else _clearest(scores)


def _clearest(scores: list[tuple[float, DocumentType]]) -> DocumentType | None:
    """The type that is alike enough, unless another one is just as much."""
    best, kind = max(scores, key=lambda pair: pair[0])
    rivals = {other.name for score, other in scores if score == best}
    return kind if best >= ALIKE and len(rivals) == 1 else None


def type_of_symbol(found: NumberSymbol) -> DocumentType | None:
    """The type that a symbol states; a state symbol without a type's code is a công văn's."""
    system = "party" if found.party else "state"
    kind = type_by_code(found.groups[0], system) or type_by_code(_mended(found.groups[0]), system)
    if kind is None and found.party:
        return type_by_code(found.groups[0], "state")
    return kind or type_by_name(LETTER)


def mended_symbol(found: NumberSymbol, title: DocumentType | None) -> str:
    """The symbol with its type's code as the printed title has it: ``QĐĐ-UBND`` under QUYẾT ĐỊNH.

    Only a code that differs by its strokes or a doubled letter is put right, and only when the title
    names that very type.
    """
    first, code = found.groups[0], title.code if title else None
    if code and first != code and type_by_code(first) is None and _bare(first) == _bare(code):
        return code + found.symbol[len(first) :]
    return found.symbol


def read_kind(
    doc: Doc, title: Title | None, found: NumberSymbol | None, span: tuple[int, int], *, letter: bool
) -> Kind | None:
    """The type of the document; ``span`` is the symbol's, ``letter`` whether it is laid out as a công văn.

    When title and symbol disagree the title wins and a person is asked.
    """
    by_symbol = type_of_symbol(found) if found else None
    if by_symbol and title is None and letter and by_symbol.code in head_tables()["ambiguous_codes"]:
        by_symbol = type_by_name(LETTER)
    if title is not None:
        return _titled_kind(doc, title, by_symbol, span)
    if by_symbol is not None:
        return _kind(doc, by_symbol, "header.type_symbol", span)
    if letter and (kind := type_by_name(LETTER)):
        return _kind(doc, kind, "header.type_layout")
    ask(doc, "/metadata/doc_type", Reason.TYPE_NOT_FOUND)
    return None


def _titled_kind(doc: Doc, title: Title, by_symbol: DocumentType | None, span: tuple[int, int]) -> Kind:
    line = (title.line.start, title.line.end)
    if by_symbol is None:
        return _kind(doc, title.kind, "header.type_title", line)
    if by_symbol.code == title.kind.code or by_symbol.name == title.kind.name:
        return _kind(doc, title.kind, "header.type_both", line)
    ask(doc, "/metadata/doc_type", Reason.TYPE_DISAGREES, line, span)
    return _kind(doc, title.kind, "header.type_disputed", line)


def _kind(doc: Doc, kind: DocumentType, rule: str, *spans: tuple[int, int]) -> Kind:
    inferred = rule == "header.type_layout"
    letter = kind.name == LETTER
    return Kind(
        name=scalar(doc, kind.name, rule, *spans, inferred=inferred, listed=True),
        code=scalar(doc, kind.code, rule, *spans, listed=True) if kind.code else None,
        letter=letter,
    )


def _title_lines(head: Head) -> Iterator[LineSpan]:
    yield from head.lines(Zone.TITLE)
    yield from (line for line in head.first if line.zone not in {Zone.TITLE, Zone.ISSUER, Zone.MOTTO})


def _mended(group: str) -> str:
    """A code whose ``Đ`` was read twice (``QĐĐ``)."""
    return group.replace("ĐĐ", "Đ")


def _bare(code: str) -> str:
    return re.sub(r"(.)\1+", r"\1", fold(code))


@cache
def _titled(system: str) -> tuple[DocumentType, ...]:
    """The types that are printed as titles, the longest names first; the system's own before the other's."""
    kinds = [kind for kind in document_types() if kind.name != LETTER]
    return tuple(sorted(kinds, key=lambda kind: (-len(kind.name), kind.system != system)))
