"""What one way of saying by when gives: the span in the text and the parts of the deadline."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docproc.schema.contract import DeadlineKind


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """A deadline found in a text: ``text[start:end]``, its kind and parts; ``rule`` says how it was found.

    The parts are those of the contract's ``Deadline``.
    """

    start: int
    end: int
    rule: str
    kind: DeadlineKind
    due_date: datetime.date | None = None
    due_time: str | None = None
    first: datetime.date | None = None
    recurrence: str | None = None
    anchor: str | None = None
    amount: int | None = None
    unit: str | None = None
    applies_to: str | None = None
    approximate: bool = False

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the reading shares a character with a span."""
        return self.start < end and start < self.end
