"""Words are parted where a border of a table was read into them, and nowhere else."""

from __future__ import annotations

import itertools

import pytest

from docproc.ocr.bars import part_at_rules, upright_rules
from docproc.schema import Box

WORD = Box(100, 50, 150, 62)
THROUGH = Box(101, 0, 102, 300)
LEVEL = Box(60, 56, 300, 57)


@pytest.mark.parametrize(
    ("text", "rules", "parts"),
    [
        ("|Phòng", [THROUGH], ["Phòng"]),
        ("Phòng|", [Box(150, 40, 151, 90)], ["Phòng"]),
        ("tại|Sở", [Box(125, 40, 126, 90)], ["tại", "Sở"]),
        ("¦|1", [THROUGH], ["1"]),
        ("|Phòng", [], ["|Phòng"]),  # no table: what was read stays
        ("|Phòng", [LEVEL], ["|Phòng"]),
        ("|Phòng", [Box(90, 0, 91, 300)], ["|Phòng"]),  # a border elsewhere
        ("|Phòng", [Box(101, 100, 102, 300)], ["|Phòng"]),  # a border further down
        ("|", [THROUGH], ["|"]),
        ("Phòng", [THROUGH], ["Phòng"]),
    ],
)
def test_parts(text: str, rules: list[Box], parts: list[str]) -> None:
    found = list(part_at_rules(text, WORD, upright_rules(rules)))
    assert [part for part, _ in found] == parts
    assert all(WORD.x0 <= box.x0 < box.x1 <= WORD.x1 for _, box in found)
    assert all(before.x1 <= after.x0 for (_, before), (_, after) in itertools.pairwise(found))
