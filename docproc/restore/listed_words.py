"""Words of listed names where a name must stand and the candidates of what was read spell none.

The candidates of a word are those that are likely wherever it stands; some words of names are too rare for
that, and some were misread too badly. After ``xã`` the list of units says more: ``Hop Kin`` is no commune,
and ``Hợp Kim`` is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from docproc.restore.blanks import LONGEST
from docproc.restore.candidates import TALL, UNUSUAL_SPELLING, Candidates
from docproc.restore.letters import LetterModel
from docproc.restore.mentions import FARTHEST, INSIDE, Mention
from docproc.restore.nodes import Nodes, Source, Step
from docproc.restore.orthography import channel_form
from docproc.restore.path import Path
from docproc.restore.pieces import UNKNOWN
from docproc.restore.sums import Numbers
from docproc.restore.unit_names import Branch, unit_names, words_of_names

GOOD = -2.0
"""Where a listed name fits as well as this, no other is looked for."""
UNLIKELY = -9.0
"""Where the log odds of a name are worse than this, as after ``phòng`` for ``phường``, none is looked for."""
BEHIND = 4.0
"""Names that fit worse by this than another at the same place are left out."""
Likely = Callable[[int], Mapping[str, float]]


class Proposal(NamedTuple):
    """A word for a place on a path, and the log probability of reading it so."""

    place: int
    word: str
    log: float


class ListedWords:
    """Proposes words of listed names by their letters; remembers what was read how."""

    def __init__(self, letters: Mapping[str, LetterModel], numbers: Mapping[str, int]) -> None:
        """``letters`` are models of letters by their channels' names, ``numbers`` the language model's."""
        self._letters, self._numbers = letters, numbers
        known = set.intersection(*(set(each.letters) for each in letters.values()))
        self._words = [word for word in words_of_names() if known.issuperset(word)]
        self._spelt = {name: each.spell(self._words) for name, each in letters.items()}
        self._likely = lru_cache(maxsize=1 << 12)(self._score)

    def _score(self, read: str, channel: str) -> dict[str, float]:
        """The words that may have been read so, with the log probability of that."""
        logs = self._letters[channel].score(self._spelt[channel], read)
        return {self._words[each]: float(logs[each]) for each in np.flatnonzero(logs > 2 * FARTHEST).tolist()}

    def proposals(
        self, path: Path, mentions: Iterable[Mention], steps: Sequence[Step], sources: Sequence[Source]
    ) -> list[Proposal]:
        """Words that would make a listed name of what stands where one must; none where one fits already."""

        @cache
        def likely(place: int) -> dict[str, float]:
            step = steps[path.step[place]]
            if not step.words or step.written is not None or len(step.read) > LONGEST:
                return {}
            source = sources[step.words[0]]
            form, upper = channel_form(step.read)
            channel = f"{source.grade}.upper" if upper else str(source.grade)
            if channel not in self._letters or source.doubt < FARTHEST:
                return {}
            least = FARTHEST + path.best(place) - source.doubt
            scores = self._likely(form, channel).items()
            return {word: log + source.doubt for word, log in scores if log > least}

        found: set[Proposal] = set()
        for mention in mentions:
            if mention.odds > UNLIKELY and all(match.fit < GOOD for match in mention.matches):
                spelt = list(_spelt(path, mention.start, mention.stop, likely))
                best = max((fit for fit, _ in spelt), default=0.0)
                found.update(each for fit, new in spelt if fit > best - BEHIND for each in new)
        return sorted(found)

    def widened(
        self, nodes: Nodes, path: Numbers, steps: list[Step], proposals: Sequence[Proposal]
    ) -> tuple[Nodes, Numbers]:
        """The nodes with one more for each proposal, and the path among them; ``steps`` gain the words."""
        beside = path[[proposal.place for proposal in proposals]]
        choice, number, log = zip(
            *(
                self._chosen(steps, step, proposal)
                for step, proposal in zip(nodes.step[beside].tolist(), proposals, strict=True)
            ),
            strict=True,
        )
        new = replace(nodes.take(beside), choice=np.array(choice), number=np.array(number), log=np.array(log))
        both = nodes.with_others(new)
        order = np.argsort(both.depth, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        return both.take(order), place[path]

    def _chosen(self, steps: list[Step], at: int, proposal: Proposal) -> tuple[int, int, float]:
        """A word's place among the candidates of a step, its number and its log probability."""
        step, word = steps[at], proposal.word
        known = step.candidates
        texts = [(step.read if text is None else text).lower() for text in known.texts]
        if word in texts:
            choice = texts.index(word)
            return choice, int(known.numbers[choice]), float(known.logs[choice])
        number = self._numbers.get(word, UNKNOWN)
        log = proposal.log - (UNUSUAL_SPELLING if number == UNKNOWN else 0.0)
        text = word if step.read[0].isupper() else word.capitalize()
        wider = Candidates(
            np.append(known.numbers, number), np.append(known.logs, log), (*known.texts, text), known.likely
        )
        steps[at] = replace(step, candidates=wider)
        return len(texts), number, log


def _spelt(
    path: Path, start: int, stop: int | None, likely: Likely
) -> Iterator[tuple[float, tuple[Proposal, ...]]]:
    """The listed names that the words from a place on may be: how well each fits, and its new words."""
    open_: list[tuple[Branch, int, float, tuple[Proposal, ...]]] = [(unit_names().root, start, 0.0, ())]
    while open_:
        branch, at, fit, new = open_.pop()
        capital = at < len(path.words) and path.capital[at]
        if branch.name is not None and new and not capital and stop in (None, at):
            yield fit, new
        if at == len(path.words) or (not capital and at > start and path.words[at] not in INSIDE):
            continue
        options = path.options(at) if at > start else path.heads(at)
        for word, option in options.items():
            after = branch.next.get(word)
            if after is not None and fit + option.fit > FARTHEST:
                open_.append((after, at + 1, fit + option.fit, new))
        if not (capital or at == start):
            continue
        best = path.best(at)
        new_words = likely(at) if capital else {TALL[1].lower(): TALL[2]}
        for word, log in new_words.items():
            after = branch.next.get(word)
            if after is not None and word not in options and fit + log - best > FARTHEST:
                open_.append((after, at + 1, fit + log - best, (*new, Proposal(at, word, log))))
