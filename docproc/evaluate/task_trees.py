"""Tasks and their groups held against the gold as trees: who stands under whom, and what each says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from docproc.evaluate.field_metrics import exact, set_overlap
from docproc.evaluate.records import Pairs, Shape, compare_pairs, compare_records, pair
from docproc.evaluate.verdict import Json, Verdict, evidence_of, likeness

_LINKS = ("parent_id", "group_id")


def _same_words(key: str) -> Callable[[Json, Json], float]:
    """Tasks and groups are paired by their words, so that one shifted id is not counted as all missed."""

    def alike(expected: Json, found: Json) -> float:
        return likeness(expected.get(key), found.get(key)) + 0.01 * float(expected["id"] == found["id"])

    return alike


GROUP = Shape(
    ("id", "agencies", "heading_verbatim", "agencies_verbatim", "intro_verbatim"),
    ("agencies",),
    _same_words("heading_verbatim"),
)
TASK = Shape(
    (
        "id", "level", "marker", "text", "is_leaf", "lead_agencies", "lead_verbatim", "coordinating_agencies",
        "coordinating_verbatim", "report_to", "report_via", "product", "modality", "source", "page",
    ),
    ("text", "lead_agencies", "coordinating_agencies"),
    _same_words("text"),
)  # fmt: skip


def _same_day(expected: Json, found: Json) -> float:
    same = all(expected.get(key) == found.get(key) for key in ("kind", "due_date"))
    return float(same) + 0.5 * likeness(expected.get("verbatim"), found.get("verbatim"))


def _same_figure(expected: Json, found: Json) -> float:
    same = all(expected.get(key) == found.get(key) for key in ("operator", "value", "unit"))
    return float(same) + 0.5 * likeness(expected.get("verbatim"), found.get("verbatim"))


DEADLINE = Shape(
    ("kind", "due_date", "start", "recurrence", "verbatim"),
    ("kind", "due_date", "start"),
    _same_day,
    least=0.25,
    whole=True,
)
TARGET = Shape(
    ("operator", "value", "unit", "year", "measure", "verbatim"),
    ("operator", "value", "unit"),
    _same_figure,
    least=0.25,
    whole=True,
)


def group_partners(gold: Sequence[Json], found: Sequence[Json]) -> Pairs:
    """The groups of the gold with those that were found."""
    return pair(gold, found, GROUP)


def compare_groups(groups: Pairs) -> Iterator[Verdict]:
    """All verdicts on the groups."""
    return compare_pairs("task_groups", groups, GROUP)


def compare_tasks(gold: Sequence[Json], found: Sequence[Json], groups: Pairs) -> Iterator[Verdict]:
    """All verdicts on the tasks, and on the tree that they make together."""
    tasks = pair(gold, found, TASK)
    yield from compare_pairs("tasks", tasks, TASK, _inner)
    names = {"parent_id": _names(tasks), "group_id": _names(groups)}
    for link in _LINKS:
        yield from _links(tasks, link, names[link])
    if gold and all(link in task for task in gold for link in _LINKS):
        edges = _edges(gold), _edges(found, names["parent_id"], names["group_id"])
        shown = [sorted(map(" > ".join, side)) for side in edges]
        yield Verdict("tasks.tree", set_overlap(*edges), shown[0], shown[1])


def _inner(expected: Json, found: Json, judged: Collection[str]) -> Iterator[Verdict]:
    for key, shape in (("deadlines", DEADLINE), ("targets", TARGET)):
        if key in judged:
            items = expected.get(key) or (), found.get(key) or ()
            for verdict in compare_records(f"tasks.{key}", *items, shape):
                yield replace(verdict, implied=not expected or not found)


def _names(pairs: Pairs) -> Mapping[str, str]:
    """The gold's ids by those of their partners."""
    return {partner["id"]: item["id"] for item, partner in pairs.partners if partner is not None}


def _links(tasks: Pairs, link: str, names: Mapping[str, str]) -> Iterator[Verdict]:
    """Whether each task hangs under the partner of what it should hang under, whatever its id is."""
    for item, partner in tasks.partners:
        if link not in item:
            continue
        found = (partner or {}).get(link)
        shown = None if found is None else names.get(found, f"?{found}")
        yield Verdict(
            f"tasks.{link}",
            exact(item[link], shown),
            item[link],
            shown,
            evidence=evidence_of(partner),
            implied=partner is None,
        )


def _edges(
    tasks: Sequence[Json], names: Mapping[str, str] | None = None, groups: Mapping[str, str] | None = None
) -> set[tuple[str, str]]:
    """(what it hangs under, task) for every task; found ones in the gold's names, if they have partners."""

    def named(value: str | None, known: Mapping[str, str] | None) -> str:
        return value or "" if known is None else known.get(value or "", f"?{value}" if value else "")

    return {
        (
            f"task {named(task['parent_id'], names)}"
            if task.get("parent_id") is not None
            else f"group {named(task.get('group_id'), groups)}",
            named(task["id"], names),
        )
        for task in tasks
    }
