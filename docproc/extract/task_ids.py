"""Identifiers of groups and tasks: the path of markers (``III.2.b``).

Bullets and paragraphs without a marker count within their heading (``2.1`` is the first bullet of group
``2``, ``2.1.2`` the second plus below it); a task that runs on in the line of its heading has the heading's
own path; the clauses of a parted paragraph count below it. Lists that number wrongly get ``2-2``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docproc.extract.outline import Node


@dataclass(slots=True)
class Identities:
    """Which paths are taken, and how many uncounted paragraphs each has below it."""

    tasks: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)

    def path_of(self, node: Node, above: str) -> str:
        """The path of a paragraph below ``above``; asking for an uncounted one counts it."""
        if node.marker and node.marker.label:
            return joined(above, node.marker.label)
        return self.next_below(above)

    def next_below(self, above: str) -> str:
        """The path of the next uncounted paragraph below a path."""
        self._counts[above] = self._counts.get(above, 0) + 1
        return joined(above, str(self._counts[above]))


def joined(path: str, label: str) -> str:
    """A label below a path; ``2.1`` below ``2`` does not repeat it."""
    last = path.rpartition(".")[2]
    if last and label.startswith(f"{last}."):
        label = label[len(last) + 1 :]
    return ".".join(part for part in (path, label) if part)


def unique(identity: str, taken: set[str]) -> str:
    """The identifier, or the first of ``2-2``, ``2-3`` … that no other has; it is taken from now on."""
    candidate, number = identity, 1
    while candidate in taken:
        number += 1
        candidate = f"{identity}-{number}"
    taken.add(candidate)
    return candidate
