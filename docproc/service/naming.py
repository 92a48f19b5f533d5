"""Names for results: they fit the file system, and clash with nothing that is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

LONGEST_NAME = 255  # bytes of UTF-8, on all common file systems
HASH_DIGITS = 8


def fitting(stem: str, ending: str) -> str:
    """``stem + ending``, the stem shortened if need be so that the name fits the file system."""
    room = LONGEST_NAME - len(ending.encode(errors="surrogateescape"))
    encoded = stem.encode(errors="surrogateescape")
    if len(encoded) <= room:
        return stem + ending
    return encoded[:room].decode(errors="ignore") + ending


def free_names(name: str, sha256: str | None) -> Iterator[str]:
    """The name itself, then with a part of the content's hash, then numbered, without end."""
    path = Path(name)
    mark = f".{sha256[:HASH_DIGITS]}" if sha256 else ".copy"
    yield name
    yield fitting(path.stem, f"{mark}{path.suffix}")
    for number in count(2):
        yield fitting(path.stem, f"{mark}-{number}{path.suffix}")


def json_path(folder: Path, stem: str, sha256: str) -> Path:
    """Where the JSON of a document goes: ``stem.json``, or with a part of the hash if that is another's.

    A JSON of the same document is its place again.
    """
    places = [folder / fitting(stem, ".json"), folder / fitting(stem, f".{sha256[:HASH_DIGITS]}.json")]
    for place in reversed(places):
        if document_id(place) == sha256:
            return place
    for place in places:
        if not place.exists():
            return place
    return folder / fitting(stem, f".{sha256}.json")


def document_id(path: Path) -> str | None:
    """The id of the document whose JSON this is; ``None`` when there is none, or it is no directive's."""
    content = read_json(path)
    document = content.get("document") if isinstance(content, dict) else None
    found = document.get("id") if isinstance(document, dict) else None
    return found if isinstance(found, str) else None


def read_json(path: Path) -> Any:
    """The content of a JSON file; ``None`` when it is missing or no JSON."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def printable(name: str) -> str:
    """A file name as text that can be printed and written as UTF-8; bytes that are no text become ``_``.

    It never gets longer, so that a name that fitted still fits.
    """
    return name.encode(errors="surrogateescape").decode(errors="replace").replace("\ufffd", "_")
