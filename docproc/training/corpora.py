"""Running text for training: one paragraph a line, in ``*.txt.xz``.

Held out by document: the last 2 % of each file's lines are learned from by nothing (neighbouring lines
come from the same document, so a random choice of lines would leak). The first half of them is for tuning,
the second for tests only.
"""

from __future__ import annotations

import lzma
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from docproc.errors import ConfigurationError

HELD_OUT = 0.02
_SETTINGS = Path(__file__).parent / "corpora.toml"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of running text; ``weight`` multiplies its counts, ``kind`` is its register.

    ``passes`` says how often the context model reads its lines (a share of them where it is below one).
    """

    path: Path
    weight: float
    kind: str
    passes: float = 1.0

    @property
    def name(self) -> str:
        """The file's name without its endings."""
        return self.path.name.removesuffix(".txt.xz")

    def lines(self) -> list[str]:
        """All paragraphs, NFC, in the file's order."""
        with lzma.open(self.path, "rt", encoding="utf-8") as stream:
            return unicodedata.normalize("NFC", stream.read()).splitlines()

    def training(self) -> list[str]:
        """The paragraphs that models may learn from."""
        lines = self.lines()
        return lines[: _boundary(lines)]

    def tuning(self) -> list[str]:
        """Paragraphs that no model has seen, to choose weights and look at errors by."""
        lines = self.lines()
        return lines[_boundary(lines) : _boundary(lines, HELD_OUT / 2)]

    def held_out(self) -> list[str]:
        """Paragraphs that nobody and nothing has looked at: for the final figures only."""
        lines = self.lines()
        return lines[_boundary(lines, HELD_OUT / 2) :]


class Part(StrEnum):
    """A part of each corpus file."""

    TRAINING = "training"
    TUNING = "tuning"
    HELD_OUT = "held-out"

    def of(self, corpus: Corpus) -> list[str]:
        """The paragraphs of this part."""
        return {"training": corpus.training, "tuning": corpus.tuning, "held-out": corpus.held_out}[self]()


def _boundary(lines: list[str], after: float = HELD_OUT) -> int:
    return int(len(lines) * (1 - after))


def open_corpora(folder: Path) -> Iterator[Corpus]:
    """The corpora of a folder, with the weights of ``corpora.toml``, in the order of their names.

    Raises :class:`ConfigurationError` when the folder holds none.
    """
    settings = tomllib.loads(_SETTINGS.read_text(encoding="utf-8"))
    paths = sorted(folder.glob("*.txt.xz"))
    if not paths:
        raise ConfigurationError(f"no *.txt.xz in {folder}")
    for path in paths:
        kind = path.name.split("_", 1)[0]
        name = path.name.removesuffix(".txt.xz")
        weight = settings["file"].get(name, settings["kind"].get(kind, 1.0))
        passes = settings["passes"].get(name, settings["passes"].get(kind, 1.0))
        yield Corpus(path, float(weight), kind, float(passes))
