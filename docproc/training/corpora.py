"""Running text for training: one paragraph a line, in ``*.txt.xz``.

Held out by document: the last 2 % of each file's lines are for tests only (neighbouring lines come
from the same document, so a random choice of lines would leak).
"""

from __future__ import annotations

import lzma
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docproc.errors import ConfigurationError

HELD_OUT = 0.02
_SETTINGS = Path(__file__).parent / "corpora.toml"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of running text; ``weight`` multiplies its counts, ``kind`` is its register."""

    path: Path
    weight: float
    kind: str

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

    def held_out(self) -> list[str]:
        """The paragraphs that no model has seen."""
        lines = self.lines()
        return lines[_boundary(lines) :]


def _boundary(lines: list[str]) -> int:
    return int(len(lines) * (1 - HELD_OUT))


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
        yield Corpus(path, float(weight), kind)
