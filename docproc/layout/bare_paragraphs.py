"""Lines of bare text parted into paragraphs: by empty lines, markers, and the length of lines."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.layout.bare_line import BareGroup, BareLine
from docproc.layout.markers import marker_of
from docproc.layout.phrases import is_capitals
from docproc.layout.sentence_ends import begins_small, ends_document, ends_sentence
from docproc.schema import Zone

_LONGEST_PRINTED = 130  # characters: no printed line of 13 or 14 points is longer
_FULL = 0.78  # share of the usual line length from which a line counts as full
_BRIM = 0.88  # the same where empty lines follow: only a line full to the brim goes on over them


def usual_length(lines: Sequence[BareLine]) -> int | None:
    """The length in characters that full lines have; ``None`` when each line is a whole paragraph."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return None
    usual = lengths[int(0.9 * (len(lengths) - 1))]
    return usual if usual <= _LONGEST_PRINTED else None


def part_bare_paragraphs(lines: Sequence[BareLine], usual: int | None) -> list[BareGroup]:
    """Part the lines of a body, in order, into paragraphs; ``usual`` as :func:`usual_length` gives it."""
    paragraphs: list[list[BareLine]] = []
    for line in lines:
        if paragraphs and not starts_bare_paragraph(paragraphs[-1][-1], line, usual):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [BareGroup(Zone.BODY, tuple(paragraph)) for paragraph in paragraphs]


def starts_bare_paragraph(last: BareLine, line: BareLine, usual: int | None) -> bool:
    """Whether a line begins a new paragraph after another one."""
    ended = ends_sentence(last.text)
    if ends_document(last.text):
        return True
    if begins_small(line.text) and not ended:
        return False
    if usual is None:
        return True
    length = len(last.text) + len(line.words[0].text)
    marker = marker_of(line.text)
    if line.parted:
        goes_on = length >= _BRIM * usual and not ended and marker is None
        return not goes_on or is_capitals(last.text)
    return ended or length < _FULL * usual if marker is not None else length < _FULL * usual
