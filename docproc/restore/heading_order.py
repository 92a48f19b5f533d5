"""Roman numerals of headings in their order: an engine that drops a stroke reads ``III.`` as a second ``II.``

Measured on directives for tuning that Tesseract's Vietnamese model read: of 15 headings in capitals that
bore the numeral of the one before them all had been printed with the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from docproc.restore.orthography import is_capitals
from docproc.schema.layout import Zone
from docproc.schema.page import Alternative
from docproc.schema.text import Paragraph, Token

SURE = 0.95
"""Probability of a numeral that its place in the order says."""
_HEAD = re.compile(r"(?P<numeral>[IVX]{1,5}|[1l](?=.$))(?P<sign>[.-])(?!\d)")
_STROKE_LOST = frozenset({"II", "V", "VI", "VII", "X", "XI", "XII"})
"""Numerals that become the next one by a stroke; ``I`` may well begin two lists of one heading each."""


class _Heading(NamedTuple):
    """A numeral at the head of a line: places of its paragraph and token, the numeral and its sign."""

    paragraph: int
    token: int
    numeral: str
    sign: str


def in_order(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with each second ``II.`` after another one as ``III.``, and so on.

    Only before words in capitals, and of what an engine read: a text that gives no confidence is
    believed. ``1.`` is an ``I.`` there, with which another list begins.
    """
    found = list(paragraphs)
    headings = [heading for place, each in enumerate(found) for heading in _headings(place, each)]
    followers = [heading.numeral for heading in headings[2:]] + [""]
    for (before, here), after in zip(pairwise(headings), followers, strict=False):
        following = here.numeral + "I"
        if before[2:] == here[2:] and here.numeral in _STROKE_LOST and after != following:
            tokens = list(found[here.paragraph].tokens)
            tokens[here.token] = _renumbered(tokens[here.token], here.numeral, following)
            found[here.paragraph] = replace(found[here.paragraph], tokens=tuple(tokens))
    return found


def _headings(place: int, paragraph: Paragraph) -> list[_Heading]:
    if paragraph.zone is Zone.NOISE:
        return []
    found, line = [], None
    for at, token in enumerate(paragraph.tokens):
        head = _HEAD.match(token.text) if (token.page, token.line) != line else None
        line = token.page, token.line
        if head is None or token.words[0].confidence is None:
            continue
        behind = token.text[head.end() :] or next((after.text for after in paragraph.tokens[at + 1 :]), "")
        if is_capitals(behind):
            numeral = head["numeral"] if head["numeral"] not in "1l" else "I"
            found.append(_Heading(place, at, numeral, head["sign"]))
    return found


def _renumbered(token: Token, numeral: str, following: str) -> Token:
    """The token with the following numeral; what was read stays its alternative."""
    return replace(
        token,
        text=following + token.text[len(numeral) :],
        probability=SURE,
        alternatives=(Alternative(token.text, 1 - SURE),),
    )
