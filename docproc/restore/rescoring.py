"""What the context model adds to the lattice before its last pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from docproc.restore.context import ContextModel
from docproc.restore.decode import Rescore, Rescored
from docproc.restore.document_places import DocumentPlaces
from docproc.restore.grade import Grade
from docproc.restore.language_model import LanguageModel
from docproc.restore.listed_words import ListedWords
from docproc.restore.name_model import NameModel
from docproc.restore.nodes import Nodes, Source, Step
from docproc.restore.path import Path
from docproc.restore.person_names import Persons
from docproc.restore.phrases import phrases
from docproc.restore.pieces import SPECIAL, START
from docproc.restore.places import PlaceFinder, mixtures
from docproc.restore.sums import Logs, Numbers

WEIGHT = {Grade.CLEAN: 0.3, Grade.BARE: 0.6, Grade.PATCHY: 0.4, Grade.ENGLISH: 0.4}
"""How much the context model's logarithms count beside those of word triples and channel."""
KNOWN_PHRASE = {Grade.CLEAN: 0.0, Grade.BARE: 4.0, Grade.PATCHY: 4.0, Grade.ENGLISH: 4.0}
"""What is added to each word of a fixed phrase."""
LEAST = -9.0
"""No word is held to fit worse than this, beside the one that fits best."""


class Rescorer:
    """Scores the nodes that stand at the places of the first pass's best path."""

    def __init__(
        self, context: ContextModel, model: LanguageModel, names: NameModel, listed: ListedWords
    ) -> None:
        self._context, self._words, self._number = context, model.words, model.number
        self._persons = Persons(names)
        self._places, self._listed = PlaceFinder(model), listed

    def over(self, steps: list[Step], sources: Sequence[Source], known: DocumentPlaces) -> Rescore:
        """The rescoring of one batch of words of a document, of whose places something is ``known``.

        ``steps`` gain candidates where a listed name has words that they lack.
        """

        def rescore(nodes: Nodes, path: list[int]) -> Rescored:
            return self._rescored(nodes, np.array(path, dtype=np.int64), steps, sources, known)

        return rescore

    def _rescored(
        self,
        nodes: Nodes,
        path: Numbers,
        steps: list[Step],
        sources: Sequence[Source],
        known: DocumentPlaces,
    ) -> Rescored:
        opens = np.array([not steps[step].words for step in nodes.step[path].tolist()])
        path = path[~opens | (nodes.number[path] == START)]
        place = _places(nodes, path)
        way = Path(nodes, path, place, steps, self._words)
        mentions = self._places.mentions(way)
        lacking = self._listed.proposals(way, mentions, steps, sources)
        if lacking:
            nodes, path = self._listed.widened(nodes, path, steps, lacking)
            place = _places(nodes, path)
            way = Path(nodes, path, place, steps, self._words)
            mentions = self._places.mentions(way)
        taken = [steps[step] for step in way.step]
        found = np.zeros(len(nodes.number))
        grades = [sources[step.words[0]].grade if step.words else None for step in taken]
        weight = np.array([WEIGHT[grade] if grade else 0.0 for grade in grades])
        some, below = self._fitting(nodes, path, place, np.array(way.cases))
        found[some] = np.maximum(below, LEAST) * weight[place[some]]
        context = found.copy()
        for at, number in self._numbered(set(phrases(way.words, way.may_be))):
            grade = grades[at]
            if grade is not None:
                found[(place == at) & (nodes.number == number)] += KNOWN_PHRASE[grade]
        units = self._places.bonuses(way, mentions, context, known)
        for node, bonus in units.items():
            found[node] += bonus
        shown = nodes.number.copy()
        capitals = [at for at, step in enumerate(taken) if _among_capitals(step, sources)]
        named = [*place[[*units]].tolist(), *capitals]
        misread = [grade is Grade.ENGLISH for grade in grades]
        for weighed in self._persons.weigh(nodes, way, named, misread):
            found[weighed.nodes] = weighed.logs
            shown[weighed.nodes] = weighed.shown
        weighed_nodes = nodes.with_logs(nodes.log + found).shown_as(shown)
        return Rescored(weighed_nodes, mixtures(mentions, units))

    def _fitting(self, nodes: Nodes, path: Numbers, place: Numbers, cases: Numbers) -> tuple[Numbers, Logs]:
        """The nodes that have rivals at their place, and how much worse each fits than the best there."""
        some = np.flatnonzero((place >= 0) & (nodes.number >= len(SPECIAL)))
        rivals = np.bincount(place[some], minlength=len(path))
        some = some[rivals[place[some]] > 1]
        if not len(some):
            return some, np.zeros(0)
        wanted = np.flatnonzero(rivals > 1)
        states = self._context.states(nodes.number[path], cases, wanted)
        row = np.searchsorted(wanted, place[some])
        fit = self._context.fit(states, row, nodes.number[some]).astype(np.float64)
        best = np.full(len(wanted), -np.inf)
        np.maximum.at(best, row, fit)
        return some, fit - best[row]

    def _numbered(self, known: Iterable[tuple[int, tuple[str, ...]]]) -> set[tuple[int, int]]:
        """Places on the path, and the words that known names or phrases would have there."""
        return {
            (start + step, self._number[word])
            for start, words in known
            for step, word in enumerate(words)
            if word in self._number
        }


def _among_capitals(step: Step, sources: Sequence[Source]) -> bool:
    return any(sources[word].among_capitals for word in step.words)


def _places(nodes: Nodes, path: Numbers) -> Numbers:
    """For each node the place on the path that stands between the same boundaries; −1 for none."""
    place_at = np.full(int(nodes.end.max()) + 1, -1, dtype=np.int64)
    place_at[nodes.begin[path]] = np.arange(len(path))
    place = place_at[nodes.begin]
    same = (place >= 0) & (nodes.end[path[place]] == nodes.end)
    return np.where(same, place, -1)
