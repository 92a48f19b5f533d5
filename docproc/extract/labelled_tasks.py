"""Tasks whose parts stand in labelled lines: ``Đơn vị chủ trì: …``, ``Thời gian: …``."""

from __future__ import annotations

from spacy.tokens import Doc

from docproc.extract.folded import Folded
from docproc.extract.outline import Node
from docproc.extract.task_contexts import Context
from docproc.extract.task_drafts import Span, TaskDraft
from docproc.extract.task_labels import Label, LabelKind, read_labels
from docproc.extract.task_tables import party

_TELLING = {LabelKind.LEAD, LabelKind.BOTH, LabelKind.COORDINATING}
_HEAD = 3  # a label that begins so early is the whole line


def is_label_line(text: str) -> bool:
    """Whether a paragraph is the labelled line of some task above it."""
    labels = read_labels(Folded(text))
    return bool(labels) and labels[0].position < _HEAD


def labelled_task(doc: Doc, node: Node, context: Context, identity: str) -> TaskDraft | None:
    """The task of a paragraph whose labels, in it or in the lines below, name who does it; else ``None``."""
    own = [label for label in read_labels(Folded(node.text)) if label.position >= _HEAD]
    lines = [(node, label) for label in own]
    for child in node.children:
        if not child.children:
            lines += [(child, label) for label in read_labels(Folded(child.text))]
    if not any(label.kind in _TELLING for _, label in lines):
        return None
    parts: dict[LabelKind, Span] = {}
    for owner, label in lines:
        if label.end > label.start:
            parts.setdefault(label.kind, (owner.start + label.start, owner.start + label.end))
    lead = parts.get(LabelKind.LEAD) or parts.get(LabelKind.BOTH)
    return TaskDraft(
        id=identity,
        rule="tasks.labelled",
        start=node.start,
        end=node.start + len(_before(node.text, own)),
        marker=node.marker.text if node.marker else None,
        leads=party(doc, lead) if lead else context.leads,
        helpers=party(doc, parts.get(LabelKind.COORDINATING)),
        modality=context.modality,
        group_id=context.group_id,
        parent_id=context.parent_id,
        depth=context.depth,
        product=parts.get(LabelKind.PRODUCT),
        target=parts.get(LabelKind.TARGET),
        labelled=[parts[LabelKind.DEADLINE]] if LabelKind.DEADLINE in parts else [],
    )


def has_labels(node: Node) -> bool:
    """Whether a paragraph, or a line right below it, names who does it behind a label."""
    texts = [(node.text, _HEAD), *((child.text, 0) for child in node.children if not child.children)]
    return any(
        label.kind in _TELLING and label.position >= first
        for text, first in texts
        for label in read_labels(Folded(text))
    )


def _before(text: str, labels: list[Label]) -> str:
    return text[: labels[0].position].rstrip(" .;,(") if labels else text.rstrip()
