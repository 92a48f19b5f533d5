"""Progress on a terminal: files done, and pages read; nothing where stderr is no terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import Progress, TaskID

from docproc.cli.messages import Messages


class Bars:
    """Two bars on stderr; use it as a context manager. Safe to call from several threads."""

    def __init__(self, files: int, messages: Messages) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            console=console,
            disable=not console.is_terminal,
            transient=True,
            redirect_stdout=False,  # or results would end up on stderr
            redirect_stderr=False,
        )
        self._files: TaskID = self._progress.add_task(messages.text("files"), total=files)
        self._pages: TaskID = self._progress.add_task(messages.text("reading"), total=0)
        self._lock = Lock()

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def pages(self, stage: str, done: int, total: int) -> None:
        """Told by the main road: ``done`` of ``total`` pages of one file are read."""
        if stage != "reading":
            return
        with self._lock:
            known = self._progress.tasks[1].total or 0
            if done == 0:
                self._progress.update(self._pages, total=known + total)
            else:
                self._progress.advance(self._pages)

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """The bars out of the way while something else is printed."""
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()

    def file_done(self) -> None:
        """One more file is done."""
        self._progress.advance(self._files)
