"""Lines of the table about names: those that documents have, and those drawn evenly from lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from docproc.evaluate.name_pages import name_errors, read_sentences
from docproc.evaluate.names import NameTally, sentences, stripped_names
from docproc.evaluate.restoration_row import Row
from docproc.restore import Restorer

NAMES = 240
"""Sentences that names are drawn for."""
BAR, MOONSHOT = 0.97, 0.99


def printed_rows(where: str, tallies: Mapping[str, NameTally]) -> Iterator[Row]:
    """Names as documents have them; ``where`` says which documents."""
    for kind, tally in tallies.items():
        if tally.names:
            yield _row(f"names of {kind}s in {where}", tally)


def drawn_rows(restorer: Restorer, tessdata: Path | None) -> Iterator[Row]:
    """Names drawn evenly from lists: stripped of their marks, and read by what engines there are."""
    found = sentences(NAMES)
    by_way: dict[str, tuple[dict[str, NameTally] | None, dict[str, NameTally]]] = {}
    by_way["stripped"] = (None, stripped_names(restorer.repair_text, found))
    for engine in ("eng", "vie") if tessdata else ():
        if tessdata and (tessdata / f"{engine}.traineddata").is_file():
            by_way[f"read by {engine}"] = name_errors(restorer, read_sentences(found, engine, tessdata))
    for way, (before, after) in by_way.items():
        for kind, tally in after.items():
            yield _row(f"names of {kind}s drawn from lists, {way}", tally, before[kind] if before else None)


def _row(name: str, after: NameTally, before: NameTally | None = None) -> Row:
    note = f"whole names right {100 * (1 - after.rate):.1f} %"
    if before:
        note += f" ({100 * (1 - before.rate):.1f} % as read)"
    size = f"{after.names} names"
    return Row(f"{name}: words right", 1 - after.word_rate, size, BAR, MOONSHOT, True, note=note)
