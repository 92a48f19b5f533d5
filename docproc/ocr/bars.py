"""Borders of tables that were read as part of a word: ``|Phòng``, ``tại|Sở``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docproc.schema import Box

_BARS = frozenset("|¦")
_BETWEEN = re.compile(r"[^|¦]+")
_NEAR = 3.0  # points from the edge of the word's box


def upright_rules(rules: Sequence[Box]) -> list[Box]:
    """The ruled lines that run down the page."""
    return [rule for rule in rules if rule.height > rule.width]


def part_at_rules(text: str, box: Box, rules: Sequence[Box]) -> Iterator[tuple[str, Box]]:
    """The words between the bars of one word, where an upright rule runs through its box.

    Each takes its share of the box by its letters. A word of nothing but bars stays, and so does every
    word through which no rule runs.
    """
    found = list(_BETWEEN.finditer(text))
    if _BARS.isdisjoint(text) or not found or not any(_runs_through(rule, box) for rule in rules):
        yield text, box
        return
    share = box.width / len(text)
    for match in found:
        x0, x1 = box.x0 + match.start() * share, box.x0 + match.end() * share
        yield match.group(), Box(x0, box.y0, x1, box.y1)


def _runs_through(rule: Box, box: Box) -> bool:
    return box.x0 - _NEAR <= rule.x_middle <= box.x1 + _NEAR and rule.y0 < box.y1 and box.y0 < rule.y1
