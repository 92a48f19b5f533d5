"""A text together with its folded twin, so that matchers forgive lost marks yet see the capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docproc.vietnamese.unicode import fold, fold_tone_placement

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Folded:
    """A text and its folding (no marks, lower case); both have the same length.

    Patterns are matched on ``folded``, so that a mark lost in reading costs nothing, or on ``marked``
    (small letters, one tone placement) where short words would be confused; what they found is copied
    from ``text`` at the same offsets.
    """

    text: str
    folded: str = field(init=False)
    marked: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))
        object.__setattr__(self, "marked", fold_tone_placement(self.text).lower())

    def capital(self, position: int) -> bool:
        """Whether a capital letter stands there."""
        return position < len(self.text) and self.text[position].isupper()

    def word(self, position: int) -> re.Match[str] | None:
        """The word that starts there (letters and digits), if one does."""
        if position and self.text[position - 1].isalnum():
            return None
        return _WORD.match(self.folded, position)

    def blank(self, position: int) -> int:
        """The first place from there on that is no blank."""
        while position < len(self.text) and self.text[position].isspace():
            position += 1
        return position


def phrase(words: str) -> str:
    """A pattern for a phrase in folded text: any white space between its words, whole words only."""
    return r"(?<!\w)" + r"\s+".join(re.escape(fold(word)) for word in words.split()) + r"(?!\w)"


def any_of(phrases: list[str] | tuple[str, ...]) -> str:
    """A pattern for any of some phrases in folded text, the longest first."""
    ordered = sorted(set(phrases), key=len, reverse=True)
    return "(?:" + "|".join(phrase(words) for words in ordered) + ")" if ordered else r"(?!)"


def marked(phrases: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of some phrases in text that kept its marks (:attr:`Folded.marked`)."""
    spellings = sorted({fold_tone_placement(words).lower() for words in phrases}, key=len, reverse=True)
    parts = (r"\s+".join(re.escape(word) for word in words.split()) for words in spellings)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
