"""Words wrong, with the commonest errors by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from docproc.vietnamese.unicode import fold_tone_placement, nfc

ILLEGIBLE = "▢"
"""Stands in a gold text for a word that nobody can read; it is not counted."""


@dataclass(slots=True)
class Tally:
    """Words counted and words wrong, with the commonest errors as (truth, repaired)."""

    words: int = 0
    wrong: int = 0
    errors: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        """Share of the words that are wrong (0–1)."""
        return self.wrong / self.words if self.words else 0.0

    def count(self, truth: Sequence[str], repaired: Sequence[str]) -> None:
        """Add the word errors (substituted, lost, added) between two texts, tone placement folded."""
        one, other = list(map(compared, truth)), list(map(compared, repaired))
        self.words += sum(word != ILLEGIBLE for word in one)
        for operation in Levenshtein.editops(one, other):
            was = one[operation.src_pos] if operation.tag != "insert" else ""
            now = other[operation.dest_pos] if operation.tag != "delete" else ""
            if was != ILLEGIBLE:
                self.wrong += 1
                self.errors[was, now] += 1


def compared(word: str) -> str:
    """A word in the form in which it is compared."""
    return fold_tone_placement(nfc(word))
