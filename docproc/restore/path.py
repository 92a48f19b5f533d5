"""The best path of the first pass, and what else its places could be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from docproc.restore.candidates import TALL, UNUSUAL_SPELLING
from docproc.restore.context import LOWER, case_of
from docproc.restore.nodes import Nodes, Step
from docproc.restore.pieces import UNKNOWN
from docproc.restore.sums import Logs, Numbers
from docproc.vietnamese.unicode import fold, fold_tone_placement


class Option(NamedTuple):
    """A candidate: its node, how far its reading falls behind the best one, and what spelling it costs."""

    node: int
    fit: float
    spelling: float = 0.0


class Path:
    """One entry a piece: ``words`` in lower case, ``read`` as read, ``cases``, which begin with capitals.

    ``step`` are the places of the steps. ``begins`` is true of what may begin a name: besides capitals
    what engines see in ``Ia``.
    """

    def __init__(
        self, nodes: Nodes, path: Numbers, place: Numbers, steps: Sequence[Step], words: Sequence[str]
    ) -> None:
        """Lay out a path of nodes.

        ``place`` is each node's place on the path, −1 for none; ``words`` are the language model's.
        """
        self._nodes, self._steps, self._known = nodes, steps, words
        self.numbers: list[int] = nodes.number[path].tolist()
        self.words = [words[number] for number in self.numbers]
        self.step: list[int] = nodes.step[path].tolist()
        self.read = [steps[step].read for step in self.step]
        self.cases = [case_of(read) for read in self.read]
        self.capital = [case != LOWER for case in self.cases]
        self.begins = [
            capital or read == TALL[0] for capital, read in zip(self.capital, self.read, strict=True)
        ]
        self._place = place
        self._order = np.argsort(place, kind="stable")
        self._rows = np.searchsorted(place[self._order], np.arange(len(path) + 1))
        self._options: dict[int, tuple[dict[str, Option], float]] = {}

    def places_of(self, numbers: Numbers) -> set[int]:
        """The places that have one of these words of the language model among their candidates."""
        return set(self._place[np.isin(self._nodes.number, numbers)].tolist())

    def nodes_at(self, place: int) -> Numbers:
        """The nodes at a place."""
        return self._order[self._rows[place] : self._rows[place + 1]]

    def alike(self, place: int) -> list[int]:
        """Which of the nodes at a place have the letters that were read, if other marks."""
        letters = fold(self.read[place])
        words = (self._known[number] for number in self._nodes.number[self.nodes_at(place)].tolist())
        return [at for at, word in enumerate(words) if fold(word) == letters]

    def is_alone(self, node: int) -> bool:
        """Whether a node on the path, or beside one, is the only one at its place."""
        place = self._place[node]
        return bool(self._rows[place + 1] - self._rows[place] == 1)

    def summed(self, logs: Logs) -> Logs:
        """For each place the logarithm of what its nodes' probabilities are together."""
        ordered = logs[self._order[self._rows[0] :]]
        return np.asarray(np.logaddexp.reduceat(ordered, self._rows[:-1] - self._rows[0]))

    def options(self, place: int) -> dict[str, Option]:
        """All candidates at a place by their words."""
        return self._weighed(place)[0]

    def heads(self, place: int) -> dict[str, Option]:
        """The candidates that a name may begin with: where no capital was read, ``Ia`` alone."""
        options = self.options(place)
        if self.capital[place]:
            return options
        return {word: option for word, option in options.items() if word == TALL[1].lower()}

    def may_be(self, place: int, word: str) -> bool:
        """Whether a word is among the candidates at a place."""
        return word in self.options(place)

    def best(self, place: int) -> float:
        """The best log probability of a reading among the candidates at a place."""
        return self._weighed(place)[1]

    def _weighed(self, place: int) -> tuple[dict[str, Option], float]:
        if place not in self._options:
            found = [self._option(node) for node in self.nodes_at(place).tolist()]
            best = max((option.fit for _, option in found), default=0.0)
            options = {word: option._replace(fit=option.fit - best) for word, option in found}
            self._options[place] = options, best
        return self._options[place]

    def _option(self, node: int) -> tuple[str, Option]:
        number, log = int(self._nodes.number[node]), float(self._nodes.log[node])
        if number != UNKNOWN:
            return self._known[number], Option(node, log)
        step = self._steps[int(self._nodes.step[node])]
        text = step.candidates.texts[int(self._nodes.choice[node])]
        if text:
            return text.lower(), Option(node, log + UNUSUAL_SPELLING, UNUSUAL_SPELLING)
        return fold_tone_placement(step.read.lower()), Option(node, 0.0, -log)
