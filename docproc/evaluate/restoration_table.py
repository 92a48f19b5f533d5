"""The table of how well repair does: each measure beside its bar and, where it can be, beside others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docproc.corpus.make_sets import find_specimens
from docproc.evaluate.directive_pages import read_directives
from docproc.evaluate.name_rows import drawn_rows, printed_rows
from docproc.evaluate.names import Restore
from docproc.evaluate.printed_names import PrintedNames
from docproc.evaluate.restoration import (
    Misread,
    ReadPage,
    harm,
    marks,
    misread,
    passages,
    received,
)
from docproc.evaluate.restoration_cost import PAGE, cost
from docproc.evaluate.restoration_row import Row
from docproc.evaluate.word_tally import Tally
from docproc.restore import Restorer
from docproc.training.corpora import Part


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to measure on; ``None`` for what is absent. ``split`` names our specimens'."""

    corpora: Path | None
    seed: Path | None
    gold: Path | None
    specimens: Path | None
    tessdata: Path | None
    split: str = "test"
    count: int = 40


@dataclass(slots=True)
class Totals:
    """What is counted over all measures: protected words, and how many of them were changed."""

    protected: int = 0
    protected_changed: int = 0


class Table:
    """Measures repair on some material, row by row."""

    def __init__(self, load: Callable[[], Restorer], material: Material, others: dict[str, Restore]) -> None:
        """``load`` makes a restorer that has seen nothing yet."""
        self._load, self._restorer = load, load()
        self._material, self._others = material, others
        self._names = {"running text, stripped": PrintedNames()}
        self._read: dict[str, list[list[ReadPage]]] = {}
        self.totals = Totals()
        self.tallies: dict[str, Tally] = {}
        """The errors behind each row, by its name."""

    def rows(self) -> Iterator[Row]:
        """All rows that the material allows, in the order of the table."""
        if self._material.seed and self._material.gold:
            yield self._seed(self._material.seed, self._material.gold)
        if self._material.specimens and self._material.tessdata:
            yield from self._directives(self._material.specimens, self._material.tessdata)
        if self._material.corpora:
            yield from self._stripped(self._material.corpora)
            yield from self._harm(self._material.corpora)
        yield Row("protected words changed", self.totals.protected_changed, f"{self.totals.protected} words",
                  0, 0, unit="")  # fmt: skip
        yield from self._names_in_text()
        yield from drawn_rows(self._restorer, self._material.tessdata)
        for engine, documents in self._read.items():
            yield from self._cost(engine, documents)

    def _seed(self, path: Path, gold: Path) -> Row:
        text, truth = path.read_text("utf-8"), gold.read_text("utf-8")
        before, after = received(self._restorer, text, truth)
        self.tallies["seed"] = after
        note = f"{100 * before.rate:.1f} % as received"
        return Row("seed, words wrong", after.rate, f"{after.words} words", 0.015, 0.005, note=note)

    def _directives(self, folder: Path, tessdata: Path) -> Iterator[Row]:
        specimens = find_specimens(folder, [self._material.split])
        for engine in ("eng", "vie"):
            documents = self._read[engine] = list(read_directives(specimens, engine, tessdata))
            result = misread(self._restorer, documents)
            self._protected(result)
            self._names[f"directives, read by {engine}"] = result.names
            self.tallies[f"directives, {engine}"] = result.after
            size = f"{result.after.words} words, {len(specimens)} directives"
            note = f"{100 * result.before.rate:.1f} % as read"
            if engine == "eng":
                yield Row(
                    "directives read by eng, words wrong", result.after.rate, size, 0.03, 0.01, note=note
                )
            else:
                removed = 1 - result.after.wrong / max(1, result.before.wrong)
                note += f", {100 * result.after.rate:.2f} % left; {result.added} added"
                yield Row("directives read by vie, errors removed", removed, size, 0.3, 0.6, True, note=note)

    def _cost(self, engine: str, documents: Sequence[Sequence[ReadPage]]) -> Iterator[Row]:
        found = cost(self._load(), documents)
        name, size = f"a page of {PAGE} words read by {engine}", f"{found.words} words"
        yield Row(f"{name}, first sight", 1000 * found.first, size, 60, unit="ms")
        yield Row(f"{name}, again", 1000 * found.again, size, 60, unit="ms")

    def _protected(self, result: Misread) -> None:
        self.totals.protected += result.protected
        self.totals.protected_changed += result.protected_changed.total()

    def _stripped(self, corpora: Path) -> Iterator[Row]:
        for register, bar, moonshot in (
            ("official", 0.993, 0.997),
            ("law", 0.993, 0.997),
            ("news", 0.98, 0.988),
            ("encyclopaedia", 0.98, 0.988),
        ):
            texts = passages(corpora, register, Part.HELD_OUT, self._material.count)
            tally = marks(self._restorer.repair_text, texts, self._names["running text, stripped"])
            self.tallies[f"marks, {register}"] = tally
            others = {name: 1 - marks(restore, texts).rate for name, restore in self._others.items()}
            name = f"marks stripped, {register}: syllables right"
            yield Row(name, 1 - tally.rate, f"{tally.words} syllables", bar, moonshot, True, others=others)

    def _harm(self, corpora: Path) -> Iterator[Row]:
        total = Tally()
        for register in ("official", "law", "news"):
            tally = harm(
                self._restorer.repair_text, passages(corpora, register, Part.HELD_OUT, self._material.count)
            )
            total.words += tally.words
            total.wrong += tally.wrong
            total.errors += tally.errors
        self.tallies["harm"] = total
        yield Row("correct text, words changed", total.rate, f"{total.words} words", 0.0003, 0.0)

    def _names_in_text(self) -> Iterator[Row]:
        for where, found in self._names.items():
            yield from printed_rows(where, found.tallies)
