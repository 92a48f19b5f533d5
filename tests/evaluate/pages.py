"""Pages of a directive in the contract's shape, made from lines of words."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.evaluate.verdict import Json

Words = str | list[tuple[str, str]]
"""A line: its text, or (word as repaired, word as read) one by one."""


def page(*lines: Words, number: int = 1, tables: Sequence[Json] = ()) -> Json:
    """One page; every word is ten points wide and has its own box."""
    made = [_line(line, row) for row, line in enumerate(lines)]
    return {
        "number": number,
        "width": 595.0,
        "height": 842.0,
        "rotation": 0,
        "source": "ocr",
        "text": "\n".join(line["text"] for line in made),
        "lines": made,
        "tables": list(tables),
    }


def _line(line: Words, row: int) -> Json:
    pairs = [(word, word) for word in line.split()] if isinstance(line, str) else line
    words = [
        {"text": text, "raw": raw, "bbox": [10.0 * at, 20.0 * row, 10.0 * at + 10, 20.0 * row + 12]}
        for at, (text, raw) in enumerate(pairs)
    ]
    box = [0.0, 20.0 * row, 10.0 * len(words), 20.0 * row + 12]
    return {"text": " ".join(text for text, _ in pairs), "bbox": box, "words": words}


def table(*rows: tuple[str, ...]) -> Json:
    """A table; empty texts are cells that were not found."""
    cells = [
        {"row": row, "column": column, "header": row == 0, "text": text, "bbox": None}
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]
    return {"cells": cells, "bbox": None}
