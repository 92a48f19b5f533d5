"""docproc reads scanned Vietnamese directives and says who must do what by when.

A scan comes in (:mod:`~docproc.intake`), its pages are cleaned (:mod:`~docproc.imaging`) and read
(:mod:`~docproc.ocr`), put in reading order (:mod:`~docproc.layout`), their letters and marks repaired
(:mod:`~docproc.restore`), understood (:mod:`~docproc.extract`), kept and found again
(:mod:`~docproc.store`); :mod:`~docproc.pipeline` says this on one screen.

The map of the house, top to bottom; imports point down only (``tests/test_import_order.py``)::

    cli                    one command a file
    service                the life of a received file; the watched folder
    evaluate               measures of text, findings, confidence, cost
    training               how each file in models/ is made
    corpus                 directives of our own writing: set, scanned, misread
    config                 default.toml < docproc.toml < DOCPROC_* < command line
    pipeline               the main road, with reading, understanding, assembly
    ---- the stages, side by side: they meet in schema and are joined only in pipeline
    intake imaging ocr layout restore extract store
    ---- the ground
    lexicon                agencies, units, document types, indicators: data with validity dates
    vietnamese             letters, syllables, numerals, dates
    isolation              work in killable child processes;  models: where the trained files are
    schema                 the types that travel, and the JSON contract
    errors                 one tree, with exit codes and advice

    >>> from docproc import process
    >>> directive = process("corpora/samples/ke-hoach-88.pdf")  # doctest: +SKIP
    >>> directive.metadata.number_symbol.value  # doctest: +SKIP
    '88/KH-STP'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docproc.schema.contract import Directive

__all__ = ["__version__", "process"]

__version__ = "0.1.0"


def process(path: Path | str) -> Directive:
    """Read one file with the default settings and understand it.

    Raises a :class:`docproc.errors.DocprocError` that says what is wrong and what to do. For several
    files keep a :class:`docproc.pipeline.Pipeline` open. As worker processes are started, a script
    must call this under ``if __name__ == "__main__":``.
    """
    from docproc.pipeline import process as run

    return run(Path(path))
