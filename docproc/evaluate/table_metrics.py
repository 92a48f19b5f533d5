"""Tables held against the exact ones, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.evaluate.field_metrics import Agreement, token_overlap
from docproc.evaluate.text_metrics import words
from docproc.evaluate.verdict import Json

Row = tuple[str, ...]
"""The texts of a row's cells from the left; an empty cell is an empty text."""


def rows_found(pages: Sequence[Json]) -> list[Row]:
    """All table rows of ``text.pages`` of a directive, from the first page to the last."""
    rows: list[Row] = []
    for page in pages:
        for table in page["tables"]:
            by_row: dict[int, dict[int, str]] = {}
            for cell in table["cells"]:
                by_row.setdefault(cell["row"], {})[cell["column"]] = cell["text"]
            rows.extend(
                tuple(cells.get(column, "") for column in range(max(cells) + 1))
                for _, cells in sorted(by_row.items())
            )
    return rows


def compare_cells(truth: Sequence[Row], found: Sequence[Row]) -> tuple[Agreement, Agreement]:
    """How the cells agree: as wholes, and by their words.

    Rows are aligned in order so that the most words agree; in aligned rows the cells of one column are
    compared. A cell as a whole is right when all its words are; empty cells do not count.
    """
    cells = by_words = Agreement(0, 0, 0)
    for expected, row in _aligned(truth, found):
        for column in range(max(len(expected), len(row))):
            wanted = expected[column] if column < len(expected) else ""
            got = row[column] if column < len(row) else ""
            same = bool(words(wanted)) and words(wanted) == words(got)
            cells += Agreement(float(same), float(bool(words(got))), float(bool(words(wanted))))
            by_words += token_overlap(wanted, got)
    return cells, by_words


def _aligned(truth: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Rows side by side; an empty row stands where one has no partner."""
    best = [[0.0] * (len(found) + 1) for _ in range(len(truth) + 1)]
    gain = [[_shared(expected, row) for row in found] for expected in truth]
    for i in range(len(truth) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gain[i][j])
    pairs: list[tuple[Row, Row]] = []
    i = j = 0
    while i < len(truth) and j < len(found):
        if gain[i][j] and best[i][j] == best[i + 1][j + 1] + gain[i][j]:
            pairs.append((truth[i], found[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((truth[i], ()))
            i += 1
        else:
            pairs.append(((), found[j]))
            j += 1
    return [*pairs, *((row, ()) for row in truth[i:]), *(((), row) for row in found[j:])]


def _shared(expected: Row, row: Row) -> float:
    """Words that two rows have in common in cells of the same column."""
    return sum(token_overlap(wanted, got).right for wanted, got in zip(expected, row, strict=False))
