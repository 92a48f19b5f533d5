"""What bad work does to the process that it runs in; real children do it in the tests."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from docproc.errors import EncryptedFileError


class TwoPartError(Exception):
    """An error that pickles but cannot be unpickled, as many libraries have."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} {two}")


class LockedError(Exception):
    """An error that cannot be pickled."""

    def __init__(self) -> None:
        super().__init__("holds a lock")
        self.lock = threading.Lock()


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def surroundings() -> dict[str, object]:
    """What the worker finds around itself, seen from its first task."""
    heavy = {"numpy", "cv2", "tesserocr", "spacy", "pdfplumber"}
    return {
        "threads": os.environ.get("OMP_THREAD_LIMIT"),
        "heavy": sorted(heavy & set(sys.modules)),
        "main": sys.modules["__main__"].__name__,
        "interrupt": signal.getsignal(signal.SIGINT),
    }


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def tell_and_sleep(folder: str, seconds: float) -> None:
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(seconds)


def hang_in_c() -> None:
    """Never comes back, and lets no other thread run."""
    re.match(r"(?:a+)+$", "a" * 60 + "b")


def allocate(megabytes: int, seconds: float = 30.0) -> int:
    blocks = [bytearray(b"x" * (1 << 20)) for _ in range(megabytes)]
    time.sleep(seconds)
    return len(blocks)


def allocate_at_one_stroke() -> int:
    return len(bytearray(1 << 45))


def die(number: int = signal.SIGKILL) -> None:
    os.kill(os.getpid(), number)
    time.sleep(30)


def leave_silently() -> None:
    os._exit(0)


def leave() -> None:
    sys.exit("enough")


def refuse() -> None:
    raise EncryptedFileError("a password is needed")


def stumble() -> None:
    raise KeyError("column")


def fail_in_two_parts() -> None:
    raise TwoPartError("half", "and half")


def fail_with_lock() -> None:
    raise LockedError


def return_lock() -> object:
    return threading.Lock()


def print_to_stdout() -> None:
    sys.stdout.write("from Python\n")
    sys.stdout.flush()
    os.write(1, b"from C\n")


def start_program_and_sleep(folder: str) -> None:
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    (Path(folder) / str(program.pid)).touch()
    time.sleep(60)


def leave_a_mark(variable: str = "DOCPROC_TEST_MARK") -> None:
    os.environ[variable] = "made ready"


def read_mark(variable: str = "DOCPROC_TEST_MARK") -> str | None:
    return os.environ.get(variable)
