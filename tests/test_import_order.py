"""Imports point down only: the floors of the house, and a test that fails on an arrow up or sideways.

All imports count, wherever they stand: inside functions and under ``TYPE_CHECKING`` too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import docproc

PACKAGE = Path(docproc.__file__).parent

FLOORS: tuple[tuple[str, ...], ...] = (
    ("__init__", "__main__"),
    ("cli",),
    ("service", "web"),
    ("evaluate",),
    ("training",),
    ("corpus",),
    ("scale", "export"),
    ("config",),
    ("pipeline",),
    ("intake", "imaging", "ocr", "layout", "restore", "extract", "store"),
    ("lexicon",),
    ("vietnamese",),
    ("isolation", "models", "schema"),
    ("errors",),
)
"""Rooms from the top floor to the ground; those of one floor do not know each other."""

ROOM_OF_MODULE = {
    "setting_sources": "config",
    "reading": "pipeline",
    "understanding": "pipeline",
    "assembly": "pipeline",
    "text_content": "pipeline",
    "stopwatch": "pipeline",
}
"""Single modules that belong to a room of another name."""

HEIGHT = {room: len(FLOORS) - level for level, rooms in enumerate(FLOORS) for room in rooms}

MAY_TRAIN = {"training", "evaluate", "cli.train"}
"""Who may import ``training``: nothing that runs on a clerk's machine."""

KNOWN_TO_ALL = {"__version__"}
"""What everybody may import from the package itself."""


class Arrow(NamedTuple):
    """``importer`` imports ``imported`` (both without ``docproc.``) on this line of its file."""

    importer: str
    imported: str
    line: int


def room(module: str) -> str:
    """The room of a module: its first name, unless it belongs to another room."""
    first = module.split(".", maxsplit=1)[0]
    return ROOM_OF_MODULE.get(first, first)


def complaint(arrow: Arrow) -> str | None:
    """What is wrong with an import; ``None`` when it points down or stays in its room."""
    importer, imported = room(arrow.importer), room(arrow.imported)
    told = f"{arrow.importer}:{arrow.line} imports {arrow.imported}"
    if imported == "training" and not any(
        arrow.importer == name or arrow.importer.startswith(f"{name}.") for name in MAY_TRAIN
    ):
        return f"{told}: training is not part of what runs"
    unknown = {importer, imported} - HEIGHT.keys()
    if unknown:
        return f"{told}: {', '.join(sorted(unknown))} has no floor; add it to the list"
    if importer == imported or HEIGHT[importer] > HEIGHT[imported]:
        return None
    direction = "sideways" if HEIGHT[importer] == HEIGHT[imported] else "up"
    return f"{told}: an arrow that points {direction}"


def arrows(module: str, source: str, *, is_package: bool = False) -> Iterator[Arrow]:
    """All imports of docproc's own modules in a source text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _arrow(module, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node, is_package=is_package)
            for alias in node.names:
                whole = base == "docproc"
                if not (whole and alias.name in KNOWN_TO_ALL):
                    yield from _arrow(module, f"{base}.{alias.name}" if whole else base, node.lineno)


def _arrow(module: str, imported: str, line: int) -> Iterator[Arrow]:
    if imported == "docproc":
        yield Arrow(module, "__init__", line)
    elif imported.startswith("docproc."):
        yield Arrow(module, imported.removeprefix("docproc."), line)


def _absolute(module: str, node: ast.ImportFrom, *, is_package: bool) -> str:
    if node.level == 0:
        return node.module or ""
    parts = ["docproc", *module.split(".")]
    parts = parts[: len(parts) - node.level + is_package]
    return ".".join([*parts, *([node.module] if node.module else [])])


def modules() -> list[tuple[str, Path]]:
    """All modules of the package by their names without ``docproc.``."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)
        found.append((name, path))
    return found


def test_imports_point_down_only() -> None:
    complaints = [
        problem
        for name, path in modules()
        for arrow in arrows(name, path.read_text("utf-8"), is_package=path.name == "__init__.py")
        if (problem := complaint(arrow))
    ]
    assert complaints == []


def test_every_room_has_a_floor() -> None:
    rooms = {room(name) for name, _ in modules()}
    assert rooms - HEIGHT.keys() == set()


def test_no_single_module_is_listed_that_is_gone() -> None:
    assert ROOM_OF_MODULE.keys() <= {name for name, _ in modules()}


@pytest.mark.parametrize(
    ("module", "source", "why"),
    [
        ("schema.page", "from docproc.lexicon import agencies", "up"),
        ("store.catalog", "import docproc.extract", "sideways"),
        ("ocr.bundled", "from docproc import imaging", "sideways"),
        ("intake.pdf", "def f():\n    from docproc.pipeline import process", "up"),
        ("intake.pdf", "if TYPE_CHECKING:\n    from docproc.config import Configuration", "up"),
        ("store.catalog", "from ..restore import Restorer", "sideways"),
        ("store.catalog", "from .. import extract", "sideways"),
        ("isolation.pool", "from docproc.models import models_dir", "sideways"),
        ("reading", "from docproc.config import load", "up"),
        ("pipeline", "import docproc", "up"),
        ("cli.process", "from docproc.training.channel import learn", "not part of what runs"),
        ("restore.restorer", "if TYPE_CHECKING:\n    import docproc.training", "not part of what runs"),
        ("service.watcher", "from docproc.attic import things", "no floor"),
    ],
)
def test_arrows_that_are_refused(module: str, source: str, why: str) -> None:
    (arrow,) = arrows(module, source)
    problem = complaint(arrow)
    assert problem is not None
    assert why in problem


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("cli.process", "from docproc.pipeline import Pipeline"),
        ("config", "from docproc.setting_sources import load"),
        ("pipeline", "from docproc.reading import read_page"),
        ("store.catalog", "from .query import Query"),
        ("store.catalog", "from ..schema import Box"),
        ("assembly", "from docproc import __version__"),
        ("extract.pipeline", "from docproc.extract.document import document"),
        ("cli.train", "from docproc.training import channel"),
        ("evaluate.report", "from docproc.training import channel"),
        ("__init__", "def f():\n    from docproc.pipeline import process"),
        ("store.catalog", "import numpy as docproc_numbers"),
        ("store.catalog", '"""from docproc.cli import app"""'),
    ],
)
def test_arrows_that_are_allowed(module: str, source: str) -> None:
    assert [problem for arrow in arrows(module, source) if (problem := complaint(arrow))] == []


def test_relative_imports_of_a_package_count_from_the_package() -> None:
    assert [arrow.imported for arrow in arrows("store", "from .query import Query", is_package=True)] == [
        "store.query"
    ]
    assert [arrow.imported for arrow in arrows("store.query", "from .rows import Row")] == ["store.rows"]
