"""A task in the making, and its finishing into the contract's terms."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from docproc.extract.citations import find_citations
from docproc.extract.deadlines import DeadlineMention, deadlines_within
from docproc.extract.document import confidence, evidence, metadata, source
from docproc.extract.roles import Roles, read_roles
from docproc.extract.targets import TargetReading, read_targets
from docproc.extract.task_contexts import NOBODY, Party
from docproc.schema.contract import Deadline, Modality, Target, Task, TaskReference, TaskSource

Span = tuple[int, int]


@dataclass(slots=True)
class TaskDraft:
    """What is known of a task before its deadlines, targets and references are looked up.

    Spans are characters of ``doc.text``. ``labelled`` are the places that are only for a deadline (a
    column, ``Thời gian: …``); ``reads`` are the words in which roles, deadlines, targets and references
    are looked for, by default the task's own; the deadline of the ``heading`` holds for a task without one.
    """

    id: str
    rule: str
    start: int
    end: int
    marker: str | None
    leads: Party
    helpers: Party
    modality: Modality
    group_id: str | None = None
    parent_id: str | None = None
    depth: int = 0
    is_leaf: bool = True
    source: TaskSource = TaskSource.TEXT
    product: Span | None = None
    target: Span | None = None
    labelled: list[Span] = field(default_factory=list)
    heading: Span | None = None


def finish(doc: Doc, draft: TaskDraft) -> Task:
    """The task in the contract's terms."""
    text = doc.text[draft.start : draft.end]
    issuer = metadata(doc).issuer
    roles = read_roles(text, list(draft.leads.agencies), issuer.value if issuer else None)
    helpers = _helpers(draft, roles)
    deadlines = _deadlines(doc, draft)
    cited: list[Span] = doc._.citation_spans
    return Task(
        id=draft.id,
        group_id=draft.group_id,
        parent_id=draft.parent_id,
        level=draft.depth + 1,
        marker=draft.marker,
        text=text,
        is_leaf=draft.is_leaf,
        lead_agencies=list(draft.leads.agencies),
        lead_verbatim=_words(doc, draft.leads.span),
        coordinating_agencies=list(helpers.agencies),
        coordinating_verbatim=_words(doc, helpers.span),
        deadlines=deadlines,
        targets=_targets(doc, draft, cited, deadlines),
        references=_references(text),
        report_to=roles.report_to,
        report_via=roles.report_via,
        product=_words(doc, draft.product),
        modality=draft.modality,
        source=draft.source,
        page=_page(doc, draft.start),
        evidence=evidence(doc, draft.start, draft.end),
        confidence=confidence(doc, draft.rule, (draft.start, draft.end)),
        rule=draft.rule,
    )


def _helpers(draft: TaskDraft, roles: Roles) -> Party:
    """The inherited helpers and those the task's own words name."""
    own = tuple(
        agency
        for agency in roles.coordinating
        if agency.name not in {helper.name for helper in draft.helpers.agencies}
    )
    span = draft.helpers.span
    if roles.coordinating_span and span is None:
        first, last = roles.coordinating_span
        span = (draft.start + first, draft.start + last)
    return Party((*draft.helpers.agencies, *own), span) if draft.helpers.agencies or own else NOBODY


def _deadlines(doc: Doc, draft: TaskDraft) -> list[Deadline]:
    mentions: list[DeadlineMention] = doc._.deadlines
    labelled = [
        mention
        for start, end in draft.labelled
        for mention in deadlines_within(doc, start, end, labelled=True)
    ]
    inside = [
        mention
        for mention in mentions
        if draft.start <= mention.start < draft.end
        and not any(start <= mention.start < end for start, end in draft.labelled)
    ]
    start, end = draft.heading or (0, 0)
    inherited = [mention for mention in mentions if start <= mention.start < end]
    found = sorted([*inside, *labelled], key=lambda mention: mention.start) or inherited
    return [mention.deadline for mention in found]


def _targets(doc: Doc, draft: TaskDraft, cited: list[Span], deadlines: list[Deadline]) -> list[Target]:
    spans = [(draft.start, draft.end)]
    if draft.target and not draft.start <= draft.target[0] < draft.end:
        spans.append(draft.target)
    dated = [deadline.verbatim for deadline in deadlines if deadline.anchor or deadline.start]
    return [
        _target(doc, start, reading)
        for start, end in spans
        for reading in read_targets(doc.text[start:end])
        if not _is_term(doc.text[start:end], reading, dated)
        and not any(first <= start + reading.start < last for first, last in cited)
    ]


def _is_term(text: str, reading: TargetReading, dated: list[str]) -> bool:
    """Whether a figure only says how long a term is that counts from something."""
    places = [(text.find(words), words) for words in dated]
    return any(0 <= start <= reading.start < start + len(words) for start, words in places)


def _target(doc: Doc, offset: int, reading: TargetReading) -> Target:
    start, end = offset + reading.start, offset + reading.end
    return Target(
        measure=reading.measure,
        verbatim=doc.text[start:end],
        operator=reading.operator,
        value=reading.value,
        unit=reading.unit,
        year=reading.year,
        due_date=reading.due_date,
        evidence=evidence(doc, start, end),
        confidence=confidence(doc, reading.rule, (start, end), by_sense=True),
        rule=reading.rule,
    )


def _references(text: str) -> list[TaskReference]:
    found = {}
    for citation in find_citations(text):
        start, end = citation.whole
        found[text[start:end]] = TaskReference(verbatim=text[start:end], number_symbol=citation.number_symbol)
    return list(found.values())


def _words(doc: Doc, span: Span | None) -> str | None:
    return doc.text[span[0] : span[1]].strip() or None if span else None


def _page(doc: Doc, start: int) -> int:
    tokens = source(doc).tokens(start, start + 1)
    return tokens[0].page if tokens else 1
