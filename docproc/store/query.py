"""What a person typed into the search box, as a full-text expression that is always valid.

Words that are separated by blanks must all stand in the document, in any order; words inside double
quotes must stand together. Signs inside a word (``1747/UBND``, ``V/v``) part it into words that must
stand together. Nothing that is typed is ever an operator of the full-text language.

A query is matched without marks, so ``giai ngan`` finds *giải ngân*. Words that are typed WITH marks
also find the same letters with other marks or none, since marks get lost on the way from paper; but
the documents in which they stand exactly as typed come first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from docproc.vietnamese.unicode import fold, fold_tone_placement, nfc

_QUOTES = str.maketrans(dict.fromkeys("“”„«»＂", '"'))
_QUOTED = re.compile(r'"([^"]*)"')

NEAR_WORDS = 12
"""Words that stand within so many words of each other count as standing near."""


def searchable(text: str) -> str:
    """Text as the ``folded`` column keeps it: no marks, lower case, same length for NFC text."""
    return _bare(fold(text))


def exact_form(text: str) -> str:
    """Text as the ``exact`` column keeps it: lower case, marks kept, tone placement folded."""
    return _bare(fold_tone_placement(text).lower())


def _bare(text: str) -> str:
    """Control characters become blanks: they mark highlights, and SQLite ends a text at NUL."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def words(text: str) -> list[str]:
    """The words that the tokenizer of the index sees: runs of letters and digits."""
    return ["".join(run) for is_word, run in groupby(text, str.isalnum) if is_word]


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the index; ``phrases`` are runs of NFC words that must stand together."""

    phrases: tuple[tuple[str, ...], ...]

    @classmethod
    def parse(cls, typed: str) -> Query | None:
        """Read what was typed; ``None`` when there is not one letter or digit in it."""
        typed = nfc(typed).translate(_QUOTES)
        parts: list[str] = []
        for position, part in enumerate(_QUOTED.split(typed)):
            parts += [part] if position % 2 else part.split()
        phrases = tuple(tuple(found) for part in parts if (found := words(part)))
        return cls(phrases) if phrases else None

    @property
    def folded(self) -> str:
        """All words, marks aside."""
        return f"folded : ({' AND '.join(map(_folded, self.phrases))})"

    @property
    def exact(self) -> str:
        """All words, and those that were typed with marks exactly so; never finds more than `folded`."""
        marked = [phrase for phrase in self.phrases if any(fold(w) != w.lower() for w in phrase)]
        if not marked:
            return self.folded
        return f"({self.folded}) AND (exact : ({' AND '.join(map(_exact, marked))}))"

    @property
    def near(self) -> str:
        """All words within a few words of each other."""
        if len(self.phrases) == 1:
            return self.folded
        return f"folded : NEAR({' '.join(map(_folded, self.phrases))}, {NEAR_WORDS})"

    @property
    def together(self) -> str:
        """The whole query as one phrase."""
        return f"folded : {_folded(tuple(word for phrase in self.phrases for word in phrase))}"


def _folded(phrase: tuple[str, ...]) -> str:
    return f'"{searchable(" ".join(phrase))}"'


def _exact(phrase: tuple[str, ...]) -> str:
    return f'"{exact_form(" ".join(phrase))}"'
