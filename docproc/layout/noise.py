"""Dirt, separators and scribbles that were read as text: only what certainly says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.schema import Word

_UNSURE = 0.35
_LONGEST = 8


def is_noise(words: Sequence[Word]) -> bool:
    """Whether a line certainly says nothing: no letter or figure at all, or a few unsure characters.

    A line of one to eight characters that the engine itself hardly believes in (every word below
    0.35) is dirt; a longer one stays, whatever its confidence.
    """
    text = "".join(word.text for word in words)
    if not any(character.isalnum() for character in text):
        return True
    unsure = all(word.confidence is not None and word.confidence < _UNSURE for word in words)
    return unsure and len(text) <= _LONGEST and not text.isdigit()
