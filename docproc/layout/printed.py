"""Pages with boxes: the order in which their parts are recognised, and the order in which they are read.

What stands in the margins goes first (page numbers, captions, stamps), then the head, the foot, the
tables; what is left is the body. Reading order: margin at the top, head, body, foot, margin at the
bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from docproc.layout.body import Body, part_body
from docproc.layout.captions import find_captions
from docproc.layout.contact import is_contact
from docproc.layout.foot import Foot, part_foot
from docproc.layout.fragment import Fragment
from docproc.layout.group import Group, apart, together, without
from docproc.layout.head import Head, part_head
from docproc.layout.level import LevelPage, level
from docproc.layout.page_numbers import find_page_numbers, in_margin, running_headers
from docproc.layout.received_stamp import cut_at_stamp, received_stamp
from docproc.schema import OcrPage, PageLayout, Zone

_CONTACT = 0.82  # share of the height below which a letterhead's foot stands


@dataclass(slots=True)
class _Margin:
    """What was taken out before the text itself is looked at, and the lines that are left."""

    top: list[Group] = field(default_factory=list)
    bottom: list[Group] = field(default_factory=list)
    rest: list[Fragment] = field(default_factory=list)


def arrange_printed(pages: Sequence[OcrPage]) -> list[PageLayout]:
    """Arrange pages whose words all have boxes; the pages of one document, in order."""
    levels = [level(page) for page in pages]
    read = [[Fragment.of(line.words) for line in each.page.lines if line.words] for each in levels]
    headers = running_headers(read, [page.height or 0.0 for page in pages])
    body = Body()
    unclosed = False
    layouts = []
    for each, fragments in zip(levels, read, strict=True):
        page = each.page
        margin = _part_margin(page, fragments, headers)
        head, foot = _part_head_and_foot(page, margin.rest, going_on=unclosed, first=not body.begun)
        unclosed = foot is not None and not foot.closed and bool(foot.recipients)
        groups = margin.top + _read_text(page, margin.rest, head, foot, body) + margin.bottom
        layouts.append(_layout(each, groups))
    return layouts


def _part_margin(page: OcrPage, fragments: list[Fragment], headers: set[str]) -> _Margin:
    assert page.width is not None
    assert page.height is not None
    margin = _Margin()
    numbers = find_page_numbers(fragments, page.number, page.width, page.height)
    numbers += [
        part
        for part in fragments
        if part.skeleton in headers and in_margin(part, page.height) and page.number > 1
    ]
    for group in apart(Zone.PAGE_NUMBER, {id(part): part for part in numbers}.values()):
        (margin.top if group.top < page.height / 2 else margin.bottom).append(group)
    rest = without(fragments, numbers)
    contacts = [p for p in rest if p.middle > _CONTACT * page.height and is_contact(p.words)]
    margin.bottom = together(Zone.CONTACT, contacts) + margin.bottom
    rest = without(rest, contacts)
    usual = median(part.height for part in rest) if rest else 12.0
    captions = find_captions(rest, usual)
    upper = [part for part in captions if part.middle < page.height / 2]
    margin.top += apart(Zone.DIGITAL_SIGNATURE, upper)
    margin.bottom += apart(Zone.DIGITAL_SIGNATURE, without(captions, upper))
    margin.rest = _part_stamp(without(rest, captions), page.height, margin)
    return margin


def _part_stamp(fragments: list[Fragment], height: float, margin: _Margin) -> list[Fragment]:
    """Take a received stamp out of the way; what stands beside it stays."""
    stamp = received_stamp(fragments, height)
    if stamp is None:
        return fragments
    stamped, rest = [], []
    for fragment in fragments:
        inside, outside = cut_at_stamp(fragment, stamp)
        stamped += [inside] if inside is not None else []
        rest += outside
    margin.top += together(Zone.RECEIVED_STAMP, stamped)
    return rest


def _part_head_and_foot(
    page: OcrPage, fragments: Sequence[Fragment], *, going_on: bool, first: bool
) -> tuple[Head | None, Foot | None]:
    assert page.width is not None
    assert page.height is not None
    head = part_head(fragments, page.width, page.height, first=first)
    rest = fragments if head is None else head.rest
    return head, part_foot(rest, page.width, going_on=going_on)


def _read_text(
    page: OcrPage,
    fragments: Sequence[Fragment],
    head: Head | None,
    foot: Foot | None,
    body: Body,
) -> list[Group]:
    """Head, body and foot of a page in reading order."""
    rest = list(fragments) if head is None else head.rest
    groups = [] if head is None else list(head.groups)
    if head is not None:
        body.open_document(has_subject=any(group.zone is Zone.SUBJECT for group in groups))
    if foot is None:
        return groups + part_body(rest, page, body)
    groups += part_body(foot.above, page, body)
    groups += foot.groups
    body.close_document()
    return groups + (part_body(foot.below, page, body) if foot.below else [])


def _layout(levelled: LevelPage, groups: Sequence[Group]) -> PageLayout:
    page = levelled.page
    return PageLayout(
        page.number,
        page.width,
        page.height,
        page.source,
        tuple(levelled.restored(group.block) for group in groups),
        page.rotation,
        page.dpi,
        page.failure,
    )
