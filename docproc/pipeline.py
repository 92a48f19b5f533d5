"""The main road: from a received file to a directive.

A scan comes in (``intake``), its pages are cleaned (``imaging``) and read (``ocr``), put in reading
order (``layout``), their letters and marks repaired (``restore``), and understood (``extract``).

Everything that touches the received bytes works in killable child processes: the pages are read by one
worker a core, and the text is understood by a worker of its own, which alone holds the language models.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from docproc.errors import DocprocError, ProcessingError
from docproc.intake import Limits, examine
from docproc.isolation import WorkerPool
from docproc.reading import ReadingSettings, read_page
from docproc.schema import OcrPage, PagePlan, Route, Scan, TextSource
from docproc.schema.contract import Directive, StageTime
from docproc.stopwatch import Stopwatch
from docproc.understanding import UnderstandingSettings, understand_to_json

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Told the stage's name, how many of its pages are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class PipelineSettings:
    """What the main road needs to know; ``workers`` is the number of reading processes (0: one a core).

    ``page_seconds`` limits one page, ``file_seconds`` the examination and the understanding of one
    file, ``worker_megabytes`` the resident memory of one child process.
    """

    limits: Limits = field(default_factory=Limits)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    understanding: UnderstandingSettings = field(default_factory=UnderstandingSettings)
    workers: int = 0
    page_seconds: float = 60.0
    file_seconds: float = 180.0
    worker_megabytes: int = 1500


def process(path: Path, settings: PipelineSettings | None = None) -> Directive:
    """Read one file and understand it; for several files, keep a :class:`Pipeline` open.

    Raises a :class:`~docproc.errors.DocprocError` that says what is wrong and what to do.
    """
    with Pipeline(settings) as pipeline:
        return pipeline.process(path)


class Pipeline:
    """The main road with its worker processes; use it as a context manager."""

    def __init__(self, settings: PipelineSettings | None = None) -> None:
        self.settings = settings or PipelineSettings()
        self.workers = self.settings.workers or os.cpu_count() or 1
        limit = self.settings.worker_megabytes
        self._readers = WorkerPool(self.workers, seconds=self.settings.page_seconds, megabytes=limit)
        self._understander = WorkerPool(1, seconds=self.settings.file_seconds, megabytes=limit)

    def __enter__(self) -> Self:
        self._readers.__enter__()
        self._understander.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._understander.__exit__(kind, error, trace)
        self._readers.__exit__(kind, error, trace)

    def process(self, path: Path, *, progress: Progress | None = None) -> Directive:
        """One file from reception to directive; raises a :class:`~docproc.errors.DocprocError`."""
        tell = progress or _silent
        watch = Stopwatch()
        with watch.stage("intake"):
            scan = self._examine(path)
        with watch.stage("reading"):
            pages = self._read(scan, tell)
        tell("understanding", 0, 1)
        directive = self._understand(scan, pages, watch.stages)
        tell("understanding", 1, 1)
        return directive

    def process_all(
        self, paths: Iterable[Path], *, progress: Progress | None = None
    ) -> Iterator[tuple[Path, Directive | DocprocError]]:
        """Several files, in order; one that fails yields its error and the others go on.

        As many files as there are workers are under way at once, so that no core waits for the last
        page of a file.
        """
        threads = ThreadPoolExecutor(self.workers)
        try:
            waiting: list[tuple[Path, Future[Directive]]] = []
            for path in paths:
                waiting.append((path, threads.submit(self.process, path, progress=progress)))
                if len(waiting) > self.workers:
                    yield _outcome(*waiting.pop(0))
            for path, future in waiting:
                yield _outcome(path, future)
        finally:  # on Ctrl-C the pools give up their work, and the threads end with it
            threads.shutdown(wait=False, cancel_futures=True)

    def _examine(self, path: Path) -> Scan:
        seconds = self.settings.file_seconds
        return self._readers.call(examine, path, self.settings.limits, seconds=seconds)

    def _read(self, scan: Scan, tell: Progress) -> list[OcrPage]:
        """All pages, those with a good text layer as they are, the others through OCR."""
        to_read = [page for page in scan.pages if page.route is Route.IMAGE]
        tell("reading", 0, len(to_read))
        futures = {page.number: self._submit(scan, page) for page in to_read}
        read: dict[int, OcrPage] = {}
        for done, page in enumerate(to_read, start=1):
            read[page.number] = self._result(scan, page, futures[page.number])
            tell("reading", done, len(to_read))
        if to_read and all(page.failure for page in read.values()) and len(read) == len(scan.pages):
            raise ProcessingError(f"no page could be read: {read[to_read[0].number].failure}")
        return [read.get(page.number) or _text_layer(page) for page in scan.pages]

    def _submit(self, scan: Scan, page: PagePlan) -> Future[OcrPage]:
        settings = self.settings
        return self._readers.submit(read_page, scan.path, page.number, settings.reading, settings.limits)

    def _result(self, scan: Scan, page: PagePlan, future: Future[OcrPage]) -> OcrPage:
        """The page that was read; one that dies is tried once more and then marked as failed."""
        try:
            return future.result()
        except ProcessingError as first:
            log.warning("page %d of %s failed, trying again: %s", page.number, scan.path.name, first)
        try:
            return self._submit(scan, page).result()
        except ProcessingError as second:
            log.error("page %d of %s failed: %s", page.number, scan.path.name, second)
            reason = f"{second.code}: {second}"
            return OcrPage(page.number, page.width, page.height, TextSource.OCR, (), failure=reason)

    def _understand(self, scan: Scan, pages: list[OcrPage], stages: tuple[StageTime, ...]) -> Directive:
        settings = self.settings.understanding
        text = self._understander.call(understand_to_json, scan, pages, settings, stages)
        return Directive.model_validate_json(text)


def _text_layer(page: PagePlan) -> OcrPage:
    """The words of a page's own text layer (none on a page that has neither text nor image)."""
    return page.text_layer or OcrPage(page.number, page.width, page.height, TextSource.TEXT_LAYER, ())


def _outcome(path: Path, future: Future[Directive]) -> tuple[Path, Directive | DocprocError]:
    try:
        return path, future.result()
    except DocprocError as error:
        return path, error
    except Exception as error:  # a mistake of ours on one file must not stop the others
        log.exception("unexpected error on %s", path.name)
        return path, ProcessingError(f"unexpected {type(error).__name__}: {error}")


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
