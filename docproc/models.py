"""Where the trained files are: shipped inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from docproc.errors import ModelError

_PACKAGE = Path(__file__).parent


@cache
def models_dir() -> Path:
    """The folder that holds the trained files.

    Raises :class:`ModelError` when there is none, which means that the installation is incomplete.
    """
    for folder in (_PACKAGE / "_models", _PACKAGE.parent / "models"):
        if folder.is_dir():
            return folder
    raise ModelError("the folder with the trained files is missing")


def model_path(name: str) -> Path:
    """The trained file of that name; raises :class:`ModelError` when it is missing or empty."""
    path = models_dir() / name
    if not path.is_file() or path.stat().st_size == 0:
        raise ModelError(f"the trained file {name} is missing or empty")
    return path


@cache
def model_digest(path: Path) -> str:
    """SHA-256 of a trained file in hexadecimal, for provenance; read once a process."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
