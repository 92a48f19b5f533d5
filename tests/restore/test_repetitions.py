"""Doubtful words that stand beside the same letters again: who gives way, and who never does."""

from __future__ import annotations

import numpy as np
import pytest

from docproc.restore.candidates import Candidates
from docproc.restore.decode import Decoded
from docproc.restore.grade import Grade
from docproc.restore.nodes import Nodes, Source, Step
from docproc.restore.pieces import SPECIAL
from docproc.restore.repetitions import Repetitions

WORDS = [*SPECIAL, "đồng", "động", "đổng", "tính", "tình", "ý"]
HIDDEN = {"đổng": "ý"}
"""A word that the lattice shows in the place of a name, and what is named there."""
Place = dict[str, float]


def decoded(*sentences: list[Place]) -> tuple[Decoded, list[Step]]:
    """Sentences as a decoded lattice: at each place its candidates, and the likeliest on the path."""
    rows: list[tuple[int, ...]] = []
    steps: list[Step] = []
    path: list[int] = []
    probability: list[float] = []
    for segment, places in enumerate(sentences):
        for depth, place in enumerate(places):
            numbers = [WORDS.index(word) for word in place]
            best = max(place, key=place.__getitem__)
            path.append(len(rows) + list(place).index(best))
            for choice, number in enumerate(numbers):
                rows.append((len(steps), choice, len(steps), len(steps) + 1, depth, segment, number))
            probability += place.values()
            texts = tuple(place)
            own = [WORDS.index(HIDDEN.get(word, word)) for word in place]
            candidates = Candidates(np.array(own), np.zeros(len(own)), texts)
            steps.append(Step((len(steps),), best, candidates))
    step, choice, begin, end, depth, segment, number = np.array(rows).T
    nodes = Nodes(step, choice, begin, end, depth, segment, number, np.zeros(len(rows)))
    return Decoded(nodes, path, np.array(probability)), steps


def written(found: Decoded) -> str:
    return " ".join(WORDS[number] for number in found.nodes.number[found.path])


DOUBTFUL: list[Place] = [{"đồng": 0.4, "động": 0.6}, {"tính": 0.45, "tình": 0.55}]
CLEAR: list[Place] = [{"đồng": 0.98, "động": 0.02}, {"tính": 0.98, "tình": 0.02}]
SURE: list[Place] = [{"đồng": 0.02, "động": 0.98}, {"tính": 0.02, "tình": 0.98}]
ONE_KNOWN: list[Place] = [{"đồng": 0.4, "động": 0.6}, {"tình": 0.85}]
SHOWN: list[Place] = [{"đổng": 0.95}, {"tính": 0.9}]
APART: list[Place] = [{"đồng": 0.4, "động": 0.6}, {"ý": 0.9}]


@pytest.mark.parametrize(
    ("sentences", "grade", "expected"),
    [
        ([CLEAR, DOUBTFUL], Grade.BARE, "đồng tính đồng tính"),
        ([DOUBTFUL, CLEAR], Grade.ENGLISH, "đồng tính đồng tính"),
        ([DOUBTFUL, DOUBTFUL, CLEAR], Grade.BARE, "động tình động tình đồng tính"),  # 0.55 twice against 0.98
        ([CLEAR, DOUBTFUL], Grade.CLEAN, "đồng tính động tình"),
        ([CLEAR, SURE], Grade.BARE, "đồng tính động tình"),
        ([DOUBTFUL, DOUBTFUL], Grade.BARE, "động tình động tình"),
        ([CLEAR, ONE_KNOWN], Grade.BARE, "đồng tính đồng tình"),  # what is no candidate is not written
        ([SHOWN, [{"đổng": 0.3, "động": 0.7}, {"tình": 0.8}]], Grade.BARE, "đổng tính động tình"),
        ([SHOWN, DOUBTFUL], Grade.BARE, "đổng tính động tình"),  # a name says nothing of other words
        ([CLEAR, APART], Grade.BARE, "đồng tính động ý"),
        ([[CLEAR[0]], [CLEAR[1]], DOUBTFUL], Grade.BARE, "đồng tính động tình"),  # no pair over a full stop
    ],
)
def test_doubtful_words_follow_the_votes(sentences: list[list[Place]], grade: Grade, expected: str) -> None:
    found, steps = decoded(*sentences)
    sources = [Source(step.read, 0.0, False, grade) for step in steps]
    after = Repetitions(WORDS).agreed(found, steps, sources)
    assert written(after) == expected
    assert after.probability.sum() == pytest.approx(found.probability.sum())


def test_probability_is_shared_by_the_votes() -> None:
    found, steps = decoded(CLEAR, DOUBTFUL)
    after = Repetitions(WORDS).agreed(
        found, steps, [Source(step.read, 0.0, False, Grade.BARE) for step in steps]
    )
    assert after.probability[after.path[2]] == pytest.approx(0.98 / (0.98 + 0.55))
    assert after.probability[found.path[2]] == pytest.approx(0.55 / (0.98 + 0.55))
    assert after.probability[after.path[0]] == pytest.approx(0.98)
