"""Lines of a body with boxes, parted into paragraphs.

Source: Decree 30/2020/NĐ-CP, annex I, part II: justified lines, the first line of a paragraph set in by
1 or 1.27 cm. Documents that keep to another style are parted by line length, markers and gaps.
"""

from __future__ import annotations

from collections.abc import Sequence

from docproc.layout.fragment import Fragment, joined, rows
from docproc.layout.group import Group
from docproc.layout.margins import Margins
from docproc.layout.markers import Marker, marker_of
from docproc.layout.phrases import is_capitals
from docproc.layout.sentence_ends import begins_small, ends_document, ends_sentence
from docproc.schema import Zone

_INDENT = 13.0  # points: a first line is set in by at least 1 cm (28), a scan's wobble is below 10
_HEADING_INDENT = 62.0  # centred headings stand further in than any first line
_ROOM = 7.0  # points of room left over that say that the next word was not meant for this line
_LOOSE = 1.45  # pitches from line to line that part paragraphs


def merge_rows(fragments: Sequence[Fragment]) -> list[Fragment]:
    """One fragment a row, top to bottom: pieces that OCR parted within a row are one line again."""
    return [row[0] if len(row) == 1 else joined(row) for row in rows(fragments)]


def part_paragraphs(lines: Sequence[Fragment], margins: Margins, *, continues: bool = False) -> list[Group]:
    """Part the lines of one page's body, in reading order, into paragraphs.

    ``continues`` says that the first line goes on with the paragraph of the page before.
    """
    paragraphs: list[list[Fragment]] = []
    for line in lines:
        if paragraphs and not starts_paragraph(paragraphs[-1], line, margins):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [
        Group(
            Zone.BODY,
            tuple(paragraph),
            indent=round(max(0.0, margins.indent(paragraph[0])), 1),
            continues=continues and position == 0,
        )
        for position, paragraph in enumerate(paragraphs)
    ]


def starts_paragraph(paragraph: Sequence[Fragment], line: Fragment, margins: Margins) -> bool:
    """Whether a line begins a new paragraph after the lines of ``paragraph`` on the same page."""
    last = paragraph[-1]
    if ends_document(last.text) and len(last.text) > 5:
        return True
    step = line.middle - last.middle
    if _is_heading(last, margins) or _is_heading(line, margins):
        return not _same_heading(last, line, step, margins)
    if margins.indent(line) > _INDENT:
        return not _set_in_as_a_whole(paragraph, line, margins)
    return _starts_at_edge(last, line, step, margins)


def goes_on_overleaf(last: Fragment, margins: Margins, line: Fragment, overleaf: Margins) -> bool:
    """Whether the first line of a page goes on with the last paragraph of the page before.

    ``margins`` are those of the page of ``last``, ``overleaf`` those of the page of ``line``.
    """
    if ends_document(last.text) or _is_heading(line, overleaf) or _is_heading(last, margins):
        return False
    if begins_small(line.text) and not ends_sentence(last.text):
        return True
    if overleaf.indent(line) > _INDENT:
        return False
    full = not _had_room(last, line, margins)
    if marker_of(line.text) not in {None, Marker.BULLET}:
        return full and not ends_sentence(last.text)
    return full or not ends_sentence(last.text)


def _starts_at_edge(last: Fragment, line: Fragment, step: float, margins: Margins) -> bool:
    """For a line that begins at the left edge, where most lines only go on."""
    ended, marker = ends_sentence(last.text), marker_of(line.text)
    if _had_room(last, line, margins):
        return ended or not begins_small(line.text)
    if begins_small(line.text) or not ended:
        return False
    if marker is Marker.BULLET:
        return step > 1.15 * margins.pitch
    return marker is not None or step > _LOOSE * margins.pitch


def _had_room(last: Fragment, line: Fragment, margins: Margins) -> bool:
    """Whether the first word of a line would have fitted on the line before it."""
    word = line.words[0].box
    assert word is not None
    return margins.shortfall(last) - word.width - 0.25 * line.height > _ROOM


def _set_in_as_a_whole(paragraph: Sequence[Fragment], line: Fragment, margins: Margins) -> bool:
    """Whether a line set in goes on with a paragraph that is set in as a whole or hangs on its marker."""
    last = paragraph[-1]
    if marker_of(line.text) is not None or _had_room(last, line, margins):
        return begins_small(line.text) and not ends_sentence(last.text)
    if begins_small(line.text) and not ends_sentence(last.text):
        return True
    offset = margins.indent(line) - margins.indent(paragraph[0])
    if len(paragraph) > 1:
        same = abs(margins.indent(line) - margins.indent(last)) < 5
        return same and margins.indent(last) > _INDENT and not ends_sentence(last.text)
    hangs = marker_of(paragraph[0].text) is not None and 4 < offset < 40
    return hangs and not ends_sentence(last.text)


def _is_heading(line: Fragment, margins: Margins) -> bool:
    """Whether a line stands centred, well away from both edges, as ``Chương I`` does."""
    return (
        margins.indent(line) > _HEADING_INDENT
        and margins.is_centred(line)
        and marker_of(line.text) is not Marker.BULLET
    )


def _same_heading(last: Fragment, line: Fragment, step: float, margins: Margins) -> bool:
    both = _is_heading(last, margins) and _is_heading(line, margins)
    if not both or step > _LOOSE * margins.pitch or ends_sentence(last.text):
        return False
    if marker_of(line.text) is not None or marker_of(last.text) is Marker.DIVISION:
        return False
    return begins_small(line.text) or is_capitals(last.text) == is_capitals(line.text)
