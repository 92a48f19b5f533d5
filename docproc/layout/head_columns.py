"""The two columns of a head whose words have boxes, cut where the right one begins.

OCR often reads both columns as one line; the motto, the creed and the date say where to cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docproc.layout.fragment import Fragment
from docproc.layout.motto import find_creed, find_motto
from docproc.layout.number import is_number_line, symbol_goes_on
from docproc.layout.place_date import find_place_date

_FARTHEST = 3.0  # heights that the number may stand below the date
_LEFTMOST = 0.25  # share of the width where the right column begins at the earliest


@dataclass(slots=True)
class Columns:
    """The lines of a head: its left column, the two cells of its right column, and what is neither."""

    left: list[Fragment] = field(default_factory=list)
    motto: list[Fragment] = field(default_factory=list)
    date: list[Fragment] = field(default_factory=list)
    others: list[Fragment] = field(default_factory=list)

    @property
    def number(self) -> Fragment | None:
        """The line with the number; where it is unreadable, the left line on the row of the date."""
        for part in self.left:
            if is_number_line(part.text):
                return part
        return next((part for part in self.left if self.date and on_row(part, self.date[0])), None)


def on_row(one: Fragment, other: Fragment) -> bool:
    """Whether two lines stand level."""
    return abs(one.middle - other.middle) < 0.6 * max(one.height, other.height)


def find_top(upper: Sequence[Fragment], *, first: bool) -> Fragment | None:
    """The line that shows that a head stands among the upper lines of a page; ``None`` without one.

    ``first`` is true on the first page, where a number and a date are enough.
    """
    for finder in (find_motto, find_creed):
        for fragment in upper:
            if finder(fragment.words) is not None:
                return fragment
    for fragment in upper if first else ():
        level = [other for other in upper if abs(other.middle - fragment.middle) < 1.5 * other.height]
        numbered = any(is_number_line(other.text) for other in level)
        if numbered and find_place_date(fragment.words) is not None:
            return next(other for other in upper if 0 <= fragment.middle - other.middle < 90)
    return None


def cut_columns(band: Sequence[Fragment], top: Fragment, width: float) -> Columns:
    """Cut the lines around a head, top to bottom, between its columns."""
    gutter = _gutter(band, width)
    columns = Columns()
    for fragment in band:
        if _is_below(fragment, columns):
            columns.others.append(fragment)
            continue
        found = _right_start(fragment, band)
        left, right = fragment.cut(found[0] if found else fragment.index_at(gutter))
        if left is not None:
            (columns.left if left.box.x_middle < gutter else columns.others).append(left)
        if right is not None:
            kind = found[1] if found else ""
            _right_cell(right, kind, columns, top).append(right)
    return columns


def _is_below(fragment: Fragment, columns: Columns) -> bool:
    """Whether a line stands below the row of the date, and the number was found."""
    if not columns.date:
        return False
    drop = (fragment.middle - columns.date[0].middle) / fragment.height
    number = columns.number
    open_end = number is None or symbol_goes_on(number.text)
    return drop > (_FARTHEST if open_end else 0.7)


def _right_cell(right: Fragment, kind: str, columns: Columns, top: Fragment) -> list[Fragment]:
    if kind == "date" and right.middle >= top.middle:
        return columns.date
    if kind == "motto" or _is_second_line(right, columns):
        return columns.motto
    return columns.others


def _right_start(fragment: Fragment, band: Sequence[Fragment]) -> tuple[int, str] | None:
    """Where the right column begins in a line by its wording, and which cell it is.

    On the row of the number a date must stand, so a damaged one is known there too.
    """
    for finder in (find_motto, find_creed):
        window = finder(fragment.words)
        if window is not None:
            return window.start, "motto"
    due = any(is_number_line(other.text) and on_row(fragment, other) for other in band)
    date = find_place_date(fragment.words, lenient=due)
    return (date, "date") if date is not None else None


def _gutter(band: Sequence[Fragment], width: float) -> float:
    starts = []
    for fragment in band:
        found = _right_start(fragment, band)
        box = fragment.words[found[0]].box if found else None
        if box is not None and box.x0 > _LEFTMOST * width:
            starts.append(box.x0)
    return min(starts, default=0.45 * width) - 3.0


def _is_second_line(fragment: Fragment, columns: Columns) -> bool:
    """Whether an unreadable line stands where the creed must stand."""
    if len(columns.motto) != 1 or columns.date or find_creed(columns.motto[0].words):
        return False
    motto = columns.motto[0]
    inside = motto.box.x0 < fragment.box.x0 and fragment.box.x1 < motto.box.x1
    below = 0.5 * motto.height < fragment.middle - motto.middle < 2.2 * motto.height
    return inside and below and len(fragment.skeleton) > 8
