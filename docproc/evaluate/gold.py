"""The gold: what a directive says, written down by a person, in the contract's shape.

A gold file is the contract's JSON without evidence, confidence, rules, text, quality and provenance; a
key that is absent is not judged. :func:`check` holds it against the exact text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docproc.errors import InputError
from docproc.evaluate.text_metrics import words
from docproc.vietnamese.numerals import parse_number

Json = dict[str, Any]

_COPIED = ("verbatim", "value_verbatim", "name_verbatim", "heading_verbatim", "agencies_verbatim",
           "intro_verbatim", "lead_verbatim", "coordinating_verbatim", "text")  # fmt: skip
_DATES = ("date", "due_date", "start")


@dataclass(frozen=True, slots=True)
class Gold:
    """A directive's name, its exact text (one paragraph a line) and what it says."""

    name: str
    text: str
    content: Json


def load_gold(path: Path, text: str) -> Gold:
    """Read ``<name>.gold.json``; raises :class:`InputError` when it is not JSON."""
    try:
        content: Json = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise InputError(f"{path.name} is not JSON: {error}") from error
    return Gold(path.name.removesuffix(".gold.json"), text, content)


def check(gold: Gold) -> list[str]:
    """What is wrong with a gold file, one sentence each; empty when it is sound.

    Every verbatim string must occur in the text (blanks squeezed), dates must be dates, figures must
    be the ones that are written, ids unique and parents present.
    """
    squeezed = " ".join(words(gold.text))
    complaints = []
    for path, key, value in _leaves(gold.content, ""):
        if key in _COPIED and isinstance(value, str) and " ".join(words(value)) not in squeezed:
            complaints.append(f"{path}: not in the text: {value!r}")
        if key in _DATES and isinstance(value, str) and not _is_date(value):
            complaints.append(f"{path}: not a date: {value!r}")
    return [*complaints, *_wrong_figures(gold.content), *_wrong_ids(gold.content)]


def _leaves(node: Any, path: str) -> Iterator[tuple[str, str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, dict | list):
                yield from _leaves(value, f"{path}/{key}")
            else:
                yield f"{path}/{key}", key, value
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _leaves(item, f"{path}/{index}")


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _wrong_figures(content: Json) -> Iterator[str]:
    for index, indicator in enumerate(content.get("indicators", [])):
        written, value = indicator.get("value_verbatim"), indicator.get("value")
        if written is not None and value is not None:
            figures = [parse_number(word.strip(".,;:%()")) for word in written.replace("/", " ").split()]
            if value not in figures:
                yield f"/indicators/{index}: {value} is not written as {written!r}"


def _wrong_ids(content: Json) -> Iterator[str]:
    groups = [group["id"] for group in content.get("task_groups", [])]
    tasks = [task["id"] for task in content.get("tasks", [])]
    for kind, ids in (("task_groups", groups), ("tasks", tasks)):
        if len(ids) != len(set(ids)):
            yield f"/{kind}: an id occurs twice"
    for index, task in enumerate(content.get("tasks", [])):
        if task.get("parent_id") is not None and task["parent_id"] not in tasks:
            yield f"/tasks/{index}: parent {task['parent_id']!r} is no task"
        if task.get("group_id") is not None and task["group_id"] not in groups:
            yield f"/tasks/{index}: group {task['group_id']!r} is no group"
