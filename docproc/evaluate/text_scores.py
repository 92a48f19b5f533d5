"""All measures of one document's text: characters, words, marks, order, tables, harm and help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docproc.corpus import Specimen, load_specimen
from docproc.evaluate.arrangement import arranged, joined, order_of_paragraphs, read_lines
from docproc.evaluate.field_metrics import Agreement
from docproc.evaluate.placement import Places
from docproc.evaluate.table_metrics import Row, compare_cells, rows_found
from docproc.evaluate.text_metrics import (
    Count,
    character_errors,
    letter_errors,
    lost_and_extra_words,
    mark_errors,
    repair_effect,
    word_errors,
)
from docproc.evaluate.verdict import Json
from docproc.schema import Zone

_BAR = " | "


@dataclass(frozen=True, slots=True)
class ExactText:
    """What really stands on the pages: paragraphs (and table rows) in order, and the rows cell by cell.

    ``pages`` is how many pages it covers, ``None`` for all; ``orders`` are all right orders of the
    paragraphs, by index, where that of the text is not the only one.
    """

    paragraphs: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    pages: int | None = None
    orders: tuple[tuple[int, ...], ...] = ()


def of_specimen(path: Path) -> ExactText:
    """The exact text of a directive of our own writing; a row's cells are parted by blanks in reading."""
    specimen = load_specimen(path)
    lines = tuple(line.replace("|", " ") for line in specimen.text.splitlines())
    return ExactText(lines, tuple(_rows(specimen)), orders=tuple(_orders(specimen)))


def of_plain_text(path: Path, pages: int | None = None) -> ExactText:
    """The exact text of a real document, as a person typed it, a line a line."""
    lines = path.read_text("utf-8").splitlines()
    return ExactText(tuple(line for line in lines if line.strip()), pages=pages)


def _rows(specimen: Specimen) -> list[Row]:
    return [
        tuple(cell.strip() for cell in line.removeprefix("!").split(_BAR.strip()))
        for line in specimen.lines(Zone.TABLE)
    ]


_LEFT = {Zone.ISSUER, Zone.NUMBER}
_RIGHT = {Zone.MOTTO, Zone.PLACE_DATE}
_FOOT = {Zone.RECIPIENTS, Zone.SIGNATURE}


def _orders(specimen: Specimen) -> Iterator[tuple[int, ...]]:
    """All right orders: columns that stand side by side in head and foot may be read either way."""
    letter = not specimen.lines(Zone.TITLE)
    zones = [part.zone for part in specimen.parts for _ in part.lines]
    places = range(len(zones))
    left = [at for at in places if zones[at] in _LEFT or (letter and zones[at] is Zone.SUBJECT)]
    right = [at for at in places if zones[at] in _RIGHT]
    foot = [at for at in places if zones[at] in _FOOT]
    heads = sorted(left + right), left + right, right + left
    feet = (
        foot,
        sorted(foot, key=lambda at: (zones[at] is Zone.SIGNATURE, at)),
        sorted(foot, key=lambda at: (zones[at] is Zone.RECIPIENTS, at)),
    )
    for head in heads:
        for end in feet:
            order = list(places)
            for block in (head, end):
                for at, index in zip(sorted(block), block, strict=True):
                    order[at] = index
            yield tuple(order)


WORDS = ("cer", "wer", "lost", "extra", "letters", "d", "vowel", "tone")
"""What is wrong with the text in the end."""
ROAD = ("cer_raw", "wer_raw", "harm", "help", "order_strict", "order_forgiving", "misplaced")
"""What repair and layout did: ``…_raw`` is before repair, ``help`` counts wrong words still wrong."""
COUNTS = (*WORDS, *ROAD)
"""All rates of errors."""
AGREEMENTS = ("cells", "cell_words")
"""Measures with precision and recall."""


@dataclass(frozen=True, slots=True)
class TextScores:
    """Counts by the names in :data:`COUNTS`, agreements by those in :data:`AGREEMENTS`."""

    counts: dict[str, Count]
    agreements: dict[str, Agreement]


def score_text(truth: ExactText, pages: Sequence[Json], places: Places | None = None) -> TextScores:
    """Hold ``text.pages`` of a directive against the exact text.

    With the ``places`` of the words, what was read from stamps and captions that an office added to the
    page is left out, and the boxes are judged too.

    Lines are moved to their places in the exact text first (see :mod:`docproc.evaluate.arrangement`), so
    that only the measures of order see the order.
    """
    chosen = [page for page in pages if truth.pages is None or page["number"] <= truth.pages]
    lines = read_lines(chosen)
    misplaced = places.misplaced(lines, chosen) if places else Count(0, 0)
    lines = places.without_added(lines, chosen) if places else lines
    expected = "\n".join(truth.paragraphs)
    order = arranged(expected, lines)
    read = joined([lines[index].words for index in order])
    raw = joined([lines[index].raw for index in order])
    marks = mark_errors(expected, read)
    lost, extra = lost_and_extra_words(expected, read)
    strict, forgiving = order_of_paragraphs(truth.paragraphs, lines, truth.orders)
    repair = repair_effect(expected, raw, read)
    counts = {
        "cer": character_errors(expected, read),
        "wer": word_errors(expected, read),
        "lost": lost,
        "extra": extra,
        "letters": letter_errors(expected, read),
        "d": marks.d,
        "vowel": marks.vowel,
        "tone": marks.tone,
        "order_strict": strict,
        "order_forgiving": forgiving,
        "harm": repair.harm,
        "help": repair.help,
        "cer_raw": character_errors(expected, raw),
        "wer_raw": word_errors(expected, raw),
        "misplaced": misplaced,
    }
    return TextScores(counts, dict(_cells(truth, chosen)))


def _cells(truth: ExactText, pages: Sequence[Json]) -> Iterator[tuple[str, Agreement]]:
    """The tables; a bare text, which has no columns, is not asked for them."""
    if truth.rows and (not pages or any(page["width"] for page in pages)):
        yield from zip(AGREEMENTS, compare_cells(truth.rows, rows_found(pages)), strict=True)
