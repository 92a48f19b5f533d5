"""The outline of the body: which paragraph stands under which.

Depth comes from the order in which the classes of markers first appear, and from indentation where two
levels share a class; no fixed table says that ``a)`` is deeper than ``-``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docproc.extract.document import ParagraphSpan
from docproc.extract.outline_markers import LETTERS, Marker, read_marker

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_DEEPER = 6.0  # points of indent that tell one level from the next


@dataclass(eq=False, slots=True)
class Node:
    """A paragraph of the outline: ``start`` and ``end`` bound its text in the document, marker left out."""

    paragraph: ParagraphSpan
    marker: Marker | None
    start: int
    text: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the paragraph ends in the document."""
        return self.start + len(self.text)

    @property
    def indent(self) -> float | None:
        """Indent of the first line in points, where known."""
        return self.paragraph.indent

    @property
    def opens(self) -> bool:
        """Whether the paragraph announces what follows (it ends in a colon)."""
        return self.text.rstrip().endswith(":")

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def build_outline(paragraphs: Sequence[ParagraphSpan]) -> list[Node]:
    """The top level of the outline of these paragraphs, in reading order."""
    roots: list[Node] = []
    nesting = _Nesting()
    for paragraph in paragraphs:
        marker = nesting.settled(read_marker(paragraph.text))
        start = marker.end if marker else 0
        node = Node(paragraph, marker, paragraph.start + start, paragraph.text[start:])
        node.parent = nesting.place(node)
        (node.parent.children if node.parent else roots).append(node)
    return roots


class _Nesting:
    """The open branch of the outline: where the next paragraph goes."""

    def __init__(self) -> None:
        self._branch: list[Node] = []
        self._inside: set[tuple[str, str]] = set()  # (outer, inner) classes seen
        self._bullets: set[str] = set()  # classes of bullets seen

    def settled(self, marker: Marker | None) -> Marker | None:
        """The marker, its letter made certain by the one before it.

        ``i)`` after ``h)`` is a letter, elsewhere a small Roman one; ``ø)`` after ``e)`` was ``g)``.
        """
        if marker is None or marker.is_bullet:
            return marker
        marker = self._of_its_row(marker)
        if marker.kind == "roman":
            return self._with_strokes(marker)
        if not marker.kind.startswith("letter"):
            return marker
        letters = [node.marker for node in self._branch if node.marker and node.marker.kind == marker.kind]
        last = letters[-1].ordinal if letters else None
        if marker.label == "i" and (last is None or LETTERS[last : last + 1] not in {"h", "i"}):
            return replace(marker, kind="small roman", rank=12)
        if marker.label not in LETTERS and len(marker.label) == 1 and last is not None:
            return replace(marker, label=LETTERS[last : last + 1] or marker.label)
        return marker

    def _with_strokes(self, marker: Marker) -> Marker:
        """``II.`` after ``II.`` was ``III.``: OCR loses strokes of Roman numbers, but the row tells."""
        for node in self._branch:
            above = node.marker
            if above and above.kind == marker.kind and above.label == marker.label and above.ordinal:
                following = _ROMAN[above.ordinal : above.ordinal + 1]
                if following and following[0].replace("I", "", 1) == marker.label:
                    return replace(marker, label=following[0])
        return marker

    def _of_its_row(self, marker: Marker) -> Marker:
        """``2-`` after ``1.`` is the second of one row, its full stop misread."""
        for node in self._branch:
            above = node.marker
            if above and above.kind != marker.kind and above.rank == marker.rank:
                before, here = above.ordinal, marker.ordinal
                if before is not None and here == before + 1:
                    return replace(marker, kind=above.kind, rank=above.rank)
        return marker

    def place(self, node: Node) -> Node | None:
        """Open the branch for a node and return its parent."""
        parent = self._parent_of_marked(node) if node.marker else self._parent_of_plain(node)
        depth = self._branch.index(parent) + 1 if parent else 0
        del self._branch[depth:]
        if node.marker:
            if parent and parent.marker:
                self._inside.add((parent.marker.kind, node.marker.kind))
            if node.marker.is_bullet:
                self._bullets.add(node.marker.kind)
            self._branch.append(node)
        return parent

    def _parent_of_marked(self, node: Node) -> Node | None:
        assert node.marker is not None
        for position in range(len(self._branch) - 1, -1, -1):
            above = self._branch[position]
            assert above.marker is not None
            if above.marker.kind != node.marker.kind or self._returns(position, node):
                continue
            if not _restarts(above, node, self._branch[-1]):
                return self._branch[position - 1] if position else None
        for above in reversed(self._branch):
            assert above.marker is not None
            if (above.marker.kind, node.marker.kind) in self._inside or _announces(above, node):
                return above
            if self._is_new_bullet(above, node):
                return above
            if above.marker.rank < node.marker.rank and above.marker.kind != node.marker.kind:
                return above
        return None

    def _returns(self, position: int, node: Node) -> bool:
        """Whether a bullet goes back to the outer one of two lists with the same bullets, by its indent."""
        assert node.marker is not None
        outer = any(
            above.marker and above.marker.kind == node.marker.kind for above in self._branch[:position]
        )
        return outer and node.marker.is_bullet and _deeper(self._branch[position], node)

    def _is_new_bullet(self, above: Node, node: Node) -> bool:
        """Whether a class of bullets comes for the first time, below another one, thus deeper."""
        assert above.marker is not None and node.marker is not None
        new = node.marker.is_bullet and node.marker.kind not in self._bullets
        return new and above.marker.is_bullet and not _deeper(above, node)

    def _parent_of_plain(self, node: Node) -> Node | None:
        """Text without a marker goes on under the last heading, beside the bullets of its list."""
        for above in reversed(self._branch):
            assert above.marker is not None
            if above.opens and not above.children:
                return above
            if not above.marker.is_bullet:
                return above
        return None


def _restarts(above: Node, node: Node, last: Node) -> bool:
    """Whether a marker of a class already open begins a list of its own, one level deeper."""
    assert above.marker is not None and node.marker is not None
    if last is not above or not above.opens:
        return False
    if node.marker.is_bullet:
        return _deeper(node, above)
    return node.marker.ordinal == 1 and above.marker.ordinal is not None


def _deeper(node: Node, other: Node) -> bool:
    """Whether a paragraph is known to stand further in than another."""
    return node.indent is not None and other.indent is not None and node.indent > other.indent + _DEEPER


def _announces(above: Node, node: Node) -> bool:
    """Whether a heading with a colon opens the list that a first ``a)`` or ``1.`` begins."""
    assert node.marker is not None
    return above.opens and not above.children and node.marker.ordinal in {1, None}
