"""The lattice as data: words to be repaired, the steps they are taken apart into, and nodes as arrays.

A segment is a stretch of words up to a full stop, colon or semicolon. Boundaries are numbered through
the document; every node stands between two of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from docproc.restore.candidates import Candidates
from docproc.restore.grade import Grade
from docproc.restore.sums import Logs, Numbers

HERE = (0,)
"""A step's words, counted from the word that it belongs to: that word alone."""


@dataclass(frozen=True, slots=True)
class Source:
    """A word to be repaired: its text, how far a change is doubted, and what stands around it.

    ``begins`` is whether it stands first in its line. Of words with figures more is said, so that all
    others are equal wherever they stand: ``before`` is the word before them in their paragraph,
    ``confidence`` the engine's (0–1), ``None`` when there is none, and ``only`` whether they are all of
    their line.
    """

    text: str
    doubt: float
    among_capitals: bool
    grade: Grade
    begins: bool = False
    before: str = ""
    confidence: float | None = None
    only: bool = False

    @property
    def alone(self) -> bool:
        """Whether a single character stands for the word, closing signs aside."""
        return len(self.text.rstrip(".,;:)")) == 1


@dataclass(frozen=True, slots=True)
class Step:
    """A run of letters or a sign within one word (or glued from two), with its candidates.

    ``words`` are places in the document's list of words, or counted from a word (:data:`HERE`) whose
    place is not said; ``apart`` is true when a blank comes before it although none was read. ``written``
    is what a piece that is not repaired becomes all the same (the Đ of a symbol).
    """

    words: tuple[int, ...]
    read: str
    candidates: Candidates
    apart: bool = False
    written: str | None = None

    def at(self, place: int) -> Step:
        """A step beside a word, for the word at a place of the document."""
        words = (place,) if self.words == HERE else tuple(place + beside for beside in self.words)
        return Step(words, self.read, self.candidates, self.apart, self.written)


@dataclass(slots=True)
class Lattice:
    """Nodes in the order in which they were added; one entry of each list a step."""

    steps: list[Step] = field(default_factory=list)
    begin: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)
    boundaries: int = 0
    segments: int = 0

    def add(self, step: Step, begin: int, end: int) -> None:
        """Place a step between two boundaries of the current segment."""
        self.steps.append(step)
        self.begin.append(begin)
        self.end.append(end)
        self.segment.append(self.segments - 1)

    def boundary(self) -> int:
        """A new boundary, after all earlier ones of its segment."""
        self.boundaries += 1
        return self.boundaries - 1


@dataclass(frozen=True, slots=True)
class Nodes:
    """The lattice as arrays, ordered by depth: one entry a candidate."""

    step: Numbers
    choice: Numbers
    begin: Numbers
    end: Numbers
    depth: Numbers
    segment: Numbers
    number: Numbers
    log: Logs

    def with_logs(self, logs: Logs) -> Nodes:
        """The same nodes with other log probabilities."""
        return replace(self, log=logs)

    def shown_as(self, numbers: Numbers) -> Nodes:
        """The same nodes, with other words for the language model to judge their neighbours by."""
        return replace(self, number=numbers)

    def take(self, kept: Numbers) -> Nodes:
        """Some of the nodes, in the given order."""
        return Nodes(*(getattr(self, name)[kept] for name in _COLUMNS))

    def with_others(self, others: Nodes) -> Nodes:
        """These nodes and behind them others."""
        return Nodes(*(np.concatenate([getattr(self, name), getattr(others, name)]) for name in _COLUMNS))


_COLUMNS = ("step", "choice", "begin", "end", "depth", "segment", "number", "log")


def nodes(lattice: Lattice, first: Sequence[int]) -> Nodes:
    """All nodes of a lattice; ``first[s]`` is the first boundary of segment ``s``."""
    sizes = np.array([len(step.candidates.numbers) for step in lattice.steps])
    begin, end = np.array(lattice.begin), np.array(lattice.end)
    segment = np.array(lattice.segment)
    starts = np.array(first)
    step = np.repeat(np.arange(len(sizes)), sizes)
    found = Nodes(
        step,
        np.arange(len(step)) - np.repeat(np.cumsum(sizes) - sizes, sizes),
        begin[step],
        end[step],
        (begin - starts[segment])[step],
        segment[step],
        np.concatenate([step.candidates.numbers for step in lattice.steps]),
        np.concatenate([step.candidates.logs for step in lattice.steps]),
    )
    return found.take(np.argsort(found.depth, kind="stable"))
