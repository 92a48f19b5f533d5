"""Real documents whose heads a person has labelled: what the labels say, in the terms of the contract.

A label is a line of ``labels.jsonl``: ``file``, ``type``, ``agency``, ``number`` (with symbol), ``date``,
``subject``, ``signer``. A number or date written by hand counts apart, because there is nothing printed
to read.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_ABBREVIATIONS = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_SUBJECT_LEAD = re.compile(r"^(?:về việc|v/v)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """What a person read from the head of a real document."""

    file: str
    fields: dict[str, str]
    handwritten: frozenset[str] = frozenset()
    covered: frozenset[str] = frozenset()


def load_labels(folder: Path, handwritten: Path | None = None) -> list[Label]:
    """The labels of a folder of real documents, from its ``labels.jsonl``.

    ``handwritten`` is a TOML file that lists, by field, the files in which it is written by hand, and
    under ``[covered]`` those in which a seal or a stamp lies over it.
    """
    listed = tomllib.loads(handwritten.read_text("utf-8")) if handwritten else {}
    over: dict[str, list[str]] = listed.pop("covered", {})
    by_hand: dict[str, list[str]] = listed
    labels = []
    for line in (folder / "labels.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        fields = {
            "doc_type": record["type"],
            "issuer": _expanded(record["agency"]),
            "number_symbol": record["number"],
            "date": record["date"],
            "subject": _SUBJECT_LEAD.sub("", record["subject"]),
            "signer": record["signer"],
        }
        known = {key: value for key, value in fields.items() if value}
        unread = (
            frozenset(field for field, files in lists.items() if record["file"] in files)
            for lists in (by_hand, over)
        )
        labels.append(Label(record["file"], known, *unread))
    return labels


def _expanded(agency: str) -> str:
    return " ".join(_ABBREVIATIONS.get(word, word) for word in agency.split())
