"""The ĐẾN box that the receiving office stamps over the head or the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.layout.fragment import Fragment
from docproc.layout.marks import mark_zone
from docproc.layout.number import end_of_symbol, is_number_line
from docproc.layout.phrases import is_capitals, phrases, skeleton
from docproc.schema import Box, Word
from docproc.vietnamese.unicode import fold

_LARGEST = (180.0, 115.0)  # points; the decree of 2020 and the offices' own boxes, rounded up
_GAP = 5.0  # points of white space between a stamp and the text beside it
_FIELD_NUMBER = re.compile(r"^\W*s[o06e]\s?[:.]+\s?\d*\W*$")
_FIELD_DATE = re.compile(r"^\W*[Nn]g\w{0,3}\s?(?:[:„…]|\.{2,})")


@dataclass(frozen=True, slots=True)
class _Seed:
    """Words that belong to a received stamp, and which of its fields they are."""

    kind: str
    box: Box


def is_received_heading(words: Sequence[Word]) -> bool:
    """Whether a line begins with the heading of a received stamp (``CÔNG VĂN ĐẾN``)."""
    text = " ".join(word.text for word in words)
    return is_capitals(text) and phrases("received_heading").opening(words) > 0


def is_received_field(words: Sequence[Word]) -> bool:
    """Whether a line can be a field of a received stamp: ``ĐẾN``, ``Chuyển: …``, ``Ngày: …``."""
    text = " ".join(word.text for word in words)
    if _FIELD_DATE.match(text) or _FIELD_NUMBER.match(fold(text)):
        return True
    length = phrases("received_field").opening(words)
    said = " ".join(word.text for word in words[:length])
    return length > 0 and (is_capitals(said) or said[-1] in ":.…" or length == len(words))


def received_stamp(fragments: Sequence[Fragment], height: float) -> Box | None:
    """Where the received stamp of a page stands, in points; ``None`` without one.

    One heading is proof; without it two different fields must stand within the size of a stamp, in the
    upper half of the page. Scribbles that touch it belong to it.
    """
    upper = [part for part in fragments if part.middle < height / 2]
    seeds = [seed for part in upper for seed in _seeds(part)]
    for seed in sorted(seeds, key=lambda seed: seed.kind != "heading"):
        near = [other for other in seeds if _within_one_stamp(seed.box, other.box)]
        stamp = Box.around(other.box for other in near)
        if stamp is not None and (seed.kind == "heading" or len({o.kind for o in near}) > 1):
            return _grown(stamp, upper)
    return None


def _grown(stamp: Box, fragments: Sequence[Fragment]) -> Box:
    """The stamp with the words around it that are no words: frames, handwriting, a torn heading."""
    words = [word for part in fragments for word in _scribbles(part)]
    for _ in range(3):
        reach = Box(stamp.x0 - 12, stamp.y0 - 12, stamp.x1 + 12, stamp.y1 + 6)
        for word in words:
            around = Box.around((stamp, word.box))
            touches = word.box is not None and word.box.intersection(reach) > 0
            if touches and around is not None and _fits(around):
                stamp = around
    return stamp


def _scribbles(fragment: Fragment) -> list[Word]:
    """The words of a line that are no words; one that stands close to print is a misread word."""
    words = fragment.words
    start = end_of_symbol(words) if is_number_line(fragment.text) else 0
    found: list[Word] = []
    for index in range(start, len(words)):
        beside = [i for i in (index, index + 1) if 0 < i < len(words)]
        alone = all(fragment.gap_before(i) > _GAP or _beside_scribble(words, i, index) for i in beside)
        if _is_scribble(words[index]) and alone:
            found.append(words[index])
    return found


def _beside_scribble(words: Sequence[Word], gap: int, index: int) -> bool:
    return _is_scribble(words[gap - 1 if gap == index else gap])


def _is_scribble(word: Word) -> bool:
    unsure = word.confidence is not None and word.confidence < 0.5
    return unsure or (len(skeleton(word.text)) <= 2 and not word.text.islower())


def _is_print(word: Word) -> bool:
    """Whether a word is plain print, which a stamp may stand on but does not hold."""
    letters = word.text.strip("\"“‘'([,;")
    sure = word.confidence is None or word.confidence >= 0.6
    return sure and letters.isalpha() and letters.islower() and len(letters) > 2


def cut_at_stamp(fragment: Fragment, stamp: Box) -> tuple[Fragment | None, list[Fragment]]:
    """The words of a line that stand in a stamp, and what stands beside it.

    The stamp's box reaches a line above and below what was recognised of it. A line of which a few
    words merely reach into the stamp, without white space between them, is left whole.
    """
    if _heads_stamp(fragment, stamp):
        return fragment, []
    reach = Box(stamp.x0 - 12, stamp.y0 - 14, stamp.x1 + 4, stamp.y1 + 3)
    inside = [word.box is not None and _centre_in(word.box, reach) for word in fragment.words]
    if not any(inside):
        return None, [fragment]
    start = end_of_symbol(fragment.words) if is_number_line(fragment.text) else 0
    inside = [within and index >= start for index, within in enumerate(inside)]
    if not any(inside):
        return None, [fragment]
    first = inside.index(True)
    last = len(inside) - inside[::-1].index(True)
    while last - first > 1 and _is_print(fragment.words[last - 1]):
        last -= 1
    if not _seeds(fragment) and not _stands_apart(fragment, first, last):
        return None, [fragment]
    sides = [fragment.words[:first], fragment.words[last:]]
    return Fragment.of(fragment.words[first:last]), [Fragment.of(side) for side in sides if side]


def _stands_apart(fragment: Fragment, first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` of a line are parted from the rest by space or by kind."""
    words = fragment.words
    if not any(_is_scribble(word) for word in words[first:last]):
        return False
    several = last - first > 1
    left = first == 0 or fragment.gap_before(first) > _GAP
    right = last == len(words) or fragment.gap_before(last) > _GAP
    left = left or (several and _is_scribble(words[first]))
    return left and (right or (several and _is_scribble(words[last - 1])))


def _heads_stamp(fragment: Fragment, stamp: Box) -> bool:
    """Whether a line is the office's name in capitals at the top of the stamp."""
    if mark_zone(fragment.text) is not None:
        return False
    above = 0 < stamp.y0 - fragment.middle < 24
    across = stamp.x0 - 15 < fragment.box.x0 and fragment.box.x1 < max(stamp.x1, stamp.x0 + 130) + 15
    return above and across and is_capitals(fragment.text) and "/" not in fragment.text


def _seeds(fragment: Fragment) -> list[_Seed]:
    seeds = []
    words = fragment.words
    heading = phrases("received_heading").find(words)
    if heading and is_capitals(" ".join(word.text for word in words[heading.start : heading.end])):
        seeds.append(_Seed("heading", _box(words[heading.start : heading.end])))
    for index in range(len(words)):
        kind = _field(words[index:])
        if kind is not None:
            seeds.append(_Seed(kind, _box(words[index : _end_of_scribble(words, index + 1)])))
        elif _FIELD_DATE.match(" ".join(part.text for part in words[index : index + 2])):
            seeds.append(_Seed("day", _box(words[index : _end_of_scribble(words, index + 1)])))
    return seeds


def _field(words: Sequence[Word]) -> str | None:
    """Which field of a stamp a word names: it stands before dots, a colon or handwriting."""
    text = words[0].text.strip("|.,:;[](){}⁄ ")
    named = re.match(r"[^\W\d_]+", text)
    letters = skeleton(named.group()) if named else ""
    open_end = not words[0].text[-1].isalpha()
    if skeleton(text).endswith("den") and len(text) <= 6 and text.isupper():
        return "in"
    if letters == "gio" and text[0].isupper() and open_end:
        return "hour"
    if letters == "chuyen" and open_end:
        return "heading" if "..." in text else "forward"
    return None


def _end_of_scribble(words: Sequence[Word], index: int) -> int:
    """Go right over dotted lines and handwriting, which never reads as two plain words."""
    while index < len(words) and not words[index].text.strip(".,;").isalpha():
        index += 1
    return index


def _box(words: Sequence[Word]) -> Box:
    box = Box.around(word.box for word in words)
    assert box is not None
    return box


def _within_one_stamp(one: Box, other: Box) -> bool:
    around = Box.around((one, other))
    return around is not None and _fits(around)


def _fits(box: Box) -> bool:
    return box.width < _LARGEST[0] and box.height < _LARGEST[1]


def _centre_in(box: Box, area: Box) -> bool:
    return area.x0 <= box.x_middle <= area.x1 and area.y0 <= box.y_middle <= area.y1
