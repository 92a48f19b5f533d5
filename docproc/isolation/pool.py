"""Hands work to child processes and brings back results or typed errors."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import LifoQueue
from types import TracebackType
from typing import Any, Self, TypeVar, TypeVarTuple

from docproc.isolation.worker import Worker

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")


class WorkerPool:
    """A number of child processes that may hang, bloat or crash without harm to the caller.

    ``workers`` is how many work at once; ``seconds`` is how long one piece of work may take once it
    has begun; ``megabytes`` how much memory one worker may hold. ``initializer`` (a function of an
    importable module) runs once in every fresh worker. Children are started when first needed.

    Use it as a context manager: left in the ordinary way it waits for the work under way, left by an
    exception, Ctrl-C among them, it gives that work up. No child survives it.
    """

    def __init__(
        self,
        workers: int,
        *,
        seconds: float,
        megabytes: int,
        initializer: Callable[[], object] | None = None,
    ) -> None:
        if workers < 1 or seconds <= 0 or megabytes <= 0:
            raise ValueError("workers, seconds and megabytes must be positive")
        self._seconds = seconds
        self._closing = threading.Event()
        self._workers = [Worker(megabytes, initializer, self._closing) for _ in range(workers)]
        self._idle: LifoQueue[Worker] = LifoQueue()  # the one used last is warm
        for worker in reversed(self._workers):
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="docproc-worker")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close(wait=kind is None)

    def submit(
        self,
        function: Callable[[*Arguments], Result],
        *arguments: *Arguments,
        seconds: float | None = None,
    ) -> Future[Result]:
        """Have ``function(*arguments)`` run in a child, as soon as one is idle.

        ``function`` must stand in an importable module (not in the main script), and arguments and
        result must be picklable; ``seconds`` overrides the pool's limit. The future raises the error
        that the function raised, or :class:`~docproc.errors.TimeLimitError`,
        :class:`~docproc.errors.MemoryLimitError`, :class:`~docproc.errors.WorkerDiedError`.
        """
        if function.__module__ == "__main__":
            raise ValueError(f"{function.__qualname__} stands in the main script, which no child knows")
        task = pickle.dumps((function, arguments))
        return self._threads.submit(self._run, task, self._seconds if seconds is None else seconds)

    def call(
        self,
        function: Callable[[*Arguments], Result],
        *arguments: *Arguments,
        seconds: float | None = None,
    ) -> Result:
        """The same as :meth:`submit`, waiting for the result."""
        return self.submit(function, *arguments, seconds=seconds).result()

    def close(self, *, wait: bool = True) -> None:
        """End all children; ``wait`` for the work that was submitted, or give it up."""
        if not wait:
            self._closing.set()
        self._threads.shutdown(wait=True, cancel_futures=not wait)
        for worker in self._workers:
            worker.stop()

    def _run(self, task: bytes, seconds: float) -> Any:
        worker = self._idle.get()
        try:
            reply = worker.run(task, seconds)
        finally:
            self._idle.put(worker)
        succeeded, outcome = pickle.loads(reply)
        if not succeeded:
            raise outcome
        return outcome
