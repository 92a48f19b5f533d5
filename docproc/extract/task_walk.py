"""The walk down the outline that finds groups and tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from docproc.extract.addresses import Address, Form, read_address
from docproc.extract.agency_lists import read_list
from docproc.extract.clauses import Clause, Issuer, read_clauses
from docproc.extract.document import confidence, evidence
from docproc.extract.folded import Folded
from docproc.extract.labelled_tasks import has_labels, is_label_line, labelled_task
from docproc.extract.outline import Node
from docproc.extract.roles import read_roles
from docproc.extract.task_contexts import (
    NOBODY,
    Context,
    Level,
    Party,
    is_loud,
    read_opening,
    section_level,
)
from docproc.extract.task_drafts import TaskDraft
from docproc.extract.task_ids import Identities, joined, unique
from docproc.extract.task_phrases import starts_with_verb, words
from docproc.schema.contract import AgencyKind, TaskGroup

_TITLE_WORDS = 16
_TOPIC_WORDS = 5
_ABOUT = re.compile(
    r"(?:về|đối với công tác|công tác)\s+[^:.;]{3,90}:\s+"
    r"|(?:chế độ|kinh phí|thời gian|tiến độ|nội dung|báo cáo|thông tin|phân công|tổ chức)"
    r"(?:\s+[^\W\d_]+,?){0,6}:\s+"
)


class Walk:
    """One walk over the outline of a document; ``drafts`` and ``groups`` are what it found."""

    def __init__(self, doc: Doc, issuer: Issuer) -> None:
        self.doc = doc
        self.issuer = issuer
        self.drafts: list[TaskDraft] = []
        self.groups: list[TaskGroup] = []
        self.identities = Identities()

    def visit_all(self, nodes: Sequence[Node], context: Context) -> None:
        """Visit siblings in order; what announces assignments binds those after it."""
        current = context
        for position, node in enumerate(nodes):
            following = nodes[position + 1 :]
            if context.headed and node.marker is None and self._speaks_for_itself(node):
                self.visit(node, Context(Level.WEAK, path=context.path))
                continue
            if node.marker is None and not node.children and following:
                announced = self._announced(node, following[0], context, current)
                if announced:
                    current = announced
                    continue
            self.visit(node, current, opens=node.opens and bool(following))

    def _announced(self, node: Node, following: Node, base: Context, current: Context) -> Context | None:
        """What a plain paragraph before others announces: a heading, an intro, an assignment to come."""
        text = Folded(node.text)
        if current.level is Level.SILENT:
            return None
        if base.headed:
            return self._with_helpers(node, 0, current) if node.opens else None
        address = read_address(text, 0, heading=True)
        heads = address is not None and address.form is Form.HEADING and _is_list(node, following)
        opening = read_opening(text)
        if opening and (opening.level is Level.STRONG or not heads):
            leads = self._party(node, 0, opening.address) if opening.address else NOBODY
            if opening.level is Level.STRONG and not leads.agencies:
                leads = Party(self.issuer.addressees, None)
            return replace(base, level=opening.level, leads=leads, modality=opening.modality)
        if heads and address and not self.issuer.is_self(address.agencies):
            path = self.identities.next_below(base.path)
            return self._headed(node, address, replace(base, path=path))
        return None

    def _speaks_for_itself(self, node: Node) -> bool:
        """Whether the issuer addresses others in a paragraph after a group's list, which ends the group."""
        text = Folded(node.text)
        address = read_address(text, 0)
        own = read_list(text, 0)
        if not address or not address.mandate or not own or own[0].start == address.first:
            return False
        return self.issuer.is_self(list(own[0].agencies))

    def visit(self, node: Node, context: Context, *, opens: bool = False) -> None:
        """Find what a paragraph and those below it assign."""
        level = section_level(node.text) if node.marker and not context.headed else None
        if level is not None:
            path = self.identities.path_of(node, context.path)
            below = replace(context, path=path, level=level, leads=NOBODY)
            self.visit_all(node.children, below)
        elif has_labels(node) and is_loud(Folded(node.text)):  # a section on who organises it all
            self._pass(node, context)
        elif has_labels(node) and not is_label_line(node.text):
            path = self.identities.path_of(node, context.path)
            draft = labelled_task(self.doc, node, context, unique(path, self.identities.tasks))
            self.drafts += [draft] if draft else []
        elif is_label_line(node.text) and not context.headed:
            return
        elif context.level is Level.SILENT:
            self._pass(node, context)
        else:
            self._visit_text(node, context, opens=opens)

    def _pass(self, node: Node, context: Context) -> None:
        """Go on below a paragraph that is no task itself."""
        if node.children:
            path = self.identities.path_of(node, context.path)
            self.visit_all(node.children, replace(context, path=path))

    def _visit_text(self, node: Node, context: Context, *, opens: bool) -> None:
        text = Folded(node.text)
        address = read_address(text, 0, heading=bool(node.children) or opens)
        if (
            address
            and context.headed
            and _is_one_of(address, context)
            and starts_with_verb(text, address.task)
        ):
            path = self.identities.path_of(node, context.path)
            below = replace(context, leads=self._party(node, 0, address), helpers=NOBODY)
            self._assign(node, text, address.task, below, path=path)
            return
        own = address is not None and address.form is Form.VERB and self.issuer.is_self(address.agencies)
        if address and (own or not self._may_head(address, context)):
            address = None
        heads = address is not None and (
            address.form is Form.HEADING or (address.form is Form.COLON and _names_only(node, text, address))
        )
        if address and heads:
            if node.children:
                path = self.identities.path_of(node, context.path)
                self.visit_all(node.children, self._headed(node, address, replace(context, path=path)))
            return
        if address and address.form is Form.COLON and not context.headed:
            self._visit_run_on(node, text, address, context)
            return
        about = _ABOUT.match(text.marked) if not context.headed else None
        if about and read_address(text, about.end()):
            path = self.identities.path_of(node, context.path)
            self._assign(
                node, text, about.end(), replace(context, level=max(context.level, Level.WEAK)), path=path
            )
            return
        opening = read_opening(text) if node.children and not context.headed else None
        if opening and address is None:
            leads = self._party(node, 0, opening.address) if opening.address else context.leads
            path = self.identities.path_of(node, context.path)
            level = max(context.level, opening.level)
            below = replace(context, path=path, level=level, leads=leads, modality=opening.modality)
            self.visit_all(node.children, below)
            return
        self._assign(node, text, 0, context)

    def _may_head(self, address: Address, context: Context) -> bool:
        """Whether an address may open a group here; below a heading only offices with a list of theirs."""
        if context.headed:
            return address.form is Form.HEADING and address.mandate is None
        return True

    def _visit_run_on(self, node: Node, text: Folded, address: Address, context: Context) -> None:
        """``3. Sở X: Chủ trì …``: heading and task in one paragraph."""
        if context.level is Level.NEUTRAL and not starts_with_verb(text, address.task):
            self._pass(node, context)
            return
        path = self.identities.path_of(node, context.path)
        below = self._headed(node, address, replace(context, path=path))
        if node.opens and node.children:
            self.visit_all(node.children, self._with_helpers(node, address.task, below))
        else:
            self._assign(node, text, address.task, below, path=path)

    # groups

    def _headed(self, node: Node, address: Address, context: Context) -> Context:
        """Open a group and return what its paragraphs inherit."""
        leads = self._party(node, 0, address)
        end = node.end if address.form is Form.HEADING else node.start + address.task
        context = replace(
            context,
            level=max(context.level, Level.WEAK),
            leads=leads,
            helpers=NOBODY,
            modality=address.modality if address.mandate else context.modality,
            headed=True,
            group_id=self._add_group(node, end, address, leads, context.path),
            heading=(node.start, end),
        )
        return self._with_helpers(node, address.end, context) if address.form is Form.HEADING else context

    def _with_helpers(self, node: Node, offset: int, context: Context) -> Context:
        """The context with the coordinating agencies that a heading or an intro names for all below."""
        roles = read_roles(node.text[offset:], list(context.leads.agencies))
        if not roles.coordinating_span:
            return context
        first, last = roles.coordinating_span
        place = node.start + offset
        return replace(context, helpers=Party(roles.coordinating, (place + first, place + last)))

    def _add_group(self, node: Node, end: int, address: Address, leads: Party, path: str) -> str:
        start = node.paragraph.start
        identity = unique(path, self.identities.groups)
        intro = node.text[address.task :].strip() if address.form is Form.COLON and node.opens else None
        if intro is None and len(node.children) > 1:
            plain = [child for child in node.children[:-1] if child.marker is None and child.opens]
            intro = plain[0].text.strip() if plain else None
        names = self.doc.text[leads.span[0] : leads.span[1]] if leads.span else None
        self.groups.append(
            TaskGroup(
                id=identity,
                heading_verbatim=self.doc.text[start:end].strip(),
                agencies_verbatim=names,
                agencies=list(leads.agencies),
                intro_verbatim=intro,
                evidence=evidence(self.doc, start, end),
                confidence=confidence(self.doc, "tasks.group", (start, end), by_sense=True),
                rule="tasks.group",
            )
        )
        return identity

    def _party(self, node: Node, offset: int, address: Address) -> Party:
        place = node.start + offset
        span = (place + address.items[0].start, place + address.items[-1].end)
        return Party(tuple(address.agencies), span)

    # tasks

    def _assign(
        self, node: Node, text: Folded, start: int, context: Context, path: str | None = None
    ) -> None:
        """The tasks of one paragraph from ``start`` on, and those below it."""
        own = Folded(text.text[start:]) if start else text
        clauses = self._clauses(node, own, context)
        if not clauses:
            self._pass(node, context)
            return
        path = path or self.identities.path_of(node, context.path)
        context = replace(context, path=path)
        if start == 0:
            context = self._numbered_group(node, clauses, context)
        parted = len(clauses) > 1
        drafts = []
        for number, clause in enumerate(clauses, start=1):
            drafts.append(
                self._draft(node, start, clause, context, joined(path, str(number)) if parted else path)
            )
            if clause.address and clause.address.mandate:  # the clauses after it lean on its verb
                context = replace(context, modality=clause.address.modality)
        self.drafts += drafts
        before = len(self.drafts)
        below = context if parted else self._below(drafts[0], context)
        self.visit_all(node.children, below)
        if not parted:
            drafts[0].is_leaf = len(self.drafts) == before

    def _clauses(self, node: Node, text: Folded, context: Context) -> list[Clause]:
        if context.level is Level.NEUTRAL and _begins_with_agency(node, text):
            context = replace(context, level=Level.WEAK)
        clauses = read_clauses(text, context, self.issuer)
        if len(clauses) != 1 or clauses[0].address is not None:
            return clauses
        orders = starts_with_verb(text, 0)
        topic = bool(node.children) and (_is_title(text) if not node.opens else _is_topic(text))
        duty = context.headed or bool(
            context.leads.agencies and node.marker and words("duty").search(text.marked)
        )
        return clauses if orders or (duty and not topic) else []

    def _numbered_group(self, node: Node, clauses: list[Clause], context: Context) -> Context:
        """A numbered paragraph that addresses agencies itself (``4. Giao Sở Y …``) is a group of its own."""
        address = clauses[0].address
        numbered = node.marker is not None and not node.marker.is_bullet
        if address is None or not numbered or context.headed:
            return context
        end = node.start + address.end
        leads = self._party(node, 0, address)
        return replace(context, group_id=self._add_group(node, end, address, leads, context.path))

    def _below(self, draft: TaskDraft, context: Context) -> Context:
        text = self.doc.text[draft.start : draft.end]
        helpers = draft.helpers
        roles = read_roles(text, list(draft.leads.agencies)) if text.endswith(":") else None
        if roles and roles.coordinating_span:
            first, last = roles.coordinating_span
            helpers = Party(roles.coordinating, (draft.start + first, draft.start + last))
        return replace(
            context,
            level=max(context.level, Level.WEAK),
            leads=draft.leads,
            helpers=helpers,
            modality=draft.modality,
            headed=bool(draft.leads.agencies),
            parent_id=draft.id,
            depth=context.depth + 1,
        )

    def _draft(self, node: Node, offset: int, clause: Clause, context: Context, path: str) -> TaskDraft:
        words = node.text[offset + clause.start : offset + clause.end]
        start = node.start + offset + clause.start + len(words) - len(words.lstrip())
        leads, modality = context.leads, context.modality
        rule = "tasks.headed" if context.headed else "tasks.inherited"
        if clause.address:
            leads = self._party(node, offset, clause.address)
            modality = clause.address.modality if clause.address.mandate else modality
            rule = "tasks.addressed" if clause.address.mandate else "tasks.named"
        return TaskDraft(
            id=unique(path, self.identities.tasks),
            rule=rule if leads.agencies else "tasks.without_lead",
            start=start,
            end=start + len(words.strip()),
            marker=node.marker.text if node.marker else None,
            leads=leads,
            helpers=NOBODY if clause.address else context.helpers,
            modality=modality,
            group_id=context.group_id,
            parent_id=context.parent_id,
            depth=context.depth,
            heading=context.heading,
        )


def _is_one_of(address: Address, context: Context) -> bool:
    """Whether an item names one office of the class that its heading addresses: ``- Phòng Y: trực …``."""
    classes = all(agency.kind is AgencyKind.CLASS for agency in context.leads.agencies)
    offices = all(agency.kind is AgencyKind.OFFICE for agency in address.agencies)
    return address.form is Form.COLON and address.mandate is None and classes and offices


def _is_topic(text: Folded) -> bool:
    """Whether a text that ends in a colon only names what the list below is about."""
    return len(text.text.split()) <= _TOPIC_WORDS or bool(words("topics").match(text.marked))


def _begins_with_agency(node: Node, text: Folded) -> bool:
    """Whether a numbered paragraph begins with whom it addresses: ``2. Sở Tài chính bố trí …``."""
    address = read_address(text, 0) if node.marker and not node.marker.is_bullet else None
    return address is not None and address.form is Form.VERB


def _is_title(text: Folded) -> bool:
    """Whether a text that others stand below is a mere title: ``Về học bạ số``."""
    return len(text.text.split()) <= _TITLE_WORDS and text.text.rstrip()[-1:] not in {".", ";"}


def _names_only(node: Node, text: Folded, address: Address) -> bool:
    """Whether only names follow the colon of a heading: ``Mời các đoàn: Lào, Campuchia``."""
    return bool(node.children) and not starts_with_verb(text, address.task) and _is_title(text)


def _is_list(node: Node, following: Node) -> bool:
    """Whether what follows a plain heading is the list that it opens."""
    return node.opens or (following.marker is not None and following.marker.is_bullet)
