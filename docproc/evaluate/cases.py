"""What is measured: files with what a person knows of them, from an evaluation set or from labels."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docproc.corpus.sets import FILE_NAME, EvaluationSet, SetItem
from docproc.errors import InputError, NotFoundError
from docproc.evaluate.labels import Label, load_labels
from docproc.evaluate.placement import Places
from docproc.evaluate.text_scores import ExactText, of_plain_text, of_specimen
from docproc.evaluate.verdict import Json

PRINTED, HANDWRITTEN, COVERED = "printed", "handwritten", "covered"
LABELS = "labels.jsonl"
HAND_LIST = "handwritten.toml"
_FIRST_PAGE = ".p1.txt"
_ALSO = {"number": ("number_symbol",), "signer": ("signers",)}
"""What else cannot be read when a part of it is written by hand or covered."""


@dataclass(frozen=True, slots=True)
class Case:
    """One file and what it says: its exact text and its gold, where they are known.

    ``document`` names the directive, which several cases may show in several forms; ``group`` names
    the form in tables: ``scan heavy``, ``misread eng``. ``unreadable`` says which keys are handwritten
    or covered, ``places`` where every word stands, ``damage`` what struck the page and how hard.
    """

    name: str
    file: Path
    document: str
    form: str
    group: str
    text: ExactText | None = None
    gold: Json | None = None
    unreadable: Mapping[str, str] = field(default_factory=dict)
    places: Places | None = None
    damage: Mapping[str, float | str] = field(default_factory=dict)

    def legibility(self, key: str) -> str:
        """Whether a key of the contract (with dots) is printed, handwritten or covered."""
        plain = key.removeprefix("metadata.")
        return next(
            (how for name, how in self.unreadable.items() if f"{plain}.".startswith(f"{name}.")), PRINTED
        )


@dataclass(frozen=True, slots=True)
class Trial:
    """A named collection of cases; ``kind`` is ``rendered``, ``real`` or ``text``."""

    name: str
    kind: str
    cases: tuple[Case, ...]


def load_trial(folder: Path, handwritten: Path | None = None) -> Trial:
    """The cases of a folder with a ``set.json`` or a ``labels.jsonl``.

    ``handwritten`` says what is not printed in labelled documents (see
    :func:`docproc.evaluate.labels.load_labels`); a ``handwritten.toml`` in the folder is found by itself.
    Raises :class:`NotFoundError` when the folder is neither.
    """
    if (folder / FILE_NAME).is_file():
        loaded = EvaluationSet.load(folder)
        return Trial(loaded.name, loaded.kind, tuple(_of_item(loaded, item) for item in loaded.items))
    if (folder / LABELS).is_file():
        hand_list = handwritten or folder / HAND_LIST
        labels = load_labels(folder, hand_list if hand_list.is_file() else None)
        return Trial(folder.name, "real", tuple(_of_label(folder, label) for label in labels))
    raise NotFoundError(f"{folder} is no evaluation set: it has neither {FILE_NAME} nor {LABELS}")


def _of_item(loaded: EvaluationSet, item: SetItem) -> Case:
    file, gold, text, truth = (loaded.path(name) for name in (item.file, item.gold, item.text, item.truth))
    if file is None or not file.is_file():
        raise NotFoundError(f"{loaded.name}: the file of {item.name} is missing")
    return Case(
        item.name,
        file,
        Path(item.text or item.file).name.partition(".")[0],
        item.form,
        _group(item),
        of_specimen(text) if text else None,
        _json(gold) if gold else None,
        dict(_unreadable(item.handwritten, item.covered)),
        Places.load(truth) if truth else None,
        item.damage,
    )


def _group(item: SetItem) -> str:
    """Misread texts are told apart by who misread them, scans by how hard they were damaged."""
    if item.form == "misread":
        return f"misread {item.language or 'noise'}"
    return " ".join(filter(None, (item.form, item.strength)))


def _json(path: Path) -> Json:
    try:
        content: Json = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path.name} cannot be read as JSON: {error}") from error
    return content


def _unreadable(handwritten: Iterable[str], covered: Iterable[str]) -> Iterator[tuple[str, str]]:
    for how, keys in ((HANDWRITTEN, handwritten), (COVERED, covered)):
        for key in keys:
            for name in (key, *_ALSO.get(key, ())):
                yield name, how


def _of_label(folder: Path, label: Label) -> Case:
    """A labelled document: its head is known, and of some the text of the first page."""
    fields = dict(label.fields)
    signer = fields.pop("signer", None)
    gold: Json = {"metadata": {key: {"value": value} for key, value in fields.items()}}
    if signer is not None:
        gold["signer"] = {"name": signer}
    page = folder / label.file.replace(Path(label.file).suffix, _FIRST_PAGE)
    return Case(
        label.file,
        folder / label.file,
        label.file,
        "scan",
        "scan",
        of_plain_text(page, pages=1) if page.is_file() else None,
        gold,
        dict(_unreadable(label.handwritten, label.covered)),
    )
