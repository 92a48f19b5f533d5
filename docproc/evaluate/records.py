"""Lists of items held against each other: paired by likeness, then compared part by part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from docproc.evaluate.field_metrics import Agreement
from docproc.evaluate.verdict import Json, Verdict, agreement_of, evidence_of

Likeness = Callable[[Json, Json], float]
Inner = Callable[[Json, Json, Collection[str]], Iterator[Verdict]]
"""Told an expected item and a found one (either may be empty) and the keys to be judged."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How items of one kind are compared.

    ``parts`` are compared one by one where the gold has them; ``primary`` are those that must be good
    for the item to be sound. With ``whole`` the item itself counts as right only when it is sound.
    Items are partners when their ``likeness`` is at least ``least``.
    """

    parts: tuple[str, ...]
    primary: tuple[str, ...]
    likeness: Likeness
    least: float = 0.5
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each expected item with its partner (or ``None``), and the found ones that nobody expected."""

    partners: tuple[tuple[Json, Json | None], ...]
    invented: tuple[Json, ...]


def pair(gold: Sequence[Json], found: Sequence[Json], shape: Shape) -> Pairs:
    """Pair items, the most alike first; between equals those that stand at like places."""
    scored = sorted(
        (-likeness, abs(left - right), left, right)
        for left, expected in enumerate(gold)
        for right, item in enumerate(found)
        if (likeness := shape.likeness(expected, item)) >= shape.least
    )
    partner_of: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, left, right in scored:
        if left not in partner_of and right not in taken:
            partner_of[left] = right
            taken.add(right)
    partners = tuple(
        (item, found[partner_of[index]] if index in partner_of else None) for index, item in enumerate(gold)
    )
    return Pairs(partners, tuple(item for index, item in enumerate(found) if index not in taken))


def compare_records(
    key: str, gold: Sequence[Json], found: Sequence[Json], shape: Shape, inner: Inner | None = None
) -> Iterator[Verdict]:
    """All verdicts on a list: each item as a whole, then its parts, then what ``inner`` adds."""
    yield from compare_pairs(key, pair(gold, found, shape), shape, inner)


def compare_pairs(key: str, pairs: Pairs, shape: Shape, inner: Inner | None = None) -> Iterator[Verdict]:
    """The same for items that are paired already."""
    judged = {part for item, _ in pairs.partners for part in item}
    parts = [part for part in shape.parts if part in judged]
    for item, partner in pairs.partners:
        of_item = [part for part in parts if part in item]
        verdicts = list(_parts(key, of_item, item, partner))
        yield _whole(key, item, partner, _sound(key, verdicts, shape), shape)
        yield from verdicts
        if inner is not None:
            yield from inner(item, partner or {}, item)
    for other in pairs.invented:
        yield Verdict(
            key,
            Agreement(0, 1, 0),
            None,
            other,
            other.get("confidence"),
            evidence=evidence_of(other),
            rule=other.get("rule"),
        )
        yield from _parts(key, parts, None, other)
        if inner is not None:
            yield from inner({}, other, judged)


def _whole(key: str, item: Json, partner: Json | None, sound: bool, shape: Shape) -> Verdict:
    if partner is None:
        return Verdict(key, Agreement(0, 0, 1), item, None)
    agreement = Agreement(float(sound or not shape.whole), 1, 1)
    return Verdict(
        key,
        agreement,
        item,
        partner,
        partner.get("confidence"),
        sound,
        evidence_of(partner),
        rule=partner.get("rule"),
    )


def _sound(key: str, verdicts: Sequence[Verdict], shape: Shape) -> bool:
    primary = {f"{key}.{part}" for part in shape.primary}
    return all(verdict.good for verdict in verdicts if verdict.key in primary)


def _parts(key: str, parts: Sequence[str], item: Json | None, partner: Json | None) -> Iterator[Verdict]:
    implied = item is None or partner is None
    for part in parts:
        expected, found = (item or {}).get(part), (partner or {}).get(part)
        agreement = agreement_of(part, expected, found)
        yield Verdict(
            f"{key}.{part}", agreement, expected, found, evidence=evidence_of(partner), implied=implied
        )
