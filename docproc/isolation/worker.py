"""The parent's side of one child: started when needed, watched at work, killed past its limits."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import count
from typing import TypeVar

import psutil
from pebble import ProcessExpired, ProcessPool

from docproc.errors import MemoryLimitError, TimeLimitError, WorkerDiedError
from docproc.isolation import child
from docproc.isolation.start import ChildContext

log = logging.getLogger(__name__)

_TICK = 0.1  # seconds between two looks at a child's memory
_TICKS_BETWEEN_HEAD_COUNTS = 10  # looking for grandchildren reads the whole process table
_TICKS_OF_GRACE = 10  # for pebble to tell how a child that is gone has ended
_START_SECONDS = 120.0
_TASKS_PER_CHILD = 200  # what libraries leak is given back
_WORN = 0.5  # share of the memory limit that a child may keep between two tasks

Reply = TypeVar("Reply")


class Worker:
    """One child process at a time, and the pool of one that pebble keeps for it.

    A pool of its own, because a child that is killed may take the locks of its pool with it. Only one
    thread at a time may use a worker.
    """

    def __init__(
        self, megabytes: int, initializer: Callable[[], object] | None, closing: threading.Event
    ) -> None:
        self._megabytes = megabytes
        self._initializer = initializer
        self._closing = closing
        self._pool: ProcessPool | None = None
        self._process: psutil.Process | None = None
        self._offspring: list[psutil.Process] = []
        self._tasks = 0

    def run(self, task: bytes, seconds: float) -> bytes:
        """Let the child do one task (see :func:`.child.answer`).

        Raises :class:`TimeLimitError`, :class:`MemoryLimitError` or :class:`WorkerDiedError`; the
        child is then gone, and the next task gets a new one.
        """
        try:
            pool = self._pool or self._start()
            reply = self._watch(pool.schedule(child.answer, args=(task,)), seconds)
        except BaseException as error:
            log.debug("worker is given up: %s", type(error).__name__)
            self.stop()
            raise
        self._tasks += 1
        if self._tasks >= _TASKS_PER_CHILD or self._resident() > self._megabytes * _WORN:
            self.stop()
        return reply

    def stop(self) -> None:
        """Kill the child and the programs that it has started, and wait until it is gone."""
        self._count_heads()
        for each in self._family():
            with suppress(psutil.Error):
                each.kill()
        pool, self._pool = self._pool, None
        self._process, self._offspring, self._tasks = None, [], 0
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it unannotated
            pool.join()

    def _start(self) -> ProcessPool:
        self._pool = ProcessPool(max_workers=1, context=ChildContext())
        arguments = (self._megabytes, self._initializer)
        future = self._pool.schedule(child.settle, args=arguments)
        with suppress(psutil.NoSuchProcess):
            self._process = psutil.Process(self._watch(future, _START_SECONDS))
            log.debug("worker %d started", self._process.pid)
        return self._pool

    def _watch(self, future: Future[Reply], seconds: float) -> Reply:
        """Wait for the reply, with an eye on the clock and on the child's memory."""
        deadline = time.monotonic() + seconds
        gone = 0
        for tick in count():
            left = deadline - time.monotonic()
            if wait([future], timeout=max(0.0, min(_TICK, left))).done:
                break
            if left <= 0:
                raise TimeLimitError(f"not done after {seconds:g} s")
            if self._closing.is_set():
                raise WorkerDiedError("the work was given up")
            if tick % _TICKS_BETWEEN_HEAD_COUNTS == 0:
                self._count_heads()
            if (used := self._resident()) > self._megabytes:
                raise MemoryLimitError(f"{used:.0f} MB used, {self._megabytes} MB allowed")
            gone += self._process is not None and not self._process.is_running()
            if gone > _TICKS_OF_GRACE:
                raise WorkerDiedError("the worker ended without an answer")
        return _reply(future)

    def _family(self) -> list[psutil.Process]:
        return ([self._process] if self._process else []) + self._offspring

    def _count_heads(self) -> None:
        """Note the programs that the child has started; once it is dead nobody knows whose they were."""
        if self._process is not None:
            with suppress(psutil.Error):
                self._offspring = self._process.children(recursive=True)

    def _resident(self) -> float:
        """Resident memory of the child and the programs that it has started, in megabytes."""
        total = 0
        for each in self._family():
            with suppress(psutil.Error):
                total += each.memory_info().rss
        return total / (1 << 20)


def _reply(future: Future[Reply]) -> Reply:
    """What the child sent, or docproc's own error for what happened to it."""
    try:
        return future.result()
    except ProcessExpired as error:
        raise WorkerDiedError(f"the worker {_ending(error.exitcode)}") from None
    except BrokenProcessPool:
        raise WorkerDiedError("the worker ended before it took up the work") from None
    except OSError as error:
        raise WorkerDiedError(f"the worker could not be reached: {error}") from error


def _ending(exit_code: int) -> str:
    """How a process ended, in words."""
    if exit_code >= 0:
        return f"ended with code {exit_code}"
    try:
        return f"was killed by {signal.Signals(-exit_code).name}"
    except ValueError:
        return f"was killed by signal {-exit_code}"
