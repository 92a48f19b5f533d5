"""Cell 4: the place and the date, on one line with the number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from docproc.layout.number import end_of_symbol, is_number_line
from docproc.layout.phrases import skeleton
from docproc.layout.subject import subject_label
from docproc.schema import Word

_LONGEST_PLACE = 6  # words: TP. Hồ Chí Minh; Xã Quảng Bạch, with a stray mark
_SPAN = 5  # words from `ngày` to `tháng`, blanks in handwriting included
_WHITE = 1.6  # heights of white space between the columns
_FIGURES = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d")


def find_place_date(words: Sequence[Word], *, lenient: bool = False) -> int | None:
    """Index of the first word of ``Hải Phòng, ngày 30 tháng 6 năm 2025``; ``None`` without a date.

    ``lenient`` is for the place on the page where a date must stand: there ``ngày`` alone will do,
    since a stamp may cover the rest.
    """
    day = _index_of(words, "ngay", 0, len(words))
    month = _index_of(words, "thang", (day or 0) + 1, len(words))
    if month is not None and (day is None or month - day > _SPAN):
        year = _index_of(words, "nam", month, len(words))
        day = _before_month(words, month) if year is not None else None
    if day is None:
        return None
    rest = " ".join(word.text for word in words[day:])
    if month is None and not lenient and not _FIGURES.search(rest):
        return None
    return _start_of_place(words, day)


def is_place_date(words: Sequence[Word]) -> bool:
    """Whether a line is nothing but a place and a date."""
    return find_place_date(words) == 0


def _index_of(words: Sequence[Word], letters: str, start: int, end: int) -> int | None:
    for index in range(start, end):
        word = skeleton(words[index].text)
        ends = word.startswith(letters) or word.endswith(letters)
        glued = ends and len(word) <= len(letters) + 2
        if glued or (abs(len(word) - len(letters)) <= 1 and fuzz.ratio(word, letters) >= 74):
            return index
    return None


def _before_month(words: Sequence[Word], month: int) -> int | None:
    """The place of a ``ngày`` that was not read: after the comma, at most three words back."""
    for index in range(month - 1, max(-1, month - 4), -1):
        if words[index].text.endswith(","):
            return index + 1
    return None


def _start_of_place(words: Sequence[Word], day: int) -> int:
    """Go back from ``ngày`` over the place: to the end of the symbol, or over capitalised words."""
    before = " ".join(word.text for word in words[:day])
    symbol = end_of_symbol(words[:day]) if is_number_line(before) else 0
    subject = subject_label(words[:day])
    symbol = max(symbol, _after_gap(words, day))
    if day - symbol <= _LONGEST_PLACE and not subject:
        return symbol
    start = day
    while start > subject and day - start < 4 and words[start - 1].text[:1].isupper():
        start -= 1
    return start


def _after_gap(words: Sequence[Word], day: int) -> int:
    """The word after the last wide white space before the place: the columns part there; 0 without one."""
    for index in range(day - 1, 0, -1):
        before, after = words[index - 1].box, words[index].box
        if before is not None and after is not None and after.x0 - before.x1 > _WHITE * after.height:
            return index
    return 0
