"""Cell 9b: the list of recipients, told by its wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.markers import BULLETS
from docproc.layout.phrases import phrases, skeleton
from docproc.schema import Word

_BULLET = re.compile(rf"^[{re.escape(BULLETS)}]+\s*")
_ITEM = re.compile(r"^(?:[-–—―−~•·*+]+\s?(?:[^\w\s(]\s)?|_\s)[^\W_]")


def heading_length(words: Sequence[Word]) -> int:
    """How many words at the start of a line say ``Nơi nhận:``; 0 when it is no such line.

    A sentence that merely begins with the words is none: what follows must be a colon, a dash,
    capitals (the signature's column) or nothing.
    """
    length = phrases("recipients").opening(words)
    if skeleton(words[0].text).startswith("ng"):  # `Người nhận` is nearly the same letters
        return 0
    if length == 0 or length == len(words):
        return length
    following = words[length].text
    stop = words[length - 1].text[-1] in ":;.,"
    return length if stop or not following[0].isalpha() or following.isupper() else 0


def is_item(text: str) -> bool:
    """Whether a line begins an item of the list: a dash, however read, and a word."""
    return _ITEM.match(text.strip()) is not None


def is_archive(text: str) -> bool:
    """Whether a line is the last item: ``- Lưu: VT, TH.``"""
    bare = _BULLET.sub("", text.strip())
    first, *rest = bare.split(" ", 2) or [""]
    word = first.rstrip(".,:;")
    keeping = bool(rest) and skeleton(rest[0]) in {"tru", "hanh", "luong"}  # lưu trữ, lưu hành
    return 3 <= len(word) <= 4 and phrases("archive").says(word) and is_item(text) and not keeping


def is_first_item(text: str) -> bool:
    """Whether a line is an item that opens such lists: ``- Như trên;``."""
    bare = _BULLET.sub("", text.strip())
    return is_item(text) and phrases("first_recipient").says(bare.rstrip("0123456789;,. "))


def ends_item(text: str) -> bool:
    """Whether an item ends with this word."""
    return text[-1] in ";." and bool(skeleton(text) or text[:1].isdigit() or len(text) > 1)
