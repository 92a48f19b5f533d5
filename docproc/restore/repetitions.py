"""Two words that stand together again and again in a document mostly mean the same each time.

Where ``dong tinh`` came out as ``đồng tính`` in five places and as ``động tình`` in a sixth that was
doubtful, the sixth was decided by too little. Each place votes with its probability.

Source: Yarowsky, "One Sense Per Collocation" (1993); Gale, Church and Yarowsky, "One Sense Per
Discourse" (1992).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from docproc.restore.context import letters_of
from docproc.restore.decode import Decoded
from docproc.restore.grade import Grade
from docproc.restore.nodes import Source, Step
from docproc.restore.pieces import SPECIAL

GRADES = frozenset({Grade.BARE, Grade.ENGLISH})
"""Texts that lost their marks, where every word was decided by its neighbours; see ``models/README.md``."""
SURE = 0.97
"""What is as probable as this is not changed by what stands elsewhere."""
Pair = tuple[int, int]


class _Change(NamedTuple):
    """A place on the path whose word gives way to another; votes for its pair and for the other one."""

    place: int
    word: int
    own: float
    other: float


class Repetitions:
    """Makes doubtful words agree with what their pairs became elsewhere in a document."""

    def __init__(self, words: Sequence[str]) -> None:
        """``words`` are the language model's."""
        self._letters: list[int] = letters_of(words)[1].tolist()

    def agreed(self, decoded: Decoded, steps: Sequence[Step], sources: Sequence[Source]) -> Decoded:
        """A decoded document in which doubtful words were outvoted by those of the same letters."""
        path = list(decoded.path)
        at = np.array(path, dtype=np.int64)
        numbers, likely = decoded.nodes.number[at].tolist(), decoded.probability[at].tolist()
        step_of, segment = decoded.nodes.step[at].tolist(), decoded.nodes.segment[at].tolist()
        choice = decoded.nodes.choice[at].tolist()
        usable = [
            number >= len(SPECIAL) and _may_vote(steps[step], chosen, number, sources)
            for number, step, chosen in zip(numbers, step_of, choice, strict=True)
        ]
        pairs = [
            place
            for place in range(len(path) - 1)
            if usable[place] and usable[place + 1] and segment[place] == segment[place + 1]
        ]
        probability = decoded.probability.copy()
        for change in self._outvoted(pairs, numbers, likely):
            alike = decoded.nodes.step == step_of[change.place]
            found = np.flatnonzero(alike & (decoded.nodes.number == change.word))
            if len(found):
                old, new = path[change.place], int(found[0])
                both = probability[old] + probability[new]
                probability[new] = both * change.other / (change.own + change.other)
                probability[old] = both - probability[new]
                path[change.place] = new
        return replace(decoded, path=path, probability=probability)

    def _outvoted(
        self, pairs: Sequence[int], numbers: Sequence[int], likely: Sequence[float]
    ) -> Iterator[_Change]:
        """For each place that gives way the word with most votes; ``pairs`` begin at the given places."""
        votes: dict[Pair, dict[Pair, float]] = defaultdict(lambda: defaultdict(float))
        letters = self._letters
        for place in pairs:
            one, two = numbers[place], numbers[place + 1]
            votes[letters[one], letters[two]][one, two] += min(likely[place], likely[place + 1])
        changes: dict[int, _Change] = {}
        for place in pairs:
            own = numbers[place], numbers[place + 1]
            cast = votes[letters[own[0]], letters[own[1]]]
            best = max(cast, key=cast.__getitem__)
            if cast[best] <= cast[own]:
                continue
            for here, word in enumerate(best, start=place):
                known = changes.get(here)
                if word == numbers[here] or likely[here] >= SURE or (known and known.other >= cast[best]):
                    continue
                changes[here] = _Change(here, word, cast[own], cast[best])
        yield from changes.values()


def _may_vote(step: Step, choice: int, number: int, sources: Sequence[Source]) -> bool:
    """Whether a step's word counts: of names others stand in the lattice, for the language model to see."""
    if not step.words or sources[step.words[0]].grade not in GRADES:
        return False
    return int(step.candidates.numbers[choice]) == number
