"""Who takes part in a task and who hears of it: coordinating agencies, ``báo cáo X (qua Y)``.

Whoever is reported to, advised or asked for approval is a recipient, never a coordinating agency.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.extract.agencies import AgencyMention, find_agencies
from docproc.extract.agency_lists import Item, read_list
from docproc.extract.folded import Folded
from docproc.schema.contract import Agency, AgencyKind

_COORDINATES = re.compile(
    r"(?<!\w)phối\s+hợp(?:\s*,?\s*(?:hỗ\s+trợ|giúp))?(?:\s+(?:chặt\s+chẽ|tốt|thường\s+xuyên|kịp\s+thời|hiệu\s+quả))*"
    r"(?:\s+(?:cùng\s+với|với|cùng|của))?:?(?:\s+|(?=[.;,]|$))"
)
_TOGETHER = re.compile(r"(?<!\w)chủ\s+trì\s*,?\s*cùng(?:\s+với)?\s+")
_NOUN = re.compile(r"(?:quy chế|cơ chế|cơ quan|đơn vị|quan hệ|chương trình|thiếu|chưa|kế hoạch|việc)\s+$")
_HAS_LINK = re.compile(r"(?:với|cùng|của|hỗ\s+trợ|giúp):?\s*$")
_OF_NOUN = re.compile(r"của:?\s*$")
_REPORT = re.compile(r"(?<!\w)(?:báo\s+cáo|b/c)(?!\w)")
_SUBMIT = re.compile(r"(?<!\w)(?:trình|tham\s+mưu|đề\s+xuất|kiến\s+nghị|gửi|nộp)(?!\w)")
_SENDS = "gửi"
_PROPOSES = re.compile(r"đề\s+xuất|kiến\s+nghị")
_OWN_HEAD = re.compile(
    r"(?P<own>(?<!\w)(?:giám\s+đốc|lãnh\s+đạo)\s+sở|(?:(?<=về )|(?<=gửi )|(?<=cho )|(?<=lên ))sở)(?!\w)"
)
_A_REPORT = re.compile(r"(?:trên cơ sở|xây dựng|lập|theo|dự thảo|tại|các|nghe|chế độ|có|qua|những)\s+$")
_OF = re.compile(r"\s+(?:của|này|nêu trên|số(?=\s+\d)|tại|do)(?!\w)")
_ANOTHER = re.compile(r"(?:phối hợp|chủ trì|giao|yêu cầu|đề nghị|hướng dẫn|chỉ đạo)(?!\w)")
_NOT_SUBMIT = re.compile(r"(?:quá|chương|công|quy|lộ|hành|giải|tiến)\s+$")
_GIVEN_TO = re.compile(
    r"(?:^|\s)(?:báo cáo|b/c|trình|tham mưu|đề xuất|kiến nghị|về|cho|với|lên|đến|tới|giúp|gửi|gửi về|để)\s*$"
)
_NOT_TO = re.compile(r"(?:thuộc|của|do|theo|tại|thẩm quyền)\s*$")
_VIA = re.compile(r"(?:thông\s+qua|qua)\s+(?:cơ\s+quan\s+thường\s+trực\s+là\s+)?$")
_CLAUSE = re.compile(r"[.;](?=\s|$)")
_REACH = 160  # characters between the verb and whom it reports to
_VIA_REACH = 60


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts of a task beside the lead; ``coordinating_span`` bounds the words that name the helpers."""

    coordinating: tuple[Agency, ...] = ()
    coordinating_span: tuple[int, int] | None = None
    report_to: str | None = None
    report_via: str | None = None


def read_roles(text: str, leads: list[Agency], issuer: str | None = None) -> Roles:
    """The roles that a task's words give to others than its leads.

    ``issuer`` is who wrote the document: the one that ``Giám đốc Sở`` means in a department's letters.
    """
    folded = Folded(text)
    mentions = _with_own(folded, find_agencies(text), issuer)
    lead_names = {agency.name for agency in leads}
    items = [item for item in _coordinating(folded, mentions) if _names(item) - lead_names]
    agencies = {
        agency.name: agency for item in items for agency in item.agencies if agency.name not in lead_names
    }
    span = (items[0].start, items[-1].end) if items else None
    to = _reported_to(folded, mentions)
    via = _via(folded, mentions, to)
    return Roles(tuple(agencies.values()), span, _listed(folded, to), _listed(folded, via))


def _with_own(text: Folded, mentions: list[AgencyMention], issuer: str | None) -> list[AgencyMention]:
    """The mentions and the places where a department names itself without its field."""
    if not issuer or not issuer.startswith("Sở "):
        return mentions
    own = [
        AgencyMention(
            *found.span("own"), text.text[found.start("own") : found.end("own")], [Agency(name=issuer)]
        )
        for found in _OWN_HEAD.finditer(text.marked)
        if not text.capital(text.blank(found.end()))
    ]
    free = [
        mention
        for mention in own
        if not any(other.start < mention.end and mention.start < other.end for other in mentions)
    ]
    return sorted([*mentions, *free], key=lambda mention: mention.start)


def _names(item: Item) -> set[str]:
    return {agency.name for agency in item.agencies}


def _coordinating(text: Folded, mentions: list[AgencyMention]) -> list[Item]:
    found: list[Item] = []
    for match in _TOGETHER.finditer(text.marked):
        found += read_list(text, match.end(), loose=True)
    for match in _COORDINATES.finditer(text.marked):
        linked = bool(_HAS_LINK.search(match.group()))
        noun = _NOUN.search(text.marked, 0, match.start())
        if noun and (not linked or _OF_NOUN.search(match.group())):
            continue
        items = read_list(text, match.end(), loose=linked)
        if items:
            found += [item for item in items if all(item.start >= other.end for other in found)]
        elif not linked:
            found += _helpers_before(mentions, text, match.start())
    return found


def _helpers_before(mentions: list[AgencyMention], text: Folded, position: int) -> list[Item]:
    """``Sở A chủ trì, Sở B và Sở C phối hợp``: the helpers stand before the verb."""
    helpers: list[Item] = []
    end = position
    for mention in reversed([mention for mention in mentions if mention.end <= position]):
        if text.marked[mention.end : end].strip(" ,;") not in {"", "và"}:
            break
        helpers.insert(0, Item(mention.start, mention.end, tuple(mention.agencies)))
        end = mention.start
    led = helpers and re.search(r"chủ\s+trì\s*,?\s*(?:và\s*)?$", text.marked[: helpers[0].start])
    return helpers if led else []


def _reported_to(text: Folded, mentions: list[AgencyMention]) -> AgencyMention | None:
    """Whom the task reports to; else whom it submits to or advises."""
    for verb in (_REPORT, _SUBMIT):
        for match in verb.finditer(text.marked):
            noun = _NOT_SUBMIT if verb is _SUBMIT else _A_REPORT
            if noun.search(text.marked, 0, match.start()) or _OF.match(text.marked, match.end()):
                continue
            stop = _CLAUSE.search(text.marked, match.end())
            limit = min(stop.start() if stop else len(text.text), match.end() + _REACH)
            for mention in mentions:
                if match.end() <= mention.start < limit and _is_given(text, match, mention):
                    return mention
    return None


def _is_given(text: Folded, verb: re.Match[str], mention: AgencyMention) -> bool:
    between = text.marked[verb.end() : mention.start]
    office = any(agency.kind is AgencyKind.OFFICE for agency in mention.agencies)
    if verb.group() == _SENDS and not office:
        return False
    if not between.strip(" ,:"):
        return True
    if _PROPOSES.fullmatch(verb.group()):
        return bool(re.fullmatch(r"\s*(?:cho|với|lên|đến|tới)\s*", between))
    if _ANOTHER.search(between) or _NOT_TO.search(between):
        return False
    return bool(_GIVEN_TO.search(between))


def _via(text: Folded, mentions: list[AgencyMention], to: AgencyMention | None) -> AgencyMention | None:
    """Through whom the report goes: ``báo cáo UBND tỉnh (qua Sở Nội vụ)``."""
    for mention in mentions:
        before = _VIA.search(text.marked, 0, mention.start)
        if not before:
            continue
        bracket = text.marked[: before.start()].rstrip().endswith("(")
        near = to is not None and 0 <= before.start() - to.end <= _VIA_REACH
        if bracket or near:
            return mention
    return None


def _listed(text: Folded, mention: AgencyMention | None) -> str | None:
    """The names of the list that begins with a mention."""
    if mention is None:
        return None
    items = read_list(text, mention.start) or [Item(mention.start, mention.end, tuple(mention.agencies))]
    names = {agency.name: None for item in items for agency in item.agencies}
    return "; ".join(names)
