"""The documents that a directive cites: its legal bases, what it refers to, amends, replaces or repeals.

Each cited document is listed once, in its fullest citation, with all the places that cite it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.citation_laws import named_law
from docproc.extract.citation_parts import citation_tables
from docproc.extract.citation_reading import Citation
from docproc.extract.citations import find_citations
from docproc.extract.document import ParagraphSpan, confidence, evidence, metadata, paragraphs, source
from docproc.extract.folded import any_of
from docproc.schema import Zone
from docproc.schema.contract import Reference, ReferenceRole
from docproc.vietnamese.unicode import fold

_REACH = 150  # characters between the verb of a change and the document it changes
_THINGS = (
    r"(?:quy mo|tong muc|du an|von|muc|gia|bien che|dia gioi|thoi gian|tien do)\b"  # changed, no documents
)
_OPERATIVE = re.compile(
    r"\W*(?:dieu 1\b|[ivx]{1,4}[.)]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)|\s*[-–+•]\s|\W*quyet (?:dinh|nghi)\W*$"
)

_REACH = 200  # characters before a citation in which the verb of a change may stand
_NEAR = 90  # the same for a verb that governs the citation itself


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation in the document: ``offset`` is where its paragraph starts."""

    citation: Citation
    offset: int
    role: ReferenceRole

    @property
    def span(self) -> tuple[int, int]:
        """The citation's place in ``doc.text``, title included."""
        start, end = self.citation.whole
        return self.offset + start, self.offset + end

    @property
    def core(self) -> tuple[int, int]:
        """Its place in ``doc.text`` without the title."""
        return self.offset + self.citation.start, self.offset + self.citation.end


@Language.factory(
    "docproc_references",
    requires=["doc._.metadata"],
    assigns=["doc._.citations", "doc._.citation_spans"],
)
def create_references(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds the cited documents."""
    return mark_references


def mark_references(doc: Doc) -> Doc:
    """Set ``doc._.citations`` and ``doc._.citation_spans``.

    The first has each document once, the second every mention without its title.
    """
    mentions = _mentions(doc)
    doc._.citation_spans = [mention.core for mention in mentions]
    doc._.citations = [_reference(doc, group) for group in _groups(doc, mentions)]
    return doc


def _mentions(doc: Doc) -> list[_Cited]:
    mentions: list[_Cited] = []
    preamble, basis_before = True, False
    for paragraph in paragraphs(doc, Zone.SUBJECT, Zone.BODY, Zone.TABLE):
        folded = fold(paragraph.text)
        if paragraph.zone is Zone.TABLE or (paragraph.zone is Zone.BODY and _OPERATIVE.match(folded)):
            preamble = False
        bases = _bases(paragraph, folded, after_basis=basis_before) if preamble else []
        basis_before = bool(bases)
        citations = [*find_citations(paragraph.text), *_named_laws(paragraph.text, bases)]
        mentions += [
            _Cited(citation, paragraph.start, _role(citation, citations, folded, bases))
            for citation in citations
        ]
    return mentions


def _bases(paragraph: ParagraphSpan, folded: str, *, after_basis: bool) -> list[tuple[int, int]]:
    """The parts of a paragraph that name legal bases (``Căn cứ …;``)."""
    if paragraph.zone is not Zone.BODY:
        return []
    openings = list(_basis_opening().finditer(folded))
    if not openings or folded[: openings[0].start()].strip():
        return []
    parts: list[tuple[int, int]] = []
    for number, opening in enumerate(openings):
        end = openings[number + 1].start() if number + 1 < len(openings) else len(folded)
        closed = folded[opening.start() : end + 1].rstrip().endswith(";")
        if opening["certain"] or closed or after_basis or parts:
            parts.append((opening.start(), end))
    return parts


def _named_laws(text: str, bases: Sequence[tuple[int, int]]) -> list[Citation]:
    laws = []
    for start, end in bases:
        law = named_law(text[start:end])
        if law is not None:
            laws.append(law.moved(start))
    return laws


def _role(
    citation: Citation, others: Sequence[Citation], folded: str, bases: Sequence[tuple[int, int]]
) -> ReferenceRole:
    nested = any(
        other is not citation and other.title and other.title[0] <= citation.start < other.title[1]
        for other in others
    )
    if not nested:
        if any(start <= citation.start < end for start, end in bases):
            return ReferenceRole.BASIS
        before = folded[max(0, citation.start - _REACH) : citation.start]
        for role in ("amended", "replaced", "repealed"):
            if _changes(role, before):
                return ReferenceRole(role)
    if citation.rule == "references.unnumbered":
        return ReferenceRole.UNNUMBERED
    return ReferenceRole.REFERENCE


def _changes(role: str, before: str) -> bool:
    """Whether the text before a citation changes it: ``bãi bỏ …``, ``sửa đổi … ban hành kèm theo …``.

    ``điều chỉnh quy mô dự án và Báo cáo số 5`` changes the project, not the report beside it.
    """
    if _changing_enclosed(role).search(before):
        return True
    verb = _changing(role).search(before[-_NEAR:])
    if verb is None:
        return False
    between = verb.group()
    return not between.rstrip().endswith(" va") or re.search(r"\bso\s+\d", between) is not None


def _groups(doc: Doc, mentions: Sequence[_Cited]) -> list[list[_Cited]]:
    """The mentions of each document, in the order of their first mention; the document itself is left out."""
    own = metadata(doc).number_symbol
    groups: list[list[_Cited]] = []
    for mention in mentions:
        number = mention.citation.number_symbol
        if own is not None and number is not None and fold(number) == fold(own.value):
            continue
        group = next((group for group in groups if _same(doc, group, mention)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    return groups


def _same(doc: Doc, group: Sequence[_Cited], mention: _Cited) -> bool:
    """Whether a mention cites the document of a group; numbers recur, so known days must agree."""
    one, other = group[0].citation, mention.citation
    days = {cited.citation.date for cited in (*group, mention)} - {None}
    if one.number_symbol is not None or other.number_symbol is not None:
        return fold(one.number_symbol or "") == fold(other.number_symbol or "") and len(days) <= 1
    titles = {_key(doc, cited) for cited in (group[0], mention)}
    return one.doc_type == other.doc_type and len(titles) == 1 and len(days) <= 1


def _key(doc: Doc, cited: _Cited) -> str:
    return " ".join(re.findall(r"\w+", fold(_title(doc, cited) or "")))


def _title(doc: Doc, cited: _Cited) -> str | None:
    title = cited.citation.title
    return source(doc).text[cited.offset + title[0] : cited.offset + title[1]] if title else None


def _reference(doc: Doc, group: Sequence[_Cited]) -> Reference:
    """The reference that a group of mentions makes: the fullest one speaks, all are its evidence."""
    fullest = max(group, key=_fullness)
    roles = [cited.role for cited in group]
    telling = [role for role in ReferenceRole if role in roles and role is not ReferenceRole.REFERENCE]
    ordered = sorted(group, key=lambda cited: cited is not fullest)
    return Reference(
        verbatim=source(doc).text[slice(*fullest.span)],
        doc_type=fullest.citation.doc_type,
        number_symbol=fullest.citation.number_symbol,
        date=fullest.citation.date,
        issuer=fullest.citation.issuer,
        subject=_title(doc, fullest),
        role=telling[0] if telling else ReferenceRole.REFERENCE,
        evidence=[place for cited in ordered for place in evidence(doc, *cited.span)],
        confidence=confidence(doc, fullest.citation.rule, fullest.core),
        rule=fullest.citation.rule,
    )


def _fullness(cited: _Cited) -> int:
    one = cited.citation
    return sum(part is not None for part in (one.date, one.issuer, one.title, one.doc_type))


@cache
def _basis_opening() -> re.Pattern[str]:
    tables = citation_tables()["bases"]
    certain, others = any_of(tables["certain"]), any_of(tables["in_preamble"])
    return re.compile(rf"(?:^\W*|;\s*|\.\s+)(?:(?P<certain>{certain})|{others})")


@cache
def _changing_enclosed(role: str) -> re.Pattern[str]:
    """The verb of a change of what was issued with the cited document (``ban hành kèm theo``)."""
    verbs = any_of(citation_tables()["roles"][role])
    return re.compile(rf"(?<!duoc )(?<!da ){verbs}[^;.]*ban hanh\s+(?:kem\s+)?theo\s*$")


@cache
def _changing(role: str) -> re.Pattern[str]:
    """The verb of a change right before a citation, not in the passive (``được sửa đổi bởi``)."""
    verbs = any_of(citation_tables()["roles"][role])
    stops = r"\b(?:boi|bang|(?<!kem )theo(?! doi)|tai|ve viec)\b"
    return re.compile(rf"(?<!duoc )(?<!da ){verbs}(?!\s+{_THINGS})(?:(?!{stops})[^;.])*$")
