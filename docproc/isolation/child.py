"""The child's side: limits and manners first, then one piece of work after the other."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from docproc.errors import DocprocError, MemoryLimitError, ProcessingError

if sys.platform != "win32":
    import resource

SINGLE_THREADED = {
    "OMP_THREAD_LIMIT": "1",  # Tesseract
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OPENCV_FOR_THREADS_NUM": "1",
}
"""One process a core beats threads: Tesseract alone is 3.5-5.5 times faster (measured on two cores)."""

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_SPARE_MEGABYTES = 4096


def settle(megabytes: int, initializer: Callable[[], object] | None) -> int:
    """Prepare a fresh child, and tell its process id.

    It keeps to one thread, leaves Ctrl-C to the parent, ends when the parent ends, cannot allocate
    without bound, and writes nothing to standard output, which is for data. Then ``initializer`` runs.
    """
    os.environ.update(SINGLE_THREADED)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # Python's handlers wait for C code to return
    _die_with_parent()
    _limit_address_space(megabytes)
    _be_first_to_go()
    with suppress(OSError, ValueError):
        os.dup2(sys.__stderr__.fileno() if sys.__stderr__ else 2, 1)
    if initializer is not None:
        initializer()
    return os.getpid()


def answer(task: bytes) -> bytes:
    """Do one pickled ``(function, arguments)`` and pickle ``(succeeded, result or error)``.

    Pickling happens here, so that whatever cannot travel becomes an error of this task and does not
    break the line that all tasks share.
    """
    try:
        function, arguments = pickle.loads(task)
        _keep_opencv_single_threaded()
        outcome = True, function(*arguments)
    except BaseException as error:  # SystemExit too must reach the caller as an error
        outcome = False, _portable(error)
    try:
        return pickle.dumps(outcome)
    except Exception as error:
        name = type(outcome[1]).__name__
        return pickle.dumps((False, ProcessingError(f"the result, a {name}, cannot be sent: {error}")))


def _portable(error: BaseException) -> Exception:
    """The error as the caller shall see it: docproc's own as they are, others with their traceback."""
    if isinstance(error, MemoryError):
        return MemoryLimitError("the worker could not get more memory")
    if not isinstance(error, Exception):
        return ProcessingError(f"the work ended with {type(error).__name__}: {error}")
    if not isinstance(error, DocprocError):
        error.add_note("in a worker process:\n" + "".join(traceback.format_tb(error.__traceback__)))
    return error if _survives(error) else ProcessingError(f"{type(error).__name__}: {error}")


def _survives(error: Exception) -> bool:
    """Whether an error comes out of pickling as the same class, with the same message."""
    try:
        copy: Any = pickle.loads(pickle.dumps(error))
    except Exception:  # errors of other libraries fail in ways that nobody can list
        return False
    return type(copy) is type(error) and str(copy) == str(error)


def _keep_opencv_single_threaded() -> None:
    opencv: Any = sys.modules.get("cv2")
    if opencv is not None:
        opencv.setNumThreads(1)


def _die_with_parent() -> None:
    """Leave no orphan, even when the parent is killed without warning.

    On Linux the kernel sees to it, whatever the child is doing: the fork server ends with the parent,
    and its children with it. Elsewhere a thread waits for the parent's end; it cannot act while C code
    holds the interpreter.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_leave_after_parent, name="parent-watch", daemon=True).start()


def _leave_after_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_address_space(megabytes: int) -> None:
    """A generous bound for what is allocated at one stroke, between two looks of the parent."""
    if sys.platform != "win32":
        bound = max(4 * megabytes, megabytes + _SPARE_MEGABYTES) << 20
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump would hold the document


def _be_first_to_go() -> None:
    """When the whole machine runs out of memory, the kernel shall take a worker, not the service."""
    if sys.platform == "linux":
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")
