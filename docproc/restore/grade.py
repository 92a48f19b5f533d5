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
_STRANGE = re.compile(r"[a-z][&€¢£$¥§@©|6-9]|[&€¢£$¥§@©|][a-z]{2}|\d[&€¢£]")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKED_IF_CLEAN, _MARKED_IF_LOST = 0.55, 0.01
_DOCUMENT_SAYS = 8.0
VIETNAMESE_SHARE = 0.55
"""A paragraph of which less is Vietnamese is in another language, or a list of names."""
_ACCENTED_SHARE = 0.025
_STRANGE_SHARE = 0.06
_ODD_SHARE, _FOREIGN_SHARE = 0.08, 0.2
_ODD_IS_VIETNAMESE = 0.6
_ODD_SAYS = -0.5


class Grade(StrEnum):
    """The way in which a paragraph is damaged; its name is its channel's."""

    CLEAN = "vietnamese"
    BARE = "bare"  # marks stripped, letters right
    ENGLISH = "english"
    PATCHY = "patchy"  # some letters kept their marks, others lost them


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts over the words of a text that are made of letters.

    ``own``: with marks that only Vietnamese has; ``plain``: without such, but of Vietnamese build;
    ``foreign``: neither, but known from print; ``odd``: not known at all; ``accented``: plain words
    with letters of other languages (``é``); ``strange``: with digits or signs inside.
    """

    own: int = 0
    plain: int = 0
    foreign: int = 0
    odd: int = 0
    accented: int = 0
    strange: int = 0

    def __add__(self, other: Evidence) -> Evidence:
        return Evidence(
            self.own + other.own,
            self.plain + other.plain,
            self.foreign + other.foreign,
            self.odd + other.odd,
            self.accented + other.accented,
            self.strange + other.strange,
        )

    @property
    def words(self) -> int:
        """Words counted."""
        return self.own + self.plain + self.foreign + self.odd

    @property
    def clean(self) -> float:
        """Log odds that the text was read with its marks."""
        marked = log(_MARKED_IF_CLEAN / _MARKED_IF_LOST)
        unmarked = log((1 - _MARKED_IF_CLEAN) / (1 - _MARKED_IF_LOST))
        return self.own * marked + self.plain * unmarked + self.odd * _ODD_SAYS

    @property
    def vietnamese(self) -> float:
        """Share of the words that are Vietnamese, marks aside; odd ones are, more often than not."""
        certain = self.own + self.plain + _ODD_IS_VIETNAMESE * self.odd
        return certain / self.words if self.words else 0.0

    @property
    def bare(self) -> bool:
        """Whether the letters are right although the marks are missing."""
        return (
            self.accented <= _ACCENTED_SHARE * self.words
            and self.strange <= _STRANGE_SHARE * self.words
            and self.odd <= _ODD_SHARE * self.words
            and self.foreign <= _FOREIGN_SHARE * self.words
        )


def weigh(words: Sequence[str], skeletons: Container[str], known: Container[str]) -> Evidence:
    """Count a paragraph's words.

    ``skeletons`` are all syllables without marks, ``known`` all words of the language model.
    """
    own = plain = foreign = odd = accented = strange = 0
    for word in words:
        for run in _LETTERS.findall(word):
            if len(run) < 2:
                continue
            if _OWN_MARK.search(run):
                own += 1
            elif fold(run) in skeletons:
                plain += 1
                accented += bool(_ANY_MARK.search(run))
            elif not run.isupper():
                is_known = run.lower() in known
                foreign += is_known
                odd += not is_known
        strange += _is_strange(word)
    return Evidence(own, plain, foreign, odd, accented, strange)


def _is_strange(word: str) -> bool:
    """Whether letters stand next to signs that no word has inside: ``s6``, ``v&i``, ``ty1€``."""
    return bool(_STRANGE.search(word))


def grade(paragraph: Evidence, document: Evidence) -> Grade:
    """The grade of a paragraph, given the evidence of the whole document (its own included)."""
    says = max(-_DOCUMENT_SAYS, min(_DOCUMENT_SAYS, 0.25 * document.clean))
    if paragraph.clean + says > -1.0:
        return Grade.CLEAN
    if paragraph.words < 2 and says > -2.0:
        return Grade.CLEAN
    if (paragraph + document).vietnamese < VIETNAMESE_SHARE:
        return Grade.CLEAN
    sure = paragraph.own + paragraph.plain
    if document.clean > 0 and sure < VIETNAMESE_SHARE * paragraph.words:
        return Grade.CLEAN
    return Grade.BARE if document.bare and paragraph.accented <= 1 else Grade.ENGLISH
