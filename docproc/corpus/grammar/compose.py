"""Composing one directive by its seed, and writing it as a specimen with its gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from docproc.corpus.grammar import outline, party, plan
from docproc.corpus.grammar.draft import Draft, Json
from docproc.corpus.grammar.office import Office
from docproc.errors import ConfigurationError

STRUCTURES: dict[str, Callable[[Office], Draft]] = {
    "cong-van": outline.letter,
    "chi-thi": outline.directive,
    "thong-bao": outline.conclusions,
    "ke-hoach": plan.plan,
    "quyet-dinh": plan.decision,
    "cong-van-dang": party.party_letter,
}
"""The kinds of directive that the grammar knows, by the name that their files bear."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A composed directive: its name, its file in the specimen's format, its gold."""

    name: str
    text: str
    gold: Json

    def save(self, folder: Path) -> Path:
        """Write ``<name>.txt`` and ``<name>.gold.json``; returns the text's path."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}.txt"
        path.write_text(self.text, "utf-8")
        gold = json.dumps(self.gold, ensure_ascii=False, indent=1)
        (folder / f"{self.name}.gold.json").write_text(gold + "\n", "utf-8")
        return path


def compose(seed: int, number: int, structure: str | None = None) -> Composed:
    """Directive ``number`` of a seed, in the given structure or in each of them in turn.

    Raises :class:`ConfigurationError` on an unknown structure.
    """
    name = structure or list(STRUCTURES)[number % len(STRUCTURES)]
    if name not in STRUCTURES:
        raise ConfigurationError(f"no structure is called {name}: choose from {', '.join(STRUCTURES)}")
    draft = STRUCTURES[name](Office.drawn(Random(f"{seed}/{number}/{name}")))
    return Composed(f"{name}-{seed}-{number:04d}", draft.text, draft.gold)
