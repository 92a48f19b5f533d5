"""Names of persons on a path of words, and what the name model says of their words' candidates.

A run of words that begin with capitals is a name where it is far likelier as one than as any other words,
by all that may have been read there. Then names decide in place of the language of newspapers, in which
``thành`` is commoner than ``Thạnh`` whoever bears it; and what was read where the same name stands
elsewhere counts, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from docproc.restore.name_model import LONGEST, Choice, NameModel
from docproc.restore.nodes import Nodes
from docproc.restore.orthography import is_capitals
from docproc.restore.path import Path
from docproc.restore.person_words import OTHERS, PERSONS
from docproc.restore.pieces import SPECIAL, START
from docproc.restore.sums import Logs, Numbers
from docproc.vietnamese.unicode import fold

ODDS = 7.0
"""How much likelier a run must be as a name than as any other words (natural logarithms)."""
TITLED, ALONE, SHORT = 7.5, 8.0, -3.0
"""What is added to that: after a title, where a name is all of a line or paragraph, to two words only."""
HEAD = -3.0
"""How much less likely a first word may be as a family name than as any other word."""
PAIRED = 3.0
"""What the order of its words may add to a name, at most, beside the words one by one."""
LEAST = -12.0
"""No word of a name is held to be less likely than this, beside the likeliest."""
AGAIN = 0.5
"""How much what was read of the same name elsewhere counts: an engine misreads the same letters alike."""
UNREAD = -3.0
"""A candidate that another mention of the name lacks was read there worse than all others by this."""
MISREAD = 0.4
"""How much what an English engine read tells between words of a name that have the letters it read: of the
marks that were lost it says little, and least in fonts and strokes that the channel did not learn from."""
_TITLES = frozenset(map(fold, PERSONS))
_SET_APART = frozenset({":", "."})
_START = SPECIAL[START]
_SHOWS_CASE = 3


class Span(NamedTuple):
    """A name on the path: the place of its first word, and after its last."""

    start: int
    stop: int


class Weighed(NamedTuple):
    """Nodes at one place of a name, and how likely each word is there, beside the likeliest.

    ``shown`` is what the language of running text, which knows few names, is shown in its place.
    """

    nodes: Numbers
    logs: Logs
    shown: int


class Persons:
    """Finds names of persons in a lattice and weighs their words."""

    def __init__(self, names: NameModel) -> None:
        self._names = names

    def weigh(
        self, nodes: Nodes, path: Path, taken: Iterable[int], misread: Sequence[bool]
    ) -> Iterator[Weighed]:
        """The words of all names on a path; the places ``taken`` are of other names or among capitals.

        ``misread`` says for each place whether an English engine read it.
        """
        alike: dict[tuple[str, ...], list[tuple[Span, list[Choice]]]] = {}
        for span in self.spans(nodes, path, frozenset(taken)):
            letters = tuple(fold(path.words[at]) for at in range(*span))
            alike.setdefault(letters, []).append((span, _choices(nodes, path, span)))
        for mentions in alike.values():
            read = [choices for _, choices in mentions]
            for number, (span, choices) in enumerate(mentions):
                others = read[:number] + read[number + 1 :]
                together = [_with_others(place, choices, others) for place in range(len(choices))]
                _, said = self._names.read(together)
                common = self._names.common(len(choices))
                rows = zip(range(*span), choices, together, said, common, strict=True)
                for at, own, both, logs, shown in rows:
                    gain = logs + both.logs - own.logs
                    if misread[at]:
                        same = path.alike(at)
                        lost = own.logs[same]
                        gain[same] -= (1 - MISREAD) * np.maximum(lost - lost.max(initial=LEAST), LEAST)
                    yield Weighed(path.nodes_at(at), np.maximum(gain - gain.max(), LEAST), shown)

    def spans(self, nodes: Nodes, path: Path, taken: frozenset[int]) -> Iterator[Span]:
        """Where persons are named, in order."""
        usable = [
            capital and (word.isalpha() or read.isalpha()) and not _is_code(read) and at not in taken
            for at, (capital, word, read) in enumerate(zip(path.capital, path.words, path.read, strict=True))
        ]
        pairs = [at for at in range(len(usable) - 1) if usable[at] and usable[at + 1]]
        if not pairs:
            return
        plain = path.summed(nodes.log + self._names.plain(nodes.number))
        heads = path.summed(nodes.log + self._names.family(nodes.number)) - plain
        later = path.summed(nodes.log + self._names.later(nodes.number)) - plain
        done = 0
        for at in pairs:
            if at < done or heads[at] <= HEAD:
                continue
            stop = next(
                place for place in range(at + 1, len(usable) + 1) if place == len(usable) or not usable[place]
            )
            found = self._longest(
                nodes,
                path,
                Span(at, min(stop, at + LONGEST)),
                heads[at] + np.cumsum(later[at + 1 : stop]),
                plain,
            )
            if found is not None:
                done = found.stop
                yield found

    def _longest(self, nodes: Nodes, path: Path, within: Span, rough: Logs, plain: Logs) -> Span | None:
        """The name that begins with a run of capitals and is likeliest, if any is likely enough."""
        start = within.start
        best, found = ODDS, None
        if start and path.words[start - 1] in OTHERS:
            return None
        for stop in range(start + 2, within.stop + 1):
            span = Span(start, stop)
            odds = _cue(path, span)
            if rough[stop - start - 2] + odds + PAIRED < ODDS:
                continue
            odds += self._names.read(_choices(nodes, path, span))[0] - float(plain[start:stop].sum())
            if odds > best:
                best, found = odds, span
        return found


def _is_code(read: str) -> bool:
    """Whether a word among small letters is set in capitals (``HLV``); two letters may be misread ones."""
    return len(read) >= _SHOWS_CASE and is_capitals(read)


def _cue(path: Path, span: Span) -> float:
    """What speaks for a name beside its words."""
    words, (start, stop) = path.words, span
    odds = SHORT if stop - start == 2 else 0.0
    before = start - 1
    if before > 0 and words[before] in _SET_APART:
        before -= 1
    if before >= 0 and fold(words[before]) in _TITLES:
        odds += TITLED
    elif (start == 0 or words[start - 1] == _START) and (stop == len(words) or words[stop] == _START):
        odds += ALONE
    return odds


def _choices(nodes: Nodes, path: Path, span: Span) -> list[Choice]:
    found = [path.nodes_at(at) for at in range(*span)]
    return [Choice(nodes.number[at], nodes.log[at]) for at in found]


def _with_others(place: int, own: Sequence[Choice], others: Sequence[Sequence[Choice]]) -> Choice:
    """A place of a name with what was read there in other mentions of the same name."""
    numbers, logs = own[place]
    for other in others:
        read = dict(zip(other[place].numbers.tolist(), other[place].logs.tolist(), strict=True))
        least = min(read.values()) + UNREAD
        logs = logs + AGAIN * np.array([read.get(number, least) for number in numbers.tolist()])
    return Choice(numbers, logs)
