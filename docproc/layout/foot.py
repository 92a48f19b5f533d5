"""The foot of a document whose words have boxes: recipients on the left, the signature on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docproc.layout.authority import has_prefix, is_authority, is_name
from docproc.layout.captions import is_caption
from docproc.layout.fragment import Fragment
from docproc.layout.group import Group, apart
from docproc.layout.noise import is_noise
from docproc.layout.phrases import is_capitals, phrases
from docproc.layout.recipients import heading_length, is_archive, is_first_item, is_item
from docproc.schema import Zone

_RIGHT = 0.45  # share of the width where a signature's column may begin
_LEFT = 0.42  # share of the width where a list of recipients must begin before
_STRIP = (0.30, 0.78)  # shares of the width between which the columns part


@dataclass(frozen=True, slots=True)
class Foot:
    """The groups of a foot, and the lines above and below it."""

    recipients: list[Group]
    signature: list[Group]
    above: list[Fragment]
    below: list[Fragment]
    closed: bool  # whether the list came to its end (``Lưu: …``)

    @property
    def groups(self) -> list[Group]:
        """Recipients, then the signature."""
        return self.recipients + self.signature


def part_foot(fragments: Sequence[Fragment], width: float, *, going_on: bool = False) -> Foot | None:
    """Find the foot of a page and part its columns; ``None`` when the page has none.

    ``going_on`` says that the list of recipients of the page before was not closed. ``width`` of the
    page is in points. Lines below the foot (an appendix on the same page) are left alone.
    """
    ordered = sorted(fragments, key=lambda part: (part.middle, part.box.x0))
    start = _start(ordered, width)
    if start is None and going_on and ordered and is_item(ordered[0].text):
        start = ordered[0].middle
    if start is None:
        return None
    end = _end(ordered, start)
    inside = [part for part in ordered if start - 1 <= part.middle < end]
    gutter = _gutter(inside, width)
    left: list[Fragment] = []
    right: list[Fragment] = []
    for part in inside:
        first, second = _cut(part, gutter, width)
        left += [first] if first is not None else []
        right += [second] if second is not None else []
    recipients = _items(left)
    closed = any(is_archive(group.fragments[0].text) for group in recipients)
    above = [part for part in ordered if part.middle < start - 1]
    below = [part for part in ordered if part.middle >= end]
    return Foot(recipients, _signature(right), above, below, closed)


def _start(ordered: Sequence[Fragment], width: float) -> float | None:
    """Where the foot begins: at ``Nơi nhận``, or at the capitals of the signature if they stand higher."""
    heading = next((part for part in ordered if _is_heading(part, ordered, width)), None)
    signature = [part for part in ordered if _opens_signature(part, width)]
    if heading is None:
        if not signature or not _ends_document(signature[0], ordered, width):
            return None
        return signature[0].middle
    near = [part for part in signature if abs(part.middle - heading.middle) < 4 * heading.height]
    return min([heading.middle, *(part.middle for part in near)])


def _is_heading(part: Fragment, ordered: Sequence[Fragment], width: float) -> bool:
    if part.box.x0 > _LEFT * width:
        return False
    below = [other for other in ordered if 0 < other.middle - part.middle < 5 * part.height]
    if heading_length(part.words) and len(part.text) < 90:
        items = any(is_item(other.text) for other in below)
        return items or part.text.rstrip(" .-").endswith(":") or not below
    return is_first_item(part.text) and part.box.x1 < 0.6 * width


def _opens_signature(part: Fragment, width: float) -> bool:
    """Whether a line stands in the right half and begins a signature by its wording."""
    return part.box.x0 > _RIGHT * width and is_authority(part.words)


def _ends_document(part: Fragment, ordered: Sequence[Fragment], width: float) -> bool:
    """Whether nothing but the two columns of a foot stands below a line of authority."""
    below = [other for other in ordered if other.middle > part.middle + 0.5 * part.height]
    full = [other for other in below if other.box.x0 < _LEFT * width and other.box.x1 > 0.7 * width]
    strong = has_prefix(part.text) or any(is_name(other.text) for other in below)
    return strong and not full


def _end(ordered: Sequence[Fragment], start: float) -> float:
    """Where the foot ends: at the heading of an appendix, else at the end of the page."""
    for part in ordered:
        appendix = phrases("appendix").opening(part.words) and is_capitals(part.text)
        if part.middle > start + 4 * part.height and appendix:
            return part.middle - 1
    return float("inf")


def _gutter(inside: Sequence[Fragment], width: float) -> float:
    """Where the signature's column begins, by the lines that certainly stand in it."""
    starts = [part.box.x0 for part in inside if part.box.x0 > _RIGHT * width]
    items = [part.box.x1 for part in inside if part.box.x0 < _LEFT * width and is_item(part.text)]
    left = [x for x in items if x < 0.6 * width]
    if starts:
        edge = max([x for x in left if x < min(starts)], default=min(starts) - 12)
        return max(min(starts) - 6, (min(starts) + edge) / 2)
    return max([0.5 * width, *left])


def _cut(part: Fragment, gutter: float, width: float) -> tuple[Fragment | None, Fragment | None]:
    """Cut a line that OCR read across both columns; a long item is left whole."""
    if part.box.x0 > min(gutter, _RIGHT * width) and part.box.x_middle > 0.42 * width:
        return None, part
    if part.box.x1 < gutter:
        return part, None
    gap = part.widest_gap(_STRIP[0] * width, _STRIP[1] * width)
    if gap is None:
        return part, None
    index, white = gap
    left, right = part.cut(index)
    assert right is not None
    signs = is_authority(right.words) or is_name(right.text) or is_noise(right.words)
    if white > 1.6 * part.height or (white > 0.45 * part.height and signs):
        return left, right
    return part, None


def _items(left: Sequence[Fragment]) -> list[Group]:
    """One group an item, with the lines it goes on over; scribbles after the last item are noise."""
    groups: list[list[Fragment]] = []
    noise: list[Fragment] = []
    for part in left:
        closed = bool(groups) and is_archive(groups[-1][0].text)
        scribble = closed and not any(letter.isalpha() for letter in part.text)
        if is_noise(part.words) or scribble:
            noise.append(part)
        elif not groups or is_item(part.text) or heading_length(groups[-1][0].words):
            groups.append([part])
        else:
            groups[-1].append(part)
    items = [Group(Zone.RECIPIENTS, tuple(group)) for group in groups]
    return items + apart(Zone.NOISE, noise)


def _signature(right: Sequence[Fragment]) -> list[Group]:
    groups = []
    for part in right:
        zone = Zone.SIGNATURE
        if is_caption(part.words):
            zone = Zone.DIGITAL_SIGNATURE
        elif is_noise(part.words):
            zone = Zone.NOISE
        groups.append(Group(zone, (part,)))
    return groups
