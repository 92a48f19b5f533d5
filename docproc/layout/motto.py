"""Cell 1: the national motto, or the Party's name in its place."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.layout.phrases import Window, is_capitals, phrases
from docproc.schema import Word

_WITHOUT_DASHES = 85.0


def find_motto(words: Sequence[Word]) -> Window | None:
    """The words of a line that say the motto's first line or the Party's name; ``None`` without.

    Only capitals count: body text may name the state or the Party too.
    """
    for name in ("state_motto", "party_motto", "union_motto"):
        window = phrases(name).find(words)
        if window is not None and is_capitals(_said(words, window)):
            return window
    return None


def find_creed(words: Sequence[Word]) -> Window | None:
    """The words that say ``Độc lập - Tự do - Hạnh phúc``; ``None`` without.

    The creed ends its line and begins with a capital; where its dashes are lost, its letters must be
    clearer, since a stretch of any Vietnamese sentence may look a little like it.
    """
    window = phrases("creed").find(words)
    if window is None or window.end < len(words) - 2 or not words[window.start].text[0].isupper():
        return None
    said = words[window.start : window.end]
    dashes = sum(not any(letter.isalnum() for letter in word.text) for word in said)
    return window if dashes >= 1 or window.similarity >= _WITHOUT_DASHES else None


def _said(words: Sequence[Word], window: Window) -> str:
    return " ".join(word.text for word in words[window.start : window.end])
