"""Which paragraph stands under which: by order of appearance of the markers, not by a fixed table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.extract.document import paragraphs
from docproc.extract.outline import Node, build_outline
from docproc.schema import Zone
from tests.extract.builder import Part, document

Tree = list["str | tuple[str, Tree]"]


def outline(lines: list[str | tuple[str, float]]) -> list[Node]:
    """The outline of these paragraphs; a pair gives the indent in points."""
    parts = [
        Part(Zone.BODY, line) if isinstance(line, str) else Part(Zone.BODY, line[0], line[1])
        for line in lines
    ]
    return build_outline(paragraphs(document(parts), Zone.BODY))


def tree(nodes: list[Node]) -> str:
    """``1(a b(- -)) 2``: labels, bullets as their sign, text without a marker as ``.``."""
    return " ".join(_name(node) + (f"({tree(node.children)})" if node.children else "") for node in nodes)


def _name(node: Node) -> str:
    if node.marker is None:
        return "."
    return node.marker.label or {"dash": "-", "plus": "+", "star": "*", "dot": "•"}[node.marker.kind]


NESTED: list[tuple[str, list[str | tuple[str, float]], str]] = [
    ("group, bullets, subtasks", ["1. A:", "- b:", "+ c", "+ d", "- e", "2. F:", "- g"], "1(-(+ +) -) 2(-)"),
    ("plus may be outermost", ["1. A:", "+ b", "- c", "- d", "+ e"], "1(+(- -) +)"),
    ("decree", ["Điều 1. A", "1. b", "a) c", "b) d", "2. e", "Điều 2. F"], "1(1(a b) 2) 2"),
    ("chapters", ["Chương I", "Điều 1. A", "Điều 2. B", "Chương II", "Điều 3. C"], "I(1 2) II(3)"),
    ("plan", ["I. A", "1. b", "- c", "2. d", "II. E", "1. f", "a) g", "- h"], "I(1(-) 2) II(1(a(-)))"),
    ("decimals", ["1. A", "1.1. b", "- c", "1.2. d", "2. E", "2.1. f"], "1(1.1(-) 1.2) 2(2.1)"),
    ("Roman numbers without their strokes", ["I. A", "1. b", "I. C", "1. d", "II. E"], "I(1) II(1) III"),
    ("Roman numbers after V", ["V. A", "V. B", "VI. C"], "V VI VII"),
    ("a row that begins anew", ["I. A", "II. B", "III. C", "I. D"], "I II III I"),
    ("party", ["I- A", "1- b", "1.1- c", "1.2- d", "2- e", "II- F"], "I(1(1.1 1.2) 2) II"),
    ("letters under bullets do not come back", ["1. A", "a) b", "- c", "b) d"], "1(a(-) b)"),
    ("letters under Roman numbers", ["I. A", "a) b", "b) c", "II. D", "a) e"], "I(a b) II(a)"),
    (
        "bracketed numbers below",
        ["1. A:", "(1) b", "(2) c", "2. D"],
        "1((1) (2)) 2".replace("((1) (2))", "(1 2)"),
    ),
    ("text without marker", ["1. A:", "b", "2. C:", "d"], "1(.) 2(.)"),
    ("intro, then bullets beside it", ["1. A:", "b:", "- c", "- d"], "1(. - -)"),
    ("bullets alone", ["- a", "- b"], "- -"),
    ("plain text alone", ["a", "b"], ". ."),
    ("text before the list", ["a yêu cầu:", "1. B", "2. C"], ". 1 2"),
    (
        "same bullet deeper by indent",
        [("- a:", 28.0), ("- b", 56.0), ("- c", 56.0), ("- d", 28.0)],
        "-(- -) -",
    ),
    ("same bullet, same indent", [("- a:", 28.0), ("- b", 28.0)], "- -"),
    ("numbers restart below a heading with a colon", ["1. A:", "1. b", "2. c"], "1(1 2)"),
    ("upper letters above Roman numbers", ["A. X", "I. y", "1. z", "B. W"], "A(I(1)) B"),
    (
        "i after h is a letter",
        ["a) x", "b) y", "c) z", "d) x", "đ) x", "e) x", "g) x", "h) x", "i) x"],
        "a b c d đ e g h i",
    ),
    ("i without h is Roman", ["a) x:", "i) y", "ii) z", "b) w"], "a(i ii) b"),
    (
        "a misread letter in its row",
        ["a) x", "b) x", "c) x", "d) x", "đ) x", "e) x", "ø) x", "h) x"],
        "a b c d đ e g h",
    ),
    ("a misread full stop in its row", ["1. A", "2- B", "3. C"], "1 2 3"),
    ("a dash numbered list of its own", ["1. A", "- b", "2. C"], "1(-) 2"),
    ("plain text after bullets under a number belongs to it", ["1. A:", "- b", "c", "- d"], "1(- . -)"),
    ("opening bullet takes the plain text below", ["- a:", "b", "- c"], "-(.) -"),
]


@pytest.mark.parametrize(("name", "lines", "expected"), NESTED, ids=[case[0] for case in NESTED])
def test_nesting(name: str, lines: list[str | tuple[str, float]], expected: str) -> None:
    assert tree(outline(lines)) == expected


MARKS = ["I. ", "II. ", "1. ", "2. ", "1.1. ", "a) ", "b) ", "- ", "+ ", "Điều 1. ", "", "(1) ", "* "]


@given(
    st.lists(
        st.tuples(st.sampled_from(MARKS), st.sampled_from(["Chủ trì", "Rà soát:", "đôn đốc;"])), max_size=14
    )
)
def test_every_paragraph_stands_once_in_its_order(given: list[tuple[str, str]]) -> None:
    lines: list[str | tuple[str, float]] = [mark + text for mark, text in given]
    nodes = [node for root in outline(lines) for node in root.walk()]
    assert [node.paragraph.text for node in nodes] == lines
    for node in nodes:
        assert all(child.parent is node for child in node.children)
        assert node.paragraph.text.endswith(node.text)


@given(st.lists(st.sampled_from(MARKS), max_size=14))
def test_nesting_does_not_depend_on_what_follows(marks: list[str]) -> None:
    lines: list[str | tuple[str, float]] = [f"{mark}Chủ trì" for mark in marks]
    for length in range(len(lines)):
        shorter = [node.paragraph.text for root in outline(lines[:length]) for node in root.walk()]
        assert shorter == lines[:length]
