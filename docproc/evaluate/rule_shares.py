"""How often each extraction rule is right, estimated from directives that no rule was fitted to.

A rule's figure (``docproc/extract/data/rules``) says how often it is right when its words were read right.
Counted on directives that the rules were improved on, it comes out too high; so it is counted on others,
before anybody looks at them. Few of those are ever at hand: what the tables say counts as
:data:`WEIGHT` further findings, after it was corrected by what held for all rules of its component. A
directive that is measured in several forms counts as one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docproc.evaluate.measure import Result
from docproc.extract.rules import rules

WEIGHT = 10.0
"""So many findings the figure in the tables is worth."""
HIGHEST, LOWEST = 0.99, 0.01
"""No rule is sure, and none useless, on the strength of so few findings."""


@dataclass(frozen=True, slots=True)
class RuleShare:
    """One rule, ``component.rule``, on the measured directives.

    ``findings`` it made, ``right`` of them right (of the mean form of each directive), ``read`` the sum of
    the probabilities that their words were read right; ``said`` is its share in the tables, ``share`` what
    it should be.
    """

    rule: str
    findings: float
    right: float
    read: float
    said: float
    share: float


def rule_shares(results: Iterable[Result]) -> list[RuleShare]:
    """Every rule of the tables, by name; what is written by hand or covered does not count."""
    counts = {rule: _Count(said) for rule, said in rules().items()}
    measured = list(results)
    forms = Counter(result.case.document for result in measured)
    for result in measured:
        for verdict in result.verdicts:
            if verdict.rule in counts and verdict.legibility == "printed" and verdict.confidence is not None:
                weight = 1 / forms[result.case.document]
                counts[verdict.rule].add(weight, verdict.confidence, verdict.sound)
    held = _held(counts)
    return [
        RuleShare(
            rule, count.findings, count.right, count.read, count.said, count.share(held[_component(rule)])
        )
        for rule, count in sorted(counts.items())
    ]


@dataclass(slots=True)
class _Count:
    """The findings of one rule so far."""

    said: float
    findings: float = 0.0
    right: float = 0.0
    read: float = 0.0

    def add(self, weight: float, confidence: float, sound: bool) -> None:
        self.findings += weight
        self.right += weight * sound
        self.read += weight * (min(1.0, confidence / self.said) if self.said else 1.0)

    def share(self, held: float) -> float:
        """What was counted, together with what was said before, corrected by how its component held."""
        before = WEIGHT * _share(self.said * held)
        return _share((self.right + before) / (self.read + WEIGHT))


def _held(counts: Mapping[str, _Count]) -> dict[str, float]:
    """How the rules of each component held together: right findings beside those that were promised."""
    right: defaultdict[str, float] = defaultdict(float)
    promised: defaultdict[str, float] = defaultdict(float)
    for rule, count in counts.items():
        right[_component(rule)] += count.right
        promised[_component(rule)] += count.read * count.said
    return {name: (right[name] + WEIGHT) / (sum_ + WEIGHT) for name, sum_ in promised.items()}


def _component(rule: str) -> str:
    return rule.partition(".")[0]


def _share(value: float) -> float:
    return min(HIGHEST, max(LOWEST, value))
