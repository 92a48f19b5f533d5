"""The foot of a document whose words have boxes: recipients on the left, the signature on the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from docproc.layout.authority import authority_start, has_prefix, is_authority, is_name
from docproc.layout.captions import is_caption
from docproc.layout.fragment import Fragment
from docproc.layout.group import Group, apart
from docproc.layout.noise import is_noise
from docproc.layout.phrases import is_capitals, phrases
from docproc.layout.recipients import heading_length, is_archive, is_first_item, is_item
from docproc.schema import Zone
from docproc.vietnamese.syllable import is_syllable

_RIGHT = 0.45  # share of the width where a signature's column may begin
_LEFT = 0.42  # share of the width where a list of recipients must begin before
_CLOCK = re.compile(r"\d{1,2}:\d\d|\d{1,2}[/.]\d{1,2}[/.]20\d\d")
_DOUBTED = 0.6  # confidence of words that the engine itself hardly believes in
_FEWEST_LETTERS = 4  # of a post or a name
_TORN = 3  # words that a misread heading can fall into
_PARTED = 1.6  # heights of white space between the columns
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
    signed = _signed_on_the_left(left)
    left, right = left[len(signed) :], signed + right
    recipients = _items(left, headed=any(heading_length(part.words) for part in left))
    closed = any(is_archive(group.fragments[0].text) for group in recipients)
    above = [part for part in ordered if part.middle < start - 1]
    below = [part for part in ordered if part.middle >= end]
    return Foot(recipients, _signature(right), above, below, closed)


def _signed_on_the_left(left: Sequence[Fragment]) -> list[Fragment]:
    """The lines of a second signature that stands left of the first, above ``Nơi nhận`` (joint papers)."""
    heading = next((index for index, part in enumerate(left) if heading_length(part.words)), 0)
    signed = list(left[:heading])
    posts = any(is_authority(part.words) for part in signed)
    return signed if posts and any(is_name(part.text) for part in signed) else []


def _start(ordered: Sequence[Fragment], width: float) -> float | None:
    """Where the foot begins: at ``Nơi nhận``, or at the capitals of the signature if they stand higher.

    Where the heading was not read, the first line of the signature beside or above the list shows it.
    """
    heading = next((part for part in ordered if _is_heading(part, ordered, width)), None)
    signature = [part for part in ordered if _signing(part, width) is not None]
    if heading is None:
        return next((part.middle for part in signature if _ends_document(part, ordered, width)), None)
    near = [
        part
        for part in signature
        if abs(part.middle - heading.middle) < 4 * heading.height
        or (part.middle < heading.middle and _ends_document(part, ordered, width))
    ]
    return min([heading.middle, *(part.middle for part in near)])


def _is_heading(part: Fragment, ordered: Sequence[Fragment], width: float) -> bool:
    if part.box.x0 > _LEFT * width:
        return False
    below = [other for other in ordered if 0 < other.middle - part.middle < 5 * part.height]
    if heading_length(part.words) and len(part.text) < 90:
        items = any(is_item(other.text) for other in below)
        return items or part.text.rstrip(" .-").endswith(":") or not below
    return is_first_item(part.text) and part.box.x1 < 0.6 * width


def _signing(part: Fragment, width: float) -> Fragment | None:
    """The part of a line that stands in the right half and belongs to a signature by its wording."""
    if part.box.x0 > _RIGHT * width:
        return part if is_authority(part.words) else None
    index = authority_start(part.words)
    if index is None or part.gap_before(index) < _PARTED * part.height:
        return None
    right = part.cut(index)[1]
    return right if right is not None and right.box.x0 > _LEFT * width else None


def _ends_document(part: Fragment, ordered: Sequence[Fragment], width: float) -> bool:
    """Whether nothing but the two columns of a foot stands below a line of authority."""
    signing = _signing(part, width)
    below = [other for other in ordered if other.middle > part.middle + 0.5 * part.height]
    crossing = [other for other in below if other.box.x0 < _LEFT * width and other.box.x1 > 0.7 * width]
    full = [other for other in crossing if _signing(other, width) is None and not _is_parted(other, width)]
    listed = any(is_archive(other.text) or is_first_item(other.text) for other in below)
    named = any(is_name(other.text) for other in below if other.box.x0 > _LEFT * width)
    prefixed = signing is not None and has_prefix(signing.text)
    if signing is not part:  # the line holds more than the signature: its own wording is no proof
        return (listed or (named and prefixed)) and not full
    return (prefixed or listed or named) and not full


def _is_parted(part: Fragment, width: float) -> bool:
    """Whether white space parts a line between the columns."""
    gap = part.widest_gap(_STRIP[0] * width, _STRIP[1] * width)
    return gap is not None and gap[1] > _PARTED * part.height


def _end(ordered: Sequence[Fragment], start: float) -> float:
    """Where the foot ends: at the heading of an appendix, else at the end of the page."""
    for part in ordered:
        appendix = phrases("appendix").opening(part.words) and is_capitals(part.text)
        if part.middle > start + 4 * part.height and appendix:
            return part.middle - 1
    return float("inf")


def _gutter(inside: Sequence[Fragment], width: float) -> float:
    """Where the signature's column begins, by the lines that certainly stand in it."""
    starts = [part.box.x0 for part in inside if part.box.x0 > _RIGHT * width and not is_noise(part.words)]
    starts += [right.box.x0 for part in inside if (right := _signing(part, width)) is not None]
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
    if white > _PARTED * part.height or (white > 0.45 * part.height and signs):
        return left, right
    return part, None


def _items(left: Sequence[Fragment], *, headed: bool) -> list[Group]:
    """One group an item, with the lines it goes on over; scribbles after the last item are noise.

    Unless the list is ``headed``, a few words above the items are what is left of its heading.
    """
    groups: list[list[Fragment]] = []
    noise: list[Fragment] = []
    for index, part in enumerate(left):
        closed = bool(groups) and is_archive(groups[-1][0].text)
        scribble = closed and not any(letter.isalpha() for letter in part.text)
        torn = not headed and not groups and index < len(left) - 1 and _is_torn_heading(part)
        if is_noise(part.words) or scribble or torn:
            noise.append(part)
        elif not groups or is_item(part.text) or _is_whole(groups[-1]):
            groups.append([part])
        else:
            groups[-1].append(part)
    items = [Group(Zone.RECIPIENTS, tuple(group)) for group in groups]
    return items + apart(Zone.NOISE, noise)


def _is_torn_heading(part: Fragment) -> bool:
    """Whether a line above the first item can be ``Nơi nhận:`` read badly."""
    if is_item(part.text) or part.text.rstrip().endswith((";", ".")):
        return False
    unsure = [word.confidence for word in part.words if word.confidence is not None]
    return len(part.words) <= _TORN or (bool(unsure) and median(unsure) < _DOUBTED)


def _is_whole(group: Sequence[Fragment]) -> bool:
    """Whether an item has ended, so that the next line begins one even if its dash was not read."""
    return heading_length(group[0].words) > 0 or group[-1].text.rstrip().endswith(";")


def _signature(right: Sequence[Fragment]) -> list[Group]:
    groups = []
    for part in right:
        zone = Zone.SIGNATURE
        if is_caption(part.words):
            zone = Zone.DIGITAL_SIGNATURE
        elif is_noise(part.words) or _is_debris(part):
            zone = Zone.NOISE
        groups.append(Group(zone, (part,)))
    return groups


def _is_debris(part: Fragment) -> bool:
    """Whether a line is what a seal and a pen leave between post and name: figures, a letter or two."""
    if is_authority(part.words) or is_name(part.text) or _CLOCK.search(part.text):
        return False
    whole = all(is_syllable(word.text.lower()) for word in part.words)
    if is_capitals(part.text) and whole:  # SỞ GIÁO DỤC VÀ ĐÀO | TẠO
        return False
    letters = sum(character.isalpha() for character in part.text)
    figures = any(character.isdigit() for character in part.text)
    return letters < _FEWEST_LETTERS or (figures and len(part.words) <= _TORN + 1)
