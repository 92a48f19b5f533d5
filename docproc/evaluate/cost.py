"""What reading costs, beside other programs on the same pages in the same run.

Each side that is installed does what it is made for: bare Tesseract reads, OCRmyPDF reads and writes a
searchable PDF, docproc reads, repairs and understands; pyvi and docproc's restorer put the marks back on
the same text without marks.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docproc.errors import EngineError
from docproc.evaluate.measure import Result
from docproc.evaluate.speed import PROCESSES, Speed, bare_tesseract, count_pages, docproc_speed, peak_memory
from docproc.evaluate.text_metrics import Count, word_errors
from docproc.models import model_path, models_dir
from docproc.pipeline import Pipeline, PipelineSettings
from docproc.restore import Restorer
from docproc.vietnamese.unicode import nfc, strip_marks

MOST_PAGES = 16
"""Pages that are enough for a fair comparison."""


@dataclass(frozen=True, slots=True)
class Restoring:
    """Putting marks back on bare text: words a second, and how many come out wrong."""

    words: int
    seconds: float
    errors: Count


@dataclass(frozen=True, slots=True)
class Cost:
    """The sides by name; those that are not installed are missing.

    ``stages`` are docproc's seconds by stage over the same files, read one after the other on one core.
    """

    files: tuple[str, ...]
    reading: dict[str, Speed]
    stages: dict[str, float]
    restoring: dict[str, Restoring]

    @property
    def pages(self) -> int:
        """Pages that each side read."""
        return next(iter(self.reading.values())).pages


def measure_cost(results: Sequence[Result], settings: PipelineSettings) -> Cost:
    """Compare on the first scanned PDFs of a run, and on the exact texts of its documents.

    Raises :class:`EngineError` when no scanned PDF was read.
    """
    files = _some_scans(results)
    if not files:
        raise EngineError("no scanned PDF is among the documents, so there is no cost to compare")
    reading = {}
    if shutil.which("tesseract") and shutil.which("pdftoppm"):
        reading["Tesseract"] = bare_tesseract(files)
    program = shutil.which("ocrmypdf") or shutil.which("ocrmypdf", path=Path(sys.executable).parent)
    if program:
        reading["OCRmyPDF"] = _ocrmypdf(program, files)
    reading["docproc"] = docproc_speed(files, settings)
    texts = {result.case.document: result.case.text for result in results if result.case.text is not None}
    exact = [nfc("\n".join(text.paragraphs)) for text in texts.values()]
    repaired = {name: restoring(restore, exact) for name, restore in _restorers()}
    return Cost(tuple(path.name for path in files), reading, _stages(files, settings), repaired)


def _stages(files: Sequence[Path], settings: PipelineSettings) -> dict[str, float]:
    """Seconds by stage when no other document is under way, start-up left out."""
    sums: dict[str, float] = {}
    with Pipeline(replace(settings, workers=1)) as pipeline:
        pipeline.process(files[0])
        for path in files:
            for stage in pipeline.process(path).provenance.stages:
                sums[stage.name] = sums.get(stage.name, 0.0) + stage.seconds
    return sums


def _some_scans(results: Sequence[Result]) -> list[Path]:
    files: list[Path] = []
    pages = 0
    for result in results:
        file = result.case.file
        if result.case.form == "scan" and not result.error and file.suffix == ".pdf":
            if pages + result.pages > MOST_PAGES and files:
                break
            files.append(file)
            pages += result.pages
    return files


def _ocrmypdf(program: str, files: Sequence[Path]) -> Speed:
    """OCRmyPDF on every page with docproc's model; raises :class:`EngineError` when it fails."""
    options = [
        "--force-ocr",
        "--language",
        "vie",
        "--jobs",
        str(PROCESSES),
        "--quiet",
        "--output-type",
        "pdf",
    ]
    with tempfile.TemporaryDirectory() as name, peak_memory() as peak:
        folder = Path(name)
        environment = os.environ | {"OMP_THREAD_LIMIT": "1", "TESSDATA_PREFIX": str(_tessdata(folder))}
        begun = time.perf_counter()
        for path in files:
            command = [program, *options, str(path), str(folder / path.name)]
            try:
                subprocess.run(command, check=True, capture_output=True, env=environment, timeout=600)
            except subprocess.SubprocessError as error:
                raise EngineError(f"OCRmyPDF on {path.name}: {error}") from error
        seconds = time.perf_counter() - begun
    return Speed(sum(map(count_pages, files)), seconds, peak[0])


def _tessdata(folder: Path) -> Path:
    """A folder with docproc's model and the two small settings files that OCRmyPDF asks Tesseract for."""
    (folder / "configs").mkdir()
    (folder / "vie.traineddata").symlink_to(model_path("vie.traineddata").resolve())
    for kind in ("hocr", "txt"):
        (folder / "configs" / kind).write_text(f"tessedit_create_{kind} 1\n", "ascii")
    return folder


def _restorers() -> Iterator[tuple[str, Callable[[str], str]]]:
    if importlib.util.find_spec("pyvi"):
        module = importlib.import_module("pyvi.ViUtils")
        yield "pyvi", module.add_accents
    yield "docproc", Restorer.load(models_dir()).repair_text


def restoring(restore: Callable[[str], str], texts: Sequence[str]) -> Restoring:
    """Have the marks put back on texts that were stripped of them, a paragraph (line) at a time."""
    bare = [strip_marks(text) for text in texts]
    restore(bare[0][:40])  # models are loaded when first used
    begun = time.perf_counter()
    restored = ["\n".join(map(restore, text.splitlines())) for text in bare]
    seconds = time.perf_counter() - begun
    errors = Count(0, 0)
    for exact, text in zip(texts, restored, strict=True):
        errors += word_errors(exact, text)
    return Restoring(errors.total, seconds, errors)
