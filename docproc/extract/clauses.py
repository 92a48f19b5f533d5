"""Which clauses of a paragraph have a lead of their own: ``A thẩm định …; B tổng hợp …``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docproc.extract.addresses import Address, Form, is_petition, read_address
from docproc.extract.agency_lists import Item, read_list
from docproc.extract.folded import Folded
from docproc.extract.task_contexts import Context, Level
from docproc.extract.task_phrases import modality, starts_with_verb, words
from docproc.schema.contract import Agency, AgencyKind

_STOP = re.compile(r"[.;:]\s+|,\s+|\s+và\s+(?=giao|yêu cầu|đề nghị)|(?:đồng thời|trong đó),?\s+")
_COORDINATION = re.compile(r"phối\s+hợp(?:\s+\w+){0,2}?\s+(?:với|cùng)\s+|phối\s+hợp\s+(?=[^\W\d_])")
_BRACKET = re.compile(r"\([^()]*\)")
_EXECUTION = re.compile(r"(?:chịu\s+trách\s+nhiệm\s+)?thi\s+hành(?!\w)")
_STANDING = re.compile(r"(?:Ban Thường vụ|Thường trực|Ban Chấp hành|Ban Thường trực)\s+")
_APART = re.compile(r"(?:riêng|đối với)(?!\w)")
_HANDED = re.compile(r"giao(?!\w)")
_DIRECTS = re.compile(r"(?:lãnh đạo|chỉ đạo)(?!\w)")
_LEADS = re.compile(
    r"(?:\w+\s+){0,3}?(?:chủ trì|chịu trách nhiệm|có trách nhiệm|là (?:cơ quan|đầu mối|đơn vị))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a paragraph that assigns: ``text[start:end]`` and whom it addresses.

    ``address`` is ``None`` for what the inherited leads must do.
    """

    start: int
    end: int
    address: Address | None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs the document and whom it is sent to; the issuer assigns nothing to itself."""

    name: str | None
    addressees: tuple[Agency, ...]

    def is_self(self, agencies: list[Agency]) -> bool:
        """Whether all these agencies are the issuer, whose name in the text lacks the province's."""
        name = self.name
        return (
            name is not None
            and ";" not in name
            and all(name.startswith(_STANDING.sub("", agency.name, count=1)) for agency in agencies)
        )


def read_clauses(text: Folded, context: Context, issuer: Issuer) -> list[Clause]:
    """The assigning clauses of a paragraph, in order; the whole paragraph is one when nothing parts it."""
    addresses = _with_shared_verb(text, list(_addresses(text, context, issuer)))
    inherits = bool(context.leads.agencies) or context.level is Level.STRONG
    if not addresses:
        return [Clause(0, len(text.text), None)] if inherits else []
    starts = [position for position, _ in addresses]
    clauses: list[Clause] = []
    if starts[0] > 0 and inherits and starts_with_verb(text, 0):
        clauses.append(Clause(0, starts[0], None))
    else:
        starts[0] = 0
    for number, (_, address) in enumerate(addresses):
        end = starts[number + 1] if number + 1 < len(starts) else len(text.text)
        clauses.append(Clause(starts[number], end, address))
    return clauses


def _with_shared_verb(text: Folded, found: list[tuple[int, Address]]) -> list[tuple[int, Address]]:
    """``đề nghị A, yêu cầu B cử đầu mối``: who is addressed without a duty shares the next one's."""
    shared: list[tuple[int, Address]] = []
    for position, address in found:
        if shared and not text.text[shared[-1][1].task : position].strip(" ,;"):
            first, before = shared.pop()
            shared.append((first, replace(address, items=(*before.items, *address.items))))
        else:
            shared.append((position, address))
    return shared


def _addresses(text: Folded, context: Context, issuer: Issuer) -> Iterator[tuple[int, Address]]:
    """Where clauses with a lead of their own begin."""
    end, before = 0, None
    for position, after_comma in _boundaries(text):
        if position < end:
            continue
        address = read_address(text, position) or _addressed_as_you(text, position, issuer)
        company = context if before is None else replace(context, level=max(context.level, Level.WEAK))
        if address is None or not _assigns(text, address, company, issuer):
            continue
        if after_comma and address.mandate is None:
            continue
        names = {agency.name for agency in address.agencies}
        if before is None or names != before:
            yield position, address
        before, end = names, address.end


def _boundaries(text: Folded) -> Iterator[tuple[int, bool]]:
    """Places where a clause may begin, and whether only a comma parts it from what stands before."""
    covered = [match.span() for match in _BRACKET.finditer(text.text)]
    for match in _COORDINATION.finditer(text.marked):
        items = read_list(text, match.end(), loose=True)
        if items:
            covered.append((match.start(), items[-1].end))
    yield 0, False
    for stop in _STOP.finditer(text.marked):
        if not any(start <= stop.start() < end for start, end in covered):
            yield stop.end(), stop.group()[0] not in ".;:"


def _assigns(text: Folded, address: Address, context: Context, issuer: Issuer) -> bool:
    """Whether an address sets a task in this company."""
    if (
        address.form is Form.HEADING
        or issuer.is_self(address.agencies)
        or is_petition(text, address)
        or _EXECUTION.match(text.marked, text.blank(address.task))
    ):
        return False
    if context.headed:
        offices = any(agency.kind is AgencyKind.OFFICE for agency in address.agencies)
        if address.form is Form.COLON:
            return address.start == 0 and bool(_APART.match(text.marked))
        handed = address.mandate is None or bool(_HANDED.match(text.marked, address.start))
        return (
            handed
            and offices
            and address.form is Form.VERB
            and not _DIRECTS.match(text.marked, address.start)
        )
    if address.mandate:
        invited = words("mandates", "invitation").fullmatch(address.mandate)
        return context.level >= Level.WEAK or not invited
    if context.level >= Level.WEAK:
        return True
    return address.form is Form.VERB and bool(_LEADS.match(text.marked, address.task))


def _addressed_as_you(text: Folded, position: int, issuer: Issuer) -> Address | None:
    """``Đề nghị quý cơ quan gửi …``, ``yêu cầu báo cáo …``: the addressees of the document are meant."""
    mandate = re.compile(r"(?:trân trọng |kính )?(?:đề nghị|yêu cầu)(?!\w)").match(text.marked, position)
    if not mandate or not issuer.addressees:
        return None
    place = text.blank(mandate.end())
    you = words("you").match(text.marked, place)
    end = you.end() if you else mandate.end()
    if not starts_with_verb(text, end):
        return None
    item = Item(place if you else position, end, issuer.addressees)
    verb = " ".join(mandate.group().split())
    return Address(position, end, text.blank(end), Form.VERB, (item,), verb, modality(verb))
