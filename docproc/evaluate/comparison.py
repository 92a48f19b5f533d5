"""Holding what was found against the gold, key by key of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from docproc.evaluate.field_metrics import Agreement, exact, set_overlap, token_overlap
from docproc.evaluate.gold import Json
from docproc.evaluate.text_metrics import words

TEXTS = ("subject", "text", "heading_verbatim", "verbatim", "title", "intro_verbatim")
"""Keys that are texts, judged word by word; all others must be the same."""

SCALARS = (
    "issuer", "parent_agency", "issuer_level", "system", "doc_type", "doc_type_code", "number",
    "symbol", "number_symbol", "drafting_unit_code", "place", "date", "subject", "urgency",
    "secrecy", "circulation", "copy_type",
)  # fmt: skip

INDICATOR_KEYS = ("code", "year", "value", "unit", "max", "comparator", "kind")
REFERENCE_KEYS = ("doc_type", "number_symbol", "date", "issuer", "subject", "role")
TASK_KEYS = ("group_id", "parent_id", "text", "is_leaf", "modality", "report_to", "report_via", "source")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One comparison: the key, how it agrees, what was expected and found, and how sure docproc was."""

    key: str
    agreement: Agreement
    expected: Any
    found: Any
    confidence: float | None = None

    @property
    def right(self) -> bool:
        """Whether there is nothing to complain about."""
        return self.agreement.f1 == 1.0


def compare(gold: Json, found: Json) -> list[Verdict]:
    """All verdicts on one directive; keys that the gold leaves out are not judged.

    ``gold`` and ``found`` are in the contract's JSON shape.
    """
    verdicts: list[Verdict] = []
    if "metadata" in gold:
        verdicts.extend(_metadata(gold["metadata"], found["metadata"]))
    for key in ("legal_bases", "references"):
        if key in gold:
            verdicts.extend(_records(key, gold[key], found[key], REFERENCE_KEYS, _reference_identity))
    if "indicators" in gold:
        verdicts.extend(_indicators(gold["indicators"], found["indicators"]))
    if "task_groups" in gold:
        verdicts.extend(_groups(gold["task_groups"], found["task_groups"]))
    if "tasks" in gold:
        verdicts.extend(_tasks(gold["tasks"], found["tasks"]))
    for key in ("addressees", "recipients"):
        if key in gold:
            names = (agency_names(gold[key], "normalized"), agency_names(found[key], "normalized"))
            verdicts.append(_verdict(f"{key}.normalized", set_overlap(*names), *names))
            texts = ([item["verbatim"] for item in gold[key]], [item["verbatim"] for item in found[key]])
            verdicts.append(_verdict(key, token_overlap("\n".join(texts[0]), "\n".join(texts[1])), *texts))
    verdicts.extend(_people(gold, found))
    return verdicts


def _verdict(key: str, agreement: Agreement, expected: Any, found: Any, item: Any = None) -> Verdict:
    confidence = item.get("confidence") if isinstance(item, dict) else None
    return Verdict(key, agreement, expected, found, confidence)


def _value(key: str, expected: Any, found: Any) -> Agreement:
    if key in TEXTS and (isinstance(expected, str) or isinstance(found, str)):
        return token_overlap(expected, found)
    return exact(_comparable(expected), _comparable(found))


def _comparable(value: Any) -> Any:
    """Text is compared with tone placement folded and blanks squeezed."""
    return " ".join(words(value)) if isinstance(value, str) else value


def _metadata(gold: Json, found: Json) -> Iterator[Verdict]:
    for key in SCALARS:
        if key in gold:
            expected = (gold[key] or {}).get("value")
            value = (found.get(key) or {}).get("value")
            yield _verdict(f"metadata.{key}", _value(key, expected, value), expected, value, found.get(key))


def _people(gold: Json, found: Json) -> Iterator[Verdict]:
    for key, parts in (("signer", ("name", "position")), ("archive", ("codes", "copies", "drafter"))):
        if key not in gold:
            continue
        for part in parts:
            expected, value = (gold[key] or {}).get(part), (found[key] or {}).get(part)
            if isinstance(expected, list) or isinstance(value, list):
                agreement = set_overlap(expected or [], value or [])
            else:
                agreement = _value(part, expected, value)
            yield _verdict(f"{key}.{part}", agreement, expected, value, found[key])
    if "closing" in gold:
        expected, value = ((node or {}).get("verbatim") for node in (gold["closing"], found["closing"]))
        yield _verdict("closing", token_overlap(expected, value), expected, value, found["closing"])


def agency_names(items: Iterable[Json], key: str) -> list[str]:
    """The names of all agencies under one key of several items, tone placement folded."""
    return [_comparable(agency["name"]) for item in items for agency in item.get(key, [])]


def _reference_identity(item: Json) -> tuple[Any, ...]:
    return item.get("number_symbol") or "", item.get("date") or "", item.get("doc_type") or ""


def _records(
    key: str, gold: list[Json], found: list[Json], parts: tuple[str, ...], identity: Any
) -> Iterator[Verdict]:
    """Items paired by identity; the unpaired count as missed or invented."""
    remaining = list(found)
    for item in gold:
        partner = next((other for other in remaining if identity(other) == identity(item)), None)
        if partner is None:
            yield Verdict(key, Agreement(0, 0, 1), item, None)
            continue
        remaining.remove(partner)
        yield _verdict(key, Agreement(1, 1, 1), item, partner, partner)
        for part in parts:
            if part in item:
                agreement = _value(part, item[part], partner.get(part))
                yield _verdict(f"{key}.{part}", agreement, item[part], partner.get(part), partner)
    for other in remaining:
        yield _verdict(key, Agreement(0, 1, 0), None, other, other)


def _indicators(gold: list[Json], found: list[Json]) -> Iterator[Verdict]:
    def identity(item: Json) -> tuple[Any, ...]:
        return item.get("code") or item.get("name"), item.get("value"), item.get("year")

    yield from _records("indicators", gold, found, INDICATOR_KEYS, identity)
    by_identity = {identity(item): item for item in found}
    for item in gold:
        partner = by_identity.get(identity(item), {})
        changes = [[(c["direction"], c.get("amount"), c.get("unit")) for c in node.get("changes") or []]
                   for node in (item, partner)]  # fmt: skip
        yield _verdict("indicators.changes", set_overlap(*changes), changes[0], changes[1], partner)
        for key, part in (("rank", "rank"), ("rank", "out_of"), ("group", "name")):
            expected, value = ((node.get(key) or {}).get(part) for node in (item, partner))
            yield _verdict(
                f"indicators.{key}.{part}", _value(part, expected, value), expected, value, partner
            )


def _groups(gold: list[Json], found: list[Json]) -> Iterator[Verdict]:
    partners = {group["id"]: group for group in found}
    for group in gold:
        partner = partners.pop(group["id"], None)
        yield _verdict("task_groups", Agreement(float(partner is not None), float(partner is not None), 1),
                       group["id"], partner and partner["id"], partner)  # fmt: skip
        names = agency_names([group], "agencies"), agency_names([partner] if partner else [], "agencies")
        yield _verdict("task_groups.agencies", set_overlap(*names), *names, partner)
    for other in partners.values():
        yield _verdict("task_groups", Agreement(0, 1, 0), None, other["id"], other)


def _tasks(gold: list[Json], found: list[Json]) -> Iterator[Verdict]:
    """Tasks are paired by their words, so that one shifted id is not counted as every task missed."""
    remaining = list(found)
    for task in gold:
        partner = _closest(task, remaining)
        if partner is None:
            yield Verdict("tasks", Agreement(0, 0, 1), task["text"], None)
            partner = {}
        else:
            remaining.remove(partner)
            yield _verdict("tasks", Agreement(1, 1, 1), task["text"], partner["text"], partner)
            yield _verdict("tasks.id", exact(task["id"], partner["id"]), task["id"], partner["id"], partner)
            for part in TASK_KEYS:
                if part in task:
                    agreement = _value(part, task[part], partner.get(part))
                    yield _verdict(f"tasks.{part}", agreement, task[part], partner.get(part), partner)
        yield from _task_sets(task, partner)
    for other in remaining:
        yield _verdict("tasks", Agreement(0, 1, 0), None, other["text"], other)


def _closest(task: Json, candidates: list[Json]) -> Json | None:
    """The candidate with the most alike words, at least half of them; the same id wins a tie."""

    def likeness(other: Json) -> tuple[float, bool]:
        return (
            Levenshtein.normalized_similarity(words(task["text"]), words(other["text"])),
            other["id"] == task["id"],
        )

    best = max(candidates, key=likeness, default=None)
    return best if best is not None and likeness(best)[0] >= 0.5 else None


def _task_sets(task: Json, partner: Json) -> Iterator[Verdict]:
    for key in ("lead_agencies", "coordinating_agencies"):
        names = agency_names([task], key), agency_names([partner], key)
        yield _verdict(f"tasks.{key}", set_overlap(*names), *names, partner)
    for key, parts in (("deadlines", ("kind", "due_date")), ("targets", ("operator", "value", "unit"))):
        sets = [
            [tuple(item.get(part) for part in parts) for item in node.get(key) or []]
            for node in (task, partner)
        ]
        yield _verdict(f"tasks.{key}", set_overlap(*sets), sets[0], sets[1], partner)
