"""Known phrases found in text that may be badly misread.

The layout is decided before anything is repaired, so ``CONG HOA XA HQI CHU NGHIA VIET NAM`` and
``Doc 1ap - Tu do - Hanh phuc`` must be known for what they are. Texts are compared by their skeleton
(letters without marks, case, blanks and punctuation; look-alike digits as letters), and by the share
of letters that two skeletons have in common in the same order.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from docproc.schema import Word
from docproc.vietnamese.unicode import fold

_DATA = Path(__file__).with_name("data") / "phrases.toml"
_SHORTEST, _LONGEST = 0.65, 1.4  # a window's letters against the phrase's


@cache
def _book() -> dict[str, dict[str, object]]:
    with _DATA.open("rb") as file:
        return tomllib.load(file)


@cache
def _look_alikes() -> dict[int, str]:
    return str.maketrans({key: str(value) for key, value in _book()["look_alikes"].items()})


def skeleton(text: str) -> str:
    """The letters of a text without marks, case, blanks and punctuation; look-alikes as letters."""
    return "".join(letter for letter in fold(text).translate(_look_alikes()) if "a" <= letter <= "z")


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals, up to a misread letter in four."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) >= 0.75 * len(letters)


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` (half-open) that say a phrase, and how alike they are (0–100)."""

    start: int
    end: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases with the same meaning; ``least`` is the similarity (0–100) that counts."""

    skeletons: tuple[str, ...]
    least: float

    def with_names(self, names: Iterable[str]) -> Phrases:
        """The same set with more phrases."""
        more = tuple(dict.fromkeys((*self.skeletons, *map(skeleton, names))))
        return Phrases(more, self.least)

    def similarity(self, text: str) -> float:
        """How alike a whole text is to the nearest phrase (0–100)."""
        letters = skeleton(text)
        return max((fuzz.ratio(letters, phrase) for phrase in self.skeletons), default=0.0)

    def says(self, text: str) -> bool:
        """Whether a whole text is one of the phrases."""
        return self.similarity(text) >= self.least

    def opening(self, words: Sequence[Word]) -> int:
        """How many words at the start say one of the phrases; 0 when none does."""
        window = self._best(words, last_start=_first_lettered(words))
        return window.end if window is not None else 0

    def find(self, words: Sequence[Word]) -> Window | None:
        """The words anywhere in a line that are most like one of the phrases."""
        return self._best(words, last_start=len(words) - 1)

    def _best(self, words: Sequence[Word], last_start: int) -> Window | None:
        parts = [skeleton(word.text) for word in words]
        best: Window | None = None
        for start in range(min(last_start + 1, len(words))):
            if not parts[start]:
                continue
            letters = ""
            for end in range(start + 1, len(words) + 1):
                letters += parts[end - 1]
                score = self._score(letters)
                if score >= self.least and (best is None or score > best.similarity):
                    best = Window(start, end, score)
                if len(letters) > _LONGEST * max(map(len, self.skeletons)):
                    break
        return best

    def _score(self, letters: str) -> float:
        return max(
            (
                fuzz.ratio(letters, phrase)
                for phrase in self.skeletons
                if _SHORTEST * len(phrase) <= len(letters) <= _LONGEST * len(phrase)
            ),
            default=0.0,
        )


def _first_lettered(words: Sequence[Word]) -> int:
    """Index of the first word that has letters: dashes and specks before a phrase do not count."""
    for index, word in enumerate(words):
        if skeleton(word.text):
            return index
    return 0


@cache
def phrases(name: str) -> Phrases:
    """A named set of ``data/phrases.toml``; ``KeyError`` when there is none."""
    entry = _book()[name]
    listed, least = entry["phrases"], entry["least"]
    assert isinstance(listed, list)
    assert isinstance(least, int | float)
    return Phrases(tuple(skeleton(str(phrase)) for phrase in listed), float(least))
