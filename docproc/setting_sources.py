"""Where settings come from: files, variables, the command line; each value with its source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz.process import extractOne

from docproc.errors import ConfigurationError

FILE_NAME = "docproc.toml"
FILE_VARIABLE = "DOCPROC_CONFIG"
PREFIX = "DOCPROC_"
PATH_KEYS = frozenset({"store.path", "watch.inbox", "watch.processed", "watch.failed"})

_HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")

Layer = dict[str, tuple[Any, str]]
"""Values and their sources by ``section.key``."""


def unknown_key(key: str, source: str, known: Layer) -> ConfigurationError:
    """The error for a key that nobody knows, with the nearest one that is known."""
    nearest = extractOne(key, list(known), score_cutoff=50)
    hint = f"; did you mean {nearest[0]}?" if nearest else ""
    return ConfigurationError(f"unknown setting {key} ({source}){hint}")


def from_settings_file(named: Path | None, environment: Mapping[str, str]) -> Layer:
    """The settings file that was named, or ``docproc.toml`` if there is one."""
    from_variable = environment.get(FILE_VARIABLE)
    path = named or (Path(from_variable) if from_variable else None)
    if path is None:
        path = Path(FILE_NAME)
        if not path.exists():
            return {}
    layer = read_file(path)
    for key in PATH_KEYS & layer.keys():
        value, source = layer[key]
        if isinstance(value, str) and value and not value.startswith("~"):
            layer[key] = str(path.parent / value), source
    return layer


def read_file(path: Path) -> Layer:
    """The settings of a TOML file; raises :class:`ConfigurationError` when it is none."""
    try:
        text = path.read_text("utf-8-sig")  # some editors begin a file with a mark
        tables = tomllib.loads(text)
    except (OSError, ValueError) as error:  # ValueError: not TOML, not UTF-8
        raise ConfigurationError(f"{path}: {error}") from error
    lines = dict(_lines(text))
    name_shown = path.name if path.parent == Path(__file__).parent else str(path)
    layer: Layer = {}
    for section, table in tables.items():
        values = table.items() if isinstance(table, dict) else [("", table)]
        for name, value in values:
            key = f"{section}.{name}".rstrip(".")
            line = lines.get(key) or lines.get(section)
            layer[key] = value, f"{name_shown}:{line}" if line else name_shown
    return layer


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The line (from 1) of each section and each key."""
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = f"{header[1]}."
            yield header[1], number
        elif key := _KEY.match(line):
            yield f"{section}{key[1]}", number


def from_variables(environment: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Key, text and name of each variable that sets something."""
    for name, text in sorted(environment.items()):
        if name.startswith(PREFIX) and name != FILE_VARIABLE:
            yield name.removeprefix(PREFIX).lower().replace("__", ".", 1), text, name


def from_texts(given: Iterable[tuple[str, str, str]], known: Layer) -> Layer:
    """Values that came as text, each read as the type of its default."""
    layer: Layer = {}
    for key, text, source in given:
        default = known.get(key, ("", ""))[0]
        layer[key] = (text if isinstance(default, str) else _literal(text)), source
    return layer


def _literal(text: str) -> Any:
    """A text as TOML would read it; the text itself, which then fails its check, if it is no TOML."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
