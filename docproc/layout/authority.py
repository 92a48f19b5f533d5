"""Cell 7: the authority to sign, the position and the name, told by their wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from docproc.layout.phrases import Phrases, is_capitals, phrases, skeleton
from docproc.lexicon import positions
from docproc.schema import Word
from docproc.vietnamese.unicode import fold

# TM. KT. TL. TUQ. Q. of the state, T/M K/T T/L of the Party; the stop may be misread
_PREFIX = re.compile(r"^\W{0,2}(?:(?:tm|kt|tl|tuq|q)\s?[.,:;]|t/m|k/t|t/l|tuq\b|(?:tm|kt|tl)$)")
_NAME_WORD = re.compile(r"^[^\W\d_][^\d_]*$")
_AROUND = " .,-_'`\"“”‘’="
_NAME_LENGTHS = range(2, 6)


@cache
def _positions() -> Phrases:
    posts = (name for post in positions() for name in (post.title, post.deputy) if name)
    return phrases("positions").with_names(posts)


def has_prefix(text: str) -> bool:
    """Whether a text begins with a mark of authority (``TM.``, ``KT.``, ``T/M``), in capitals."""
    first = text.strip().split(" ", 1)[0]
    return _PREFIX.match(fold(text.strip())) is not None and first[:2].isupper()


def is_position(words: Sequence[Word]) -> bool:
    """Whether a line names a position in capitals: ``PHÓ CHỦ TỊCH``, ``GIÁM ĐỐC SỞ NỘI VỤ``."""
    return is_capitals(_text(words)) and _positions().opening(words) > 0


def is_authority(words: Sequence[Word]) -> bool:
    """Whether a line belongs to the capitals above a signature."""
    text = _text(words)
    if not is_capitals(text):
        return False
    return has_prefix(text) or is_position(words) or phrases("bodies").opening(words) > 0


def is_name(text: str) -> bool:
    """Whether a line can be a person's name: two to five capitalised words and nothing else."""
    words = text.strip(_AROUND).split()
    if len(words) not in _NAME_LENGTHS or text.rstrip().endswith((";", ":", ",")):
        return False
    capitals = sum(len(word) > 2 and word.isupper() for word in words)
    if 0 < capitals < sum(len(word) > 2 for word in words):  # an abbreviation beside a name
        return False
    return all(word[0].isupper() and _NAME_WORD.match(word) for word in words)


def authority_start(words: Sequence[Word]) -> int | None:
    """Where in a line of two columns the signature's column begins; ``None`` when it does not.

    Looks for a mark of authority, else for a position or body in capitals that ends the line.
    """
    for index in range(1, len(words)):
        rest = words[index:]
        named = any(len(skeleton(word.text)) > 2 for word in rest[1:])  # KT, NC; are codes of units
        if has_prefix(_text(rest)) and is_capitals(_text(rest)) and named:
            return index
    for index in range(1, len(words)):
        rest = words[index:]
        first = words[index].text[0].isupper() and is_capitals(words[index].text)
        if first and is_position(rest) and not _goes_on(words[index - 1].text):
            return index
    return None


def _goes_on(before: str) -> bool:
    """Whether capitals go on with the word before them: ``UBND`` in ``CT, PCT UBND`` is no position."""
    return is_capitals(before) and len(before) > 1 and before[-1].isalpha()


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
