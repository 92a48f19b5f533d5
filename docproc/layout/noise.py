"""Dirt, separators and scribbles that were read as text: only what certainly says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.layout.fragment import Fragment
from docproc.layout.markers import BULLETS
from docproc.schema import Word

_FAR = 2.5  # heights: further than any dash stands from its item
_CLOSING = '"”)].,;:!?/-'  # signs that may end a line
_MEANT = BULLETS + '"“(['  # signs that may begin one

_UNSURE = 0.35
_LONGEST = 8


def is_noise(words: Sequence[Word]) -> bool:
    """Whether a line certainly says nothing: no letter or figure at all, or a few unsure characters.

    A line of one to eight characters that the engine itself hardly believes in (every word below
    0.35), without a run of three letters, is dirt; any other line stays, whatever its confidence.
    """
    text = "".join(word.text for word in words)
    if not any(character.isalnum() for character in text):
        return True
    unsure = all(word.confidence is not None and word.confidence < _UNSURE for word in words)
    wordless = not any(re.search(r"[^\W\d_]{3}", word.text) for word in words)
    return unsure and wordless and len(text) <= _LONGEST and not text.isdigit()


def trim(fragment: Fragment, *, closely: bool = False) -> tuple[Fragment, list[Fragment]]:
    """A line without the specks before and behind it, and the specks.

    A speck is a word without letters and figures that stands further off than words do; ``closely``
    takes those beside the text too, where nothing but words belongs (a name in the head).
    """
    first, last = 0, len(fragment.words)
    while last - first > 1 and _is_off(fragment, first, first + 1, closely, _MEANT):
        first += 1
    while last - first > 1 and _is_off(fragment, last - 1, last - 1, closely, _CLOSING):
        last -= 1
    sides = [fragment.words[:first], fragment.words[last:]]
    specks = [Fragment.of(side) for side in sides if side]
    return (Fragment.of(fragment.words[first:last]) if specks else fragment), specks


def _is_off(fragment: Fragment, index: int, gap: int, closely: bool, meant: str) -> bool:
    text = fragment.words[index].text
    if any(character.isalnum() for character in text):
        return False
    if closely or (len(text) > 2 and len(set(text)) == 1 and text[0] != "."):
        return True
    signs = any(character in meant for character in text)
    return fragment.gap_before(gap) > (_FAR if signs else 1.0) * fragment.height
