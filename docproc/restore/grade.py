"""How badly a paragraph is damaged: correct or nearly so, without marks, or read by an English OCR.

Vietnamese carries marks that no other language's OCR writes on about every second word. Where they
stand, the text was read as Vietnamese and is left alone unless there is reason to doubt; where they
are missing throughout, the text lost them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log

from docproc.vietnamese.unicode import fold

_OWN_MARK = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỵỷỹũĩ]", re.IGNORECASE)
_ANY_MARK = re.compile(r"[^\x00-\x7f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKED_IF_CLEAN, _MARKED_IF_LOST = 0.55, 0.01
_DOCUMENT_SAYS = 6.0
_VIETNAMESE_SHARE = 0.55
_BARE_SHARE = 0.98


class Grade(StrEnum):
    """The way in which a paragraph is damaged; its name is its channel's."""

    CLEAN = "vietnamese"
    BARE = "bare"  # marks stripped, letters right
    ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts over the words of a text that are made of letters.

    ``own``: with marks that only Vietnamese has; ``plain``: without such, but of Vietnamese build;
    ``odd``: neither; ``strange``: words with other signs in them (``é``, digits, ``&``).
    """

    own: int = 0
    plain: int = 0
    odd: int = 0
    strange: int = 0

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(
            self.own + other.own,
            self.plain + other.plain,
            self.odd + other.odd,
            self.strange + other.strange,
        )

    @property
    def clean(self) -> float:
        """Log odds that the text was read with its marks."""
        marked = log(_MARKED_IF_CLEAN / _MARKED_IF_LOST)
        unmarked = log((1 - _MARKED_IF_CLEAN) / (1 - _MARKED_IF_LOST))
        return self.own * marked + self.plain * unmarked

    @property
    def vietnamese(self) -> float:
        """Share of the words that are of Vietnamese build, marks aside."""
        total = self.own + self.plain + self.odd
        return (self.own + self.plain) / total if total else 0.0

    @property
    def bare(self) -> bool:
        """Whether the letters are right although the marks are missing."""
        total = self.own + self.plain + self.odd
        return self.strange <= (1 - _BARE_SHARE) * total and self.odd <= 0.15 * total


def weigh(words: Sequence[str], skeletons: Container[str]) -> Evidence:
    """Count a paragraph's words; ``skeletons`` are all syllables without marks."""
    own = plain = odd = strange = 0
    for word in words:
        for run in _LETTERS.findall(word):
            if len(run) < 2:
                continue
            if _OWN_MARK.search(run):
                own += 1
            elif fold(run) in skeletons:
                plain += 1
                strange += bool(_ANY_MARK.search(run)) and not run.isupper()
            elif not run.isupper():
                odd += 1
        strange += _is_strange(word)
    return Evidence(own, plain, odd, strange)


def _is_strange(word: str) -> bool:
    """Whether letters stand next to signs that no word has inside: ``s6``, ``v&i``, ``ty1€``."""
    return bool(re.search(r"[a-z][&€¢£$¥§@©|\d]|[&€¢£$¥§@©|\d][a-z]{2}", word))


def grade(paragraph: Evidence, document: Evidence) -> Grade:
    """The grade of a paragraph, given the evidence of the whole document (its own included)."""
    says = max(-_DOCUMENT_SAYS, min(_DOCUMENT_SAYS, 0.25 * document.clean))
    if paragraph.clean + says > -1.0:
        return Grade.CLEAN
    if paragraph.own + paragraph.plain < 2 and says > -2.0:
        return Grade.CLEAN
    if (paragraph + document).vietnamese < _VIETNAMESE_SHARE:
        return Grade.CLEAN
    if paragraph.vietnamese < _VIETNAMESE_SHARE and document.clean > 0:
        return Grade.CLEAN
    return Grade.BARE if document.bare and paragraph.strange == 0 else Grade.ENGLISH
