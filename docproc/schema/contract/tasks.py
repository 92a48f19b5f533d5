"""Who must do what by when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from docproc.schema.contract.agency import Agency
from docproc.schema.contract.base import Finding, Record, Text
from docproc.schema.contract.indicators import Comparator


class DeadlineKind(StrEnum):
    """How a deadline is expressed."""

    BEFORE = "before"
    ON_OR_BEFORE = "on_or_before"
    ON = "on"
    WITHIN_PERIOD = "within_period"
    PERIOD = "period"
    RECURRING = "recurring"
    RELATIVE = "relative"
    IMMEDIATE = "immediate"
    CONTINUOUS = "continuous"


class Deadline(Finding):
    """By when: ``due_date`` is set only where the document fixes a day.

    ``due_time`` is ``HH:MM``; ``start`` opens a period; ``recurrence`` describes a rule (``monthly``,
    ``quarterly`` …, with ``amount``/``unit`` for ``06 tháng một lần``); ``anchor`` is what a relative
    term counts from; ``approximate`` marks conventions (``cuối tháng 8``); ``applies_to`` names the
    subset that an exception is for.
    """

    verbatim: Text
    kind: DeadlineKind
    due_date: date | None
    due_time: Text | None = None
    start: date | None = None
    recurrence: Text | None = None
    anchor: Text | None = None
    amount: int | None = None
    unit: Text | None = None
    applies_to: Text | None = None
    approximate: bool = False


class Target(Finding):
    """What must be reached: ``100% tỷ lệ hồ sơ …``; a direction without a figure has ``value`` null."""

    measure: Text | None
    verbatim: Text
    operator: Comparator | Text | None
    value: float | None
    unit: Text | None
    year: int | None = None
    due_date: date | None = None


class Modality(StrEnum):
    """Ordered (``yêu cầu``, ``giao``) or asked (``đề nghị``)."""

    MANDATORY = "mandatory"
    REQUEST = "request"


class TaskSource(StrEnum):
    """Whether the task stands in running text or in a table."""

    TEXT = "text"
    TABLE = "table"


class TaskReference(Record):
    """A document that a task cites: its words and its number, if it has one."""

    verbatim: Text
    number_symbol: Text | None = None


class TaskGroup(Finding):
    """A heading that addresses agencies (``2. Sở Nội vụ:``), with the tasks under it.

    ``id`` is the heading's path of markers; ``intro_verbatim`` is a preamble inside the group.
    """

    id: Text
    heading_verbatim: Text
    agencies_verbatim: Text | None
    agencies: list[Agency] = []
    intro_verbatim: Text | None = None


class Task(Finding):
    """One task or subtask; ``id`` is the path of markers (``2.1.b``), ``text`` has its marker removed."""

    id: Text
    group_id: Text | None
    parent_id: Text | None
    level: int
    marker: Text | None
    text: Text
    is_leaf: bool
    lead_agencies: list[Agency] = []
    lead_verbatim: Text | None = None
    coordinating_agencies: list[Agency] = []
    coordinating_verbatim: Text | None = None
    deadlines: list[Deadline] = []
    targets: list[Target] = []
    references: list[TaskReference] = []
    report_to: Text | None = None
    report_via: Text | None = None
    product: Text | None = None
    modality: Modality
    source: TaskSource
    page: int


class Goal(Finding):
    """An objective of the document as a whole."""

    verbatim: Text


class Closing(Finding):
    """The closing sentence: a general duty, and who monitors and is reported to."""

    verbatim: Text
    monitoring_agency: Text | None = None
    report_to: Text | None = None
