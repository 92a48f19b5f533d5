"""The body of pages with boxes: opening, tables, headings and paragraphs, over all pages of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docproc.layout.appendix import is_appendix_note, opens_appendix
from docproc.layout.columns import part_columns
from docproc.layout.footnotes import find_footnotes
from docproc.layout.fragment import Fragment
from docproc.layout.group import Group, apart, without
from docproc.layout.margins import Margins, measure
from docproc.layout.markers import marker_of
from docproc.layout.noise import is_noise, trim
from docproc.layout.opening import part_opening
from docproc.layout.paragraphs import goes_on_overleaf, merge_rows, part_paragraphs
from docproc.layout.tables import Tables
from docproc.layout.titles import is_act
from docproc.schema import OcrPage, Zone

_LONGEST_NOTE = 3  # lines
_LONGEST_TITLE = 5  # lines that the title of an appendix has at most


@dataclass(slots=True)
class Body:
    """What is remembered from page to page: margins, tables, the paragraph that may go on."""

    tables: Tables = field(default_factory=Tables)
    usual: Margins | None = None
    last: tuple[Fragment, Margins] | None = None
    opening_due: bool = True
    below_head: bool = False
    has_subject: bool = False
    begun: bool = False

    def open_document(self, *, has_subject: bool) -> None:
        """A head was found: a title or an addressee may follow it."""
        self.opening_due, self.below_head, self.has_subject = True, True, has_subject
        self.last = None

    def close_document(self) -> None:
        """A foot was found: no paragraph goes on after it."""
        self.last = None


def part_body(fragments: Sequence[Fragment], page: OcrPage, body: Body) -> list[Group]:
    """The groups of what is left of a page, in reading order; ``body`` is brought up to date."""
    assert page.width is not None
    assert page.height is not None
    tables, rest = body.tables.part_tables(fragments, page.rules)
    lines, noise = _clean(merge_rows(rest))
    margins = measure(lines, page.width, body.usual)
    if len(lines) > 8:
        body.usual = margins
    groups: list[Group] = []
    if body.opening_due:
        opening = part_opening(lines, margins, below_head=body.below_head, has_subject=body.has_subject)
        groups, lines = opening.groups, opening.rest
    body.opening_due = body.opening_due and not lines and not tables
    notes = find_footnotes(lines, margins, page.height)
    flow = _flow(without(lines, notes), margins, page.width, body, at_top=not groups)
    flow = _in_order(flow, tables, apart(Zone.NOISE, noise))
    groups += flow
    _remember(flow, margins, body)
    body.begun = body.begun or bool(groups)
    return groups + _footnotes(notes, margins)


def _clean(read: Sequence[Fragment]) -> tuple[list[Fragment], list[Fragment]]:
    """The lines without specks and dirt, and what was taken off."""
    lines, noise = [], []
    for line in read:
        if is_noise(line.words):
            noise.append(line)
            continue
        kept, specks = trim(line)
        lines.append(kept)
        noise += specks
    return lines, noise


def _flow(
    lines: Sequence[Fragment], margins: Margins, width: float, body: Body, *, at_top: bool
) -> list[Group]:
    """Paragraphs and headings of the lines, strip by strip."""
    strips = part_columns(lines, width)
    groups: list[Group] = []
    for strip in strips:
        edges = margins if len(strips) == 1 else _edges_of(strip, width)
        ordered = merge_rows(strip)
        while ordered:
            heading = _heading(ordered, edges)
            if heading is not None:
                groups.append(heading)
                ordered = ordered[len(heading.fragments) :]
                continue
            end = next((i for i in range(1, len(ordered)) if _heading(ordered[i:], edges)), len(ordered))
            overleaf = at_top and not groups and body.last is not None
            continues = overleaf and body.last is not None and goes_on_overleaf(*body.last, ordered[0], edges)
            groups += part_paragraphs(ordered[:end], edges, continues=continues)
            ordered = ordered[end:]
    return groups


def _edges_of(strip: Sequence[Fragment], width: float) -> Margins:
    """The edges of one column of several, by its own lines."""
    left = min(part.box.x0 for part in strip)
    right = max(part.box.x1 for part in strip)
    return measure(strip, min(width, right - left), None)


def _heading(lines: Sequence[Fragment], margins: Margins) -> Group | None:
    """A word of enactment or the heading of an appendix at the first of the lines."""
    first = lines[0]
    if is_act(first.text) and margins.is_centred(first):
        return Group(Zone.TITLE, (first,))
    noted = _noted(lines, margins)
    if noted:
        return Group(Zone.APPENDIX, tuple(lines[:noted]))
    if not opens_appendix(first.words) or margins.indent(first) < 40:
        return None
    return Group(Zone.APPENDIX, _goes_on(lines, margins))


def _noted(lines: Sequence[Fragment], margins: Margins) -> int:
    """How many centred lines lead to ``(Kèm theo …)`` and its end; 0 when they do not.

    What is issued with a decision (``QUY CHẾ``, its name, the note) has a heading like an appendix.
    """
    for index, line in enumerate(lines[: 1 + _LONGEST_TITLE]):
        if index and is_appendix_note(line.words):
            return index + _length_of_note(lines[index:])
        if not margins.is_centred(line) or marker_of(line.text) is not None:
            return 0
    return 0


def _length_of_note(lines: Sequence[Fragment]) -> int:
    """How many lines the note takes up to its closing bracket."""
    for index, line in enumerate(lines[:_LONGEST_NOTE]):
        if line.text.rstrip(" .").endswith((")", "}", "]")):
            return index + 1
    return 1


def _goes_on(lines: Sequence[Fragment], margins: Margins) -> tuple[Fragment, ...]:
    """The heading of an appendix with its title and note: centred lines that stand close together."""
    taken = [lines[0]]
    for line in lines[1 : 1 + _LONGEST_TITLE]:
        near = line.middle - taken[-1].middle < 2.4 * margins.pitch
        if not near or not margins.is_centred(line) or marker_of(line.text) is not None:
            break
        taken.append(line)
        if is_appendix_note(line.words):
            rest = lines[len(taken) - 1 :]
            return (*taken, *rest[1 : _length_of_note(rest)])
    return tuple(taken)


def _in_order(
    flow: Sequence[Group], tables: Sequence[Sequence[Group]], noise: Sequence[Group]
) -> list[Group]:
    """Put tables, each as a whole, and then noise between the paragraphs, by their tops."""
    units = [[group] for group in flow]
    for unit in [*map(list, tables), *([group] for group in noise)]:
        top = min(group.top for group in unit)
        later = (i for i, other in enumerate(units) if min(g.top for g in other) > top)
        units.insert(next(later, len(units)), unit)
    return [group for unit in units for group in unit]


def _remember(flow: Sequence[Group], margins: Margins, body: Body) -> None:
    read = [group for group in flow if group.zone is not Zone.NOISE]
    if read:
        last = read[-1]
        body.last = (last.fragments[-1], margins) if last.zone is Zone.BODY else None


def _footnotes(lines: Sequence[Fragment], margins: Margins) -> list[Group]:
    notes: list[list[Fragment]] = []
    for line in lines:
        if notes and not line.text[:1].isdigit() and not line.text.startswith("*"):
            notes[-1].append(line)
        else:
            notes.append([line])
    return [Group(Zone.FOOTNOTE, tuple(note)) for note in notes]
