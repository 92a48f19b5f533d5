"""Reading words from the picture of a page; the only place that runs Tesseract.

===================  ==================================================================
:mod:`.contract`     what an engine is
:mod:`.bundled`      ``tesserocr``: inside the worker process; no system package needed
:mod:`.system`       ``pytesseract``: the Tesseract that is installed on the system
:mod:`.tsv`          their common table of words
:mod:`.bars`         borders of tables read as part of a word
===================  ==================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docproc.errors import EngineError
from docproc.models import models_dir
from docproc.ocr import bundled, system
from docproc.ocr.contract import Engine

__all__ = ["ENGINES", "Engine", "open_engine"]

ENGINES: dict[str, Callable[[Path, str], Engine]] = {
    bundled.NAME: bundled.BundledEngine,
    system.NAME: system.SystemEngine,
}


def open_engine(name: str, language: str = "vie", models: Path | None = None) -> Engine:
    """Open an engine by its name in the settings.

    Raises :class:`EngineError` when there is no such engine, or it is not there or not fit.
    """
    if name not in ENGINES:
        raise EngineError(f"there is no engine {name!r}; known are {', '.join(ENGINES)}")
    return ENGINES[name](models or models_dir(), language)
