"""How well findings agree with the gold: precision, recall and F1 for each key, and calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from docproc.evaluate.text_metrics import words


@dataclass(frozen=True, slots=True)
class Agreement:
    """Findings that are right, found in all, and expected in all (shares for partly right texts)."""

    right: float
    found: float
    expected: float

    @property
    def precision(self) -> float:
        """Share of the findings that are right; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected that was found; 1 when nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Self) -> Agreement:
        return Agreement(self.right + other.right, self.found + other.found, self.expected + other.expected)


def exact(expected: Hashable | None, found: Hashable | None) -> Agreement:
    """One value that must be the same: a number, a date, an id."""
    right = float(expected is not None and expected == found)
    return Agreement(right, float(found is not None), float(expected is not None))


def token_overlap(expected: str | None, found: str | None) -> Agreement:
    """A text, word by word: the multiset of words both have, over each one's own."""
    expected_words, found_words = Counter(words(expected or "")), Counter(words(found or ""))
    shared = sum((expected_words & found_words).values())
    return Agreement(shared, found_words.total(), expected_words.total())


def set_overlap(expected: Iterable[Hashable], found: Iterable[Hashable]) -> Agreement:
    """A set, such as the agencies of a task: members both have, over each one's own."""
    wanted, got = set(expected), set(found)
    return Agreement(len(wanted & got), len(got), len(wanted))


@dataclass(frozen=True, slots=True)
class Bin:
    """Findings of like confidence: how confident on average, how often right, how many."""

    confidence: float
    accuracy: float
    count: int


def reliability(outcomes: Sequence[tuple[float, bool]], bins: int = 10) -> list[Bin]:
    """The reliability curve: bins of equal width over 0–1, empty ones left out.

    ``outcomes`` are (confidence, was right).
    """
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in outcomes:
        groups.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    return [
        Bin(
            sum(confidence for confidence, _ in group) / len(group),
            sum(right for _, right in group) / len(group),
            len(group),
        )
        for _, group in sorted(groups.items())
    ]


def calibration_error(outcomes: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error: mean distance of confidence and accuracy, weighted by bin size.

    Source: Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian
    binning" (AAAI 2015).
    """
    if not outcomes:
        return 0.0
    curve = reliability(outcomes, bins)
    return sum(abs(part.confidence - part.accuracy) * part.count for part in curve) / len(outcomes)
