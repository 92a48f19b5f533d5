"""The lines of each signature: two or more signers stand side by side, or one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from spacy.tokens import Doc

from docproc.extract.lines import LineSpan, lines
from docproc.extract.signer_names import read_name
from docproc.extract.signer_posts import post, read_authority
from docproc.schema import Zone

_LAST_LINES = 40
"""How far from the end a signature is looked for in text without zones."""


def signature_blocks(doc: Doc) -> list[list[LineSpan]]:
    """The lines of each signature from top to bottom, in reading order."""
    found = lines(doc, Zone.SIGNATURE) or _loose(doc)
    blocks: list[list[LineSpan]] = []
    for _, on_page in groupby(found, key=lambda line: line.page):
        for column in signature_columns(list(on_page)):
            blocks += _stacked(column)
    return blocks


def signature_columns(found: Sequence[LineSpan]) -> list[list[LineSpan]]:
    """The lines by column, left to right: lines on one height and apart from each other stand in two."""
    pair = next(((one, two) for one in found for two in found if _beside(one, two)), None)
    if pair is None:
        return [list(found)]
    left, right = pair
    border = _middle(left) + (_middle(right) - _middle(left)) / 2
    parts = (
        [line for line in found if _middle(line) < border],
        [line for line in found if _middle(line) >= border],
    )
    return [column for part in parts for column in signature_columns(part)]


def _beside(one: LineSpan, two: LineSpan) -> bool:
    if one.box is None or two.box is None:
        return False
    apart = one.box.x1 < two.box.x0 and one.box.vertical_overlap(two.box) > 0.5
    return apart and _telling(one) and _telling(two)


def _telling(line: LineSpan) -> bool:
    """Whether a line is part of a signature for certain, and no dirt."""
    return any(read(line.text) is not None for read in (read_authority, post, read_name))


def _middle(line: LineSpan) -> float:
    return line.box.x_middle if line.box else 0.0


def _stacked(column: Sequence[LineSpan]) -> list[list[LineSpan]]:
    """A new signature begins where authority or post follows a name."""
    blocks: list[list[LineSpan]] = [[]]
    named = False
    for line in column:
        begins = read_authority(line.text) is not None or post(line.text) is not None
        if named and begins:
            blocks.append([])
            named = False
        blocks[-1].append(line)
        named = named or read_name(line.text) is not None
    return [block for block in blocks if block]


def _loose(doc: Doc) -> list[LineSpan]:
    """From the last line with a mark of authority on, where the layout has named no signature."""
    last = [line for line in lines(doc)[-_LAST_LINES:] if line.zone is not Zone.RECIPIENTS]
    first = next((number for number, line in enumerate(last) if read_authority(line.text)), None)
    return last[first:] if first is not None else []
