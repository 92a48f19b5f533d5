"""Who must do what: groups of tasks under the agencies they address, tasks, subtasks, rows of tables.

A paragraph is a task when an agency is addressed and something is assigned to it; documents that only
report or decide on a person give none. Roles follow the heading, the verb, and the clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.clauses import Issuer
from docproc.extract.closing_reading import appended_body, closing_paragraphs, main_body
from docproc.extract.document import ParagraphSpan, metadata, paragraphs
from docproc.extract.outline import build_outline
from docproc.extract.task_contexts import Context, Level
from docproc.extract.task_drafts import finish
from docproc.extract.task_ids import Identities, unique
from docproc.extract.task_phrases import phrases
from docproc.extract.task_tables import TaskTable, draft_rows, read_task_tables
from docproc.extract.task_walk import Walk
from docproc.schema import Zone
from docproc.schema.contract import Agency


@Language.factory(
    "docproc_tasks",
    requires=[
        "doc._.source",
        "doc._.metadata",
        "doc._.addressees",
        "doc._.citation_spans",
        "doc._.deadlines",
    ],
    assigns=["doc._.task_groups", "doc._.tasks"],
)
def create_tasks(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that finds the tasks and their groups."""
    return mark_tasks


def mark_tasks(doc: Doc) -> Doc:
    """Set ``doc._.task_groups`` and ``doc._.tasks``, in reading order."""
    kind = metadata(doc).doc_type
    if kind and kind.value in phrases()["without_tasks"]["types"]:
        return doc
    body = main_body(doc)
    closing = {paragraph.index for paragraph in closing_paragraphs(body)}
    walk = Walk(doc, _issuer(doc))
    outline = build_outline([paragraph for paragraph in body if paragraph.index not in closing])
    walk.visit_all(outline, Context(Level.NEUTRAL))
    enclosed = appended_body(doc)
    walk.visit_all(build_outline(enclosed), Context(Level.NEUTRAL))
    drafts = list(walk.drafts)
    for table in read_task_tables(doc):
        for draft in draft_rows(doc, table, _section_path(doc, table, [*body, *enclosed])):
            draft.id = unique(draft.id, walk.identities.tasks)
            drafts.append(draft)
    doc._.task_groups = walk.groups
    doc._.tasks = [finish(doc, draft) for draft in sorted(drafts, key=lambda draft: draft.start)]
    return doc


def _issuer(doc: Doc) -> Issuer:
    issuer = metadata(doc).issuer
    addressees: list[Agency] = [agency for entry in doc._.addressees for agency in entry.normalized]
    unique_names = {agency.name: agency for agency in addressees}
    return Issuer(issuer.value if issuer else None, tuple(unique_names.values()))


def _section_path(doc: Doc, table: TaskTable, body: Sequence[ParagraphSpan]) -> str:
    """The path of the last heading before a table, in the document or the appendix that it stands in."""
    heads = [head.index for head in paragraphs(doc, Zone.APPENDIX) if head.index < table.first]
    start = max(heads, default=-1)
    before = [paragraph for paragraph in body if start < paragraph.index < table.first]
    branch: list[str] = []
    nodes = build_outline(before)
    identities = Identities()
    path = ""
    while nodes and nodes[-1].marker and nodes[-1].marker.label:
        path = identities.path_of(nodes[-1], path)
        nodes = nodes[-1].children
        branch.append(path)
    return path
