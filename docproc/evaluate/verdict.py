"""One comparison of a value that was expected with the one that was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docproc.evaluate.field_metrics import Agreement, exact, set_overlap, token_overlap
from docproc.evaluate.text_metrics import words

Json = dict[str, Any]

TEXTS = frozenset({
    "subject", "text", "verbatim", "title", "heading_verbatim", "intro_verbatim", "agencies_verbatim",
    "lead_verbatim", "coordinating_verbatim", "name_verbatim", "measure", "product", "purpose", "anchor",
    "period", "scope", "base",
})  # fmt: skip
"""Keys that are texts, judged word by word; all others must be the same."""

CODES = frozenset({
    "number", "symbol", "number_symbol", "drafting_unit_code", "doc_type_code", "code", "codes", "id",
    "marker", "drafter", "unit", "signed_at",
})  # fmt: skip
"""Keys in which capitals count; elsewhere ``Sở Nội Vụ`` is ``Sở Nội vụ``."""

AGREES = 0.95
"""A text is as good as right when its words agree to this F1: one slip in twenty words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One comparison: the key, how it agrees, what was expected and found, and how sure docproc was.

    ``confidence`` is set on the one verdict that speaks for a finding as a whole, and ``sound`` says
    whether that finding is right in what matters; ``rule`` is the rule that found it. ``implied`` marks
    the parts of an item that is missed or invented as a whole: they count, but are no misses of their
    own. ``evidence`` is the contract's, of what was found. ``legibility`` is ``printed``,
    ``handwritten`` or ``covered`` (by a seal).
    """

    key: str
    agreement: Agreement
    expected: Any
    found: Any
    confidence: float | None = None
    sound: bool = False
    evidence: tuple[Json, ...] = ()
    implied: bool = False
    legibility: str = "printed"
    rule: str | None = None

    @property
    def right(self) -> bool:
        """Whether there is nothing to complain about."""
        return self.agreement.f1 == 1.0

    @property
    def good(self) -> bool:
        """Whether it is right as far as a tracker is concerned (a text may have a slip)."""
        return self.agreement.f1 >= (AGREES if last(self.key) in TEXTS else 1.0)


def last(key: str) -> str:
    """The last part of a dotted key."""
    return key.rpartition(".")[2]


def evidence_of(item: Mapping[str, Any] | None) -> tuple[Json, ...]:
    """Where a finding stands; empty for what was not found."""
    return tuple((item or {}).get("evidence") or ())


def agreement_of(key: str, expected: Any, found: Any) -> Agreement:
    """How two values of one key agree: lists as sets, texts by words, the rest exactly.

    ``key`` is the name in the contract, without the path to it.
    """
    if isinstance(expected, list | tuple) or isinstance(found, list | tuple):
        return set_overlap(members(key, expected), members(key, found))
    if key in TEXTS and (isinstance(expected, str) or isinstance(found, str)):
        return token_overlap(expected, found)
    return exact(comparable(key, expected), comparable(key, found))


def members(key: str, items: Iterable[Any] | None) -> list[Any]:
    """The members of a list in the form in which they are compared; agencies by their names."""
    return [comparable(key, item["name"] if isinstance(item, dict) else item) for item in items or ()]


def comparable(key: str, value: Any) -> Any:
    """A value in the form in which it is compared: tone placement folded, blanks squeezed."""
    if not isinstance(value, str):
        return value
    squeezed = " ".join(words(value))
    return squeezed if key in CODES else squeezed.casefold()


def likeness(expected: str | None, found: str | None) -> float:
    """How much two texts are alike (0–1): F1 of their words; nothing is like nothing only by half."""
    if not expected or not found:
        return 0.5 if not expected and not found else 0.0
    return token_overlap(expected.casefold(), found.casefold()).f1
