"""Citations of other documents in running text.

``<type> số <number> ngày <day> của <issuer> về <title>``: the full form, shortened ones, lists that state
the type once, laws by name, and documents without a number.
Source: Decree 30/2020/NĐ-CP, annex I (first citation in full); grammar of domain practice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docproc.extract.citation_laws import find_laws
from docproc.extract.citation_parts import CitedNumber, CitedType, mended
from docproc.extract.citation_reading import Citation, Reading, day_and_issuer, issuer_after
from docproc.extract.citation_titles import read_title
from docproc.extract.citation_unnumbered import find_unnumbered
from docproc.extract.folded import Folded
from docproc.lexicon import type_by_name

_NUMERO = r"(?:so\s*[:.]?)?\s*"
_DIRECT = re.compile(rf"\s*(?:lien\s+tich\s*)?\(?{_NUMERO}$")
_LEAD = re.compile(rf"\s*[:,]?\s*{_NUMERO}$")
_JOINED = re.compile(rf"\s*(?:[,;]\s*(?:va\s+)?|va\s+|va\s+cac\s+)?{_NUMERO}$")
_AND = re.compile(r"\s*(?:,|;|va|,\s*va|;\s*va)\s*")
_AT = re.compile(r"\s+tai\s+(?:noi dung\s+)?(?:cac\s+|tai\s+)*")
_NUMBERED_LATER = re.compile(r"\s*,?\s*so\s*:?\s*$")


def find_citations(text: str) -> list[Citation]:
    """All citations of a text in order; those inside another's title follow it."""
    reading = Reading.of(text)
    found: list[Citation] = []
    for number in reading.numbers:
        citation = _numbered(reading, number, found)
        if citation is not None:
            found.append(citation)
    found = _with_shared_issuers(reading.text, found)
    found += [law for law in find_laws(reading) if not _covered(law, found)]
    found += [other for other in find_unnumbered(reading) if not _covered(other, found)]
    return sorted(found, key=lambda citation: citation.start)


def _numbered(reading: Reading, number: CitedNumber, before: Sequence[Citation]) -> Citation | None:
    """The citation around a number: its type to the left, day, issuer and title to the right.

    ``None`` for a short symbol that nothing introduces (``100/TB``).
    """
    start, kind, issuer, rule = _left(reading, number, before)
    if rule == "references.bare" and not re.search(r"-|/\d{4}/", number.printed):
        return None
    end, date, named = day_and_issuer(reading, number.end)
    doc_type = kind or (number.kind.name if number.kind else None)
    title = read_title(reading.text, end, reading.types)
    law = _law_name(reading.text, start, number.start, doc_type)
    return Citation(
        start,
        end,
        doc_type,
        mended(number.printed, type_by_name(doc_type) if doc_type else None),
        rule,
        date,
        named or issuer or _proposer(reading.text, start),
        title or law,
        number.issuing,
    )


def _left(
    reading: Reading, number: CitedNumber, before: Sequence[Citation]
) -> tuple[int, str | None, str | None, str]:
    """Where the citation starts, its type and issuer as stated before the number, and the rule."""
    folded = reading.text.folded
    for kind in reversed(reading.types):
        if kind.end > number.start or number.start - kind.end > 160:
            continue
        name = kind.kind.name if kind.kind else None
        if _DIRECT.match(folded[kind.end : number.start]):
            return kind.start, name, None, "references.numbered"
        issuer = issuer_after(reading.text, kind.end)
        if issuer and _LEAD.match(folded[issuer[0] : number.start]):
            return kind.start, name, issuer[1], "references.numbered"
        if _is_law(reading.text, kind) and _law_gap(folded[kind.end : number.start]):
            return kind.start, name, None, "references.numbered"
        break
    numero = re.compile(r"(?<!\w)so\s*[:.]?\s*$").search(folded, max(0, number.start - 8), number.start)
    start = numero.start() if numero else number.start
    if before and _JOINED.match(folded[before[-1].whole[1] : number.start]):
        return start, *_inherited(number, before), "references.elliptic"
    return start, None, None, "references.bare" if numero is None else "references.elliptic"


def _proposer(text: Folded, start: int) -> str | None:
    """Who wrote the document, where that is said before it: ``đề nghị của Sở X tại Tờ trình số …``."""
    for of in re.compile(r"(?<!\w)cua(?=\s)").finditer(text.folded, max(0, start - 160), start):
        named = issuer_after(text, of.start())
        if named and _AT.fullmatch(text.folded, named[0], start):
            return named[1]
    return None


def _inherited(number: CitedNumber, before: Sequence[Citation]) -> tuple[str | None, str | None]:
    """Type and issuer that a list states once, at its first number."""
    if number.kind is None:
        return before[-1].doc_type, before[-1].issuer
    for citation in reversed(before):
        if citation.doc_type == number.kind.name and citation.issuing == number.issuing:
            return citation.doc_type, citation.issuer
    return None, None


def _with_shared_issuers(text: Folded, found: Sequence[Citation]) -> list[Citation]:
    """``Nghị định số A và Nghị định số B của Chính phủ``: the issuer counts for both."""
    shared: list[Citation] = []
    for citation in reversed(found):
        later = shared[-1] if shared else None
        joined = later and _AND.fullmatch(text.folded[citation.end : later.start])
        same = later and joined and citation.issuer is None and citation.issuing == later.issuing
        shared.append(replace(citation, issuer=later.issuer) if later and same else citation)
    return shared[::-1]


def _is_law(text: Folded, kind: CitedType) -> bool:
    return text.folded[kind.start : kind.end] in {"luat", "bo luat", "phap lenh"}


def _law_gap(between: str) -> bool:
    """Whether what stands between ``Luật`` and a number can be the law's name: ``Đất đai số``."""
    return (
        3 < len(between) < 160
        and not re.search(r"[;:()]|\d|\.\s", between[:-1])
        and bool(_NUMBERED_LATER.search(between))
    )


def _law_name(text: Folded, start: int, number: int, doc_type: str | None) -> tuple[int, int] | None:
    """The name between ``Luật`` and its number."""
    if doc_type not in {"Luật", "Bộ luật", "Pháp lệnh"}:
        return None
    match = re.compile(r"(?:bo luat|luat|phap lenh)\s+(?P<name>.+?)\s*,?\s*so\s*:?\s*$").match(
        text.folded, start, number
    )
    return match.span("name") if match and len(match["name"]) > 2 else None


def _covered(citation: Citation, others: Sequence[Citation]) -> bool:
    return any(other.start < citation.end and citation.start < other.end for other in others)
