"""Fragments that were found to belong together: what a block is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docproc.layout.fragment import Fragment
from docproc.schema import Block, Cell, Zone


@dataclass(frozen=True, slots=True)
class Group:
    """Fragments of one zone in reading order; see :class:`~docproc.schema.Block` for the rest."""

    zone: Zone
    fragments: tuple[Fragment, ...]
    indent: float | None = None
    continues: bool = False
    cell: Cell | None = None

    @property
    def top(self) -> float:
        """The middle of the first line, in points."""
        return self.fragments[0].middle

    @property
    def block(self) -> Block:
        """The group as it leaves the layout."""
        lines = tuple(fragment.line for fragment in self.fragments)
        return Block(self.zone, lines, self.continues, self.indent, self.cell)


def together(zone: Zone, fragments: Sequence[Fragment]) -> list[Group]:
    """One group of all fragments, top to bottom; none without fragments."""
    if not fragments:
        return []
    ordered = sorted(fragments, key=lambda fragment: (fragment.middle, fragment.box.x0))
    return [Group(zone, tuple(ordered))]


def apart(zone: Zone, fragments: Iterable[Fragment]) -> list[Group]:
    """A group for each fragment, in the given order."""
    return [Group(zone, (fragment,)) for fragment in fragments]


def without(fragments: Iterable[Fragment], taken: Iterable[Fragment]) -> list[Fragment]:
    """The fragments that are not among ``taken`` (by identity)."""
    ids = {id(fragment) for fragment in taken}
    return [fragment for fragment in fragments if id(fragment) not in ids]
