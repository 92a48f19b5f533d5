"""Evaluation sets: folders of directives in the forms in which they arrive, each with its truth.

``set.json`` lists the items; everything they need lies in the same folder, so that a set can be copied
and measured anywhere::

    {"name": "quick", "kind": "rendered",
     "items": [{"name": "ke-hoach-88.scan.light", "file": "ke-hoach-88.scan.light.pdf", "form": "scan",
                "strength": "light", "text": "ke-hoach-88.txt", "gold": "ke-hoach-88.gold.json",
                "truth": "ke-hoach-88.scan.light.truth.json", "damage": {"skew": 0.4},
                "handwritten": ["number"], "covered": ["signer"], "language": null}]}
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from docproc.errors import InputError, NotFoundError

FILE_NAME = "set.json"
KINDS = ("rendered", "real", "text")
FORMS = ("text", "born", "scan", "misread")
STRENGTHS = ("light", "medium", "heavy")


@dataclass(frozen=True, slots=True)
class SetItem:
    """One directive in one form; paths are relative to the set's folder.

    ``file`` is what docproc is given; ``text`` the exact text as a specimen; ``gold`` what the
    directive says; ``truth`` every word's box. ``damage`` names each kind that struck and how hard.
    ``handwritten`` are the keys of the metadata that a hand wrote, ``covered`` the keys that lie under
    a seal; both may be missed without shame. ``language`` is the Tesseract that misread the page.
    """

    name: str
    file: str
    form: str
    strength: str | None = None
    text: str | None = None
    gold: str | None = None
    truth: str | None = None
    damage: Mapping[str, float | str] = field(default_factory=dict)
    handwritten: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    language: str | None = None

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise InputError(f"{self.name}: no form is called {self.form!r}")
        if self.strength is not None and self.strength not in STRENGTHS:
            raise InputError(f"{self.name}: no strength is called {self.strength!r}")


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """A named collection of items; ``folder`` is where their files lie.

    ``kind`` is ``rendered`` (made from specimens), ``real`` (received by an office) or ``text``.
    """

    name: str
    kind: str
    items: tuple[SetItem, ...]
    folder: Path | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise InputError(f"the set {self.name}: no kind is called {self.kind!r}")
        twice = [name for name, count in Counter(item.name for item in self.items).items() if count > 1]
        if twice:
            raise InputError(f"the set {self.name}: {twice[0]} occurs twice")

    def path(self, name: str | None) -> Path | None:
        """Where a file of the set lies; ``None`` for a file that the item does not have."""
        return None if name is None else (self.folder or Path()) / name

    def save(self, folder: Path) -> None:
        """Write ``set.json``; the items' files must already be there."""
        folder.mkdir(parents=True, exist_ok=True)
        content = {"name": self.name, "kind": self.kind, "items": [asdict(item) for item in self.items]}
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (folder / FILE_NAME).write_text(text + "\n", "utf-8")

    @classmethod
    def load(cls, folder: Path) -> EvaluationSet:
        """Read a set; raises :class:`InputError` when ``set.json`` is missing or not in this shape."""
        path = folder / FILE_NAME
        if not path.is_file():
            raise NotFoundError(f"{folder} is no evaluation set: it has no {FILE_NAME}")
        try:
            content = json.loads(path.read_text("utf-8"))
            items = tuple(_item(entry) for entry in content["items"])
            return cls(content["name"], content["kind"], items, folder)
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}: not a list of items: {error!r}") from error


def _item(entry: dict[str, Any]) -> SetItem:
    unknown = entry.keys() - {known.name for known in fields(SetItem)}
    if unknown:
        raise ValueError(f"unknown key {min(unknown)!r}")
    lists = {key: tuple(entry.get(key, ())) for key in ("handwritten", "covered")}
    return SetItem(**{**entry, **lists})
