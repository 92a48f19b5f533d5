"""How likely it is that a passage was read well enough, from the probabilities of its words."""

from __future__ import annotations

import math
from collections.abc import Sequence

SLIP = 20
"""A passage is as good as right with one word in so many wrong; a shorter one must be right in every word."""


def as_words(probabilities: Sequence[float]) -> float:
    """Probability that at most one word in :data:`SLIP` is wrong, of words that are right this likely each.

    Errors are taken to fall where they like, so that their number follows Poisson's law.

    Source: Le Cam, "An approximation theorem for the Poisson binomial distribution" (1960).
    """
    mean = sum(1.0 - probability for probability in probabilities)
    term = odds = math.exp(-mean)
    for errors in range(1, len(probabilities) // SLIP + 1):
        term *= mean / errors
        odds += term
    return min(1.0, odds)


def as_sense(probabilities: Sequence[float]) -> float:
    """The same of a passage whose words only carry a day, a figure or a known name: as the mean word."""
    return sum(probabilities) / len(probabilities) if probabilities else 1.0
