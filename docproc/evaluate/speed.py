"""Pages a minute, beside bare Tesseract on the same pages in the same run.

The bare side is ``pdftoppm -r 300 -gray`` and ``tesseract -l vie`` on two processes with
``OMP_THREAD_LIMIT=1``, with the model that docproc ships: rendering and reading, and nothing else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pypdfium2

from docproc.errors import DocprocError, EngineError
from docproc.models import models_dir
from docproc.pipeline import Pipeline, PipelineSettings

PROCESSES = 2
_WATCH_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Speed:
    """One side of the comparison: pages, wall seconds, and the largest resident memory of one process."""

    pages: int
    seconds: float
    peak_megabytes: float

    @property
    def pages_a_minute(self) -> float:
        """Pages read in a minute."""
        return 60 * self.pages / self.seconds if self.seconds else 0.0


def bare_tesseract(files: Sequence[Path]) -> Speed:
    """Render and read all pages of PDFs with nothing but Poppler and Tesseract.

    Raises :class:`EngineError` when one of the programs is not installed or fails.
    """
    for program in ("pdftoppm", "tesseract"):
        if shutil.which(program) is None:
            raise EngineError(f"{program} is not installed")
    pages = [(path, number) for path in files for number in range(1, count_pages(path) + 1)]
    with (
        tempfile.TemporaryDirectory() as folder,
        peak_memory() as peak,
        ThreadPoolExecutor(PROCESSES) as threads,
    ):
        begun = time.perf_counter()
        list(threads.map(lambda page: _read_bare(page[0], page[1], Path(folder)), pages))
        seconds = time.perf_counter() - begun
    return Speed(len(pages), seconds, peak[0])


def docproc_speed(files: Sequence[Path], settings: PipelineSettings) -> Speed:
    """The whole main road over the same files, with two reading workers; start-up counts.

    Raises the first error of a file: a benchmark over files that fail says nothing.
    """
    pages = sum(count_pages(path) for path in files)
    with peak_memory() as peak:
        begun = time.perf_counter()
        with Pipeline(replace(settings, workers=PROCESSES)) as pipeline:
            for _, outcome in pipeline.process_all(files):
                if isinstance(outcome, DocprocError):
                    raise outcome
        seconds = time.perf_counter() - begun
    return Speed(pages, seconds, peak[0])


def count_pages(path: Path) -> int:
    """The number of pages of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def _read_bare(path: Path, number: int, folder: Path) -> None:
    stem = folder / f"{path.stem}-{number}"
    render = ["pdftoppm", "-r", "300", "-gray", "-f", str(number), "-l", str(number), "-singlefile"]
    read = ["tesseract", f"{stem}.pgm", str(stem), "--tessdata-dir", str(models_dir()), "-l", "vie"]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        for command in ([*render, str(path), str(stem)], read):
            subprocess.run(command, check=True, capture_output=True, env=environment, timeout=300)
    except subprocess.SubprocessError as error:
        raise EngineError(f"page {number} of {path.name}: {error}") from error


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """Watch the largest resident memory, in megabytes, of any one child process."""
    largest = [0.0]
    done = threading.Event()

    def watch() -> None:
        own = psutil.Process()
        while not done.wait(_WATCH_SECONDS):
            for child in own.children(recursive=True):
                try:
                    largest[0] = max(largest[0], child.memory_info().rss / (1 << 20))
                except psutil.Error:
                    continue

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield largest
    finally:
        done.set()
        watcher.join()
