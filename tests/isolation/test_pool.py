"""The worker pool against real children that hang, bloat, crash and fail."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import psutil
import pytest

from docproc.errors import (
    DocprocError,
    EncryptedFileError,
    MemoryLimitError,
    ProcessingError,
    TimeLimitError,
    WorkerDiedError,
)
from docproc.isolation import WorkerPool
from tests.isolation import misdeeds


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, seconds=20, megabytes=400) as workers:
        yield workers


def test_work_is_done_elsewhere_and_comes_back(pool: WorkerPool) -> None:
    assert pool.call(misdeeds.double, 21) == 42
    assert pool.call(misdeeds.process_id) != psutil.Process().pid


def test_a_worker_is_used_again(pool: WorkerPool) -> None:
    assert len({pool.call(misdeeds.process_id) for _ in range(5)}) == 1


def test_a_fresh_worker_is_light_and_well_behaved(pool: WorkerPool) -> None:
    found = pool.call(misdeeds.surroundings)
    assert found == {
        "threads": "1",
        "heavy": [],
        "main": "__main__",
        "interrupt": signal.SIG_IGN,
    }


@pytest.mark.parametrize(
    ("misdeed", "arguments", "error", "message"),
    [
        (misdeeds.die, (), WorkerDiedError, "SIGKILL"),
        (misdeeds.die, (signal.SIGSEGV,), WorkerDiedError, "SIGSEGV"),
        (misdeeds.leave_silently, (), WorkerDiedError, "without an answer"),
        (misdeeds.leave, (), ProcessingError, "SystemExit: enough"),
        (misdeeds.refuse, (), EncryptedFileError, "^a password is needed$"),
        (misdeeds.stumble, (), KeyError, "column"),
        (misdeeds.fail_in_two_parts, (), ProcessingError, "TwoPartError: half and half"),
        (misdeeds.fail_with_lock, (), ProcessingError, "LockedError: holds a lock"),
        (misdeeds.return_lock, (), ProcessingError, "cannot be sent"),
        (misdeeds.allocate, (600,), MemoryLimitError, "400 MB allowed"),
        (misdeeds.allocate_at_one_stroke, (), MemoryLimitError, "more memory"),
    ],
)
def test_each_misdeed_has_its_error_and_the_pool_goes_on(
    pool: WorkerPool,
    misdeed: Callable[..., object],
    arguments: tuple[object, ...],
    error: type[Exception],
    message: str,
) -> None:
    started = time.monotonic()
    with pytest.raises(error, match=message) as caught:
        pool.call(misdeed, *arguments)
    assert type(caught.value) is error
    assert time.monotonic() - started < 8
    assert [pool.call(misdeeds.double, number) for number in range(5)] == [0, 2, 4, 6, 8]


@pytest.mark.parametrize("misdeed", [misdeeds.hang_in_c, misdeeds.allocate])
def test_the_time_limit_kills(misdeed: Callable[..., object], pool: WorkerPool) -> None:
    arguments = (10,) if misdeed is misdeeds.allocate else ()
    worker = psutil.Process(pool.call(misdeeds.process_id))
    started = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"not done after 0\.5 s"):
        pool.call(misdeed, *arguments, seconds=0.5)
    assert 0.4 < time.monotonic() - started < 5
    assert not worker.is_running()
    assert pool.call(misdeeds.double, 2) == 4


def test_waiting_for_a_worker_is_not_working_time() -> None:
    with WorkerPool(1, seconds=1.5, megabytes=400) as pool:
        futures = [pool.submit(misdeeds.sleep, 0.7) for _ in range(4)]
        assert [future.result() for future in futures] == ["awake"] * 4


def test_crashes_do_not_touch_the_work_beside_them(pool: WorkerPool) -> None:
    futures: list[Future[object]] = []
    for number in range(24):
        crash = number % 6 == 0
        futures.append(pool.submit(misdeeds.die) if crash else pool.submit(misdeeds.double, number))
    for number, future in enumerate(futures):
        if number % 6 == 0:
            assert isinstance(future.exception(), WorkerDiedError)
        else:
            assert future.result() == 2 * number


def test_programs_that_the_work_started_end_with_it(pool: WorkerPool, tmp_path: Path) -> None:
    with pytest.raises(TimeLimitError):
        pool.call(misdeeds.start_program_and_sleep, str(tmp_path), seconds=1.0)
    (program,) = (int(path.name) for path in tmp_path.iterdir())
    assert not _alive([program])


def test_errors_that_are_not_ours_say_where_they_arose(pool: WorkerPool) -> None:
    with pytest.raises(KeyError) as caught:
        pool.call(misdeeds.stumble)
    assert "in stumble" in "".join(caught.value.__notes__)


def test_what_cannot_be_sent_is_refused_at_once(pool: WorkerPool) -> None:
    with pytest.raises(TypeError):
        pool.submit(id, threading.Lock())


def test_functions_of_the_main_script_are_refused(pool: WorkerPool) -> None:
    namespace: dict[str, object] = {"__name__": "__main__"}
    exec("def work(): pass", namespace)
    work = namespace["work"]
    assert callable(work)
    with pytest.raises(ValueError, match="main script"):
        pool.submit(work)


def test_the_initializer_runs_in_every_fresh_worker() -> None:
    with WorkerPool(1, seconds=20, megabytes=400, initializer=misdeeds.leave_a_mark) as pool:
        assert pool.call(misdeeds.read_mark) == "made ready"
        with pytest.raises(WorkerDiedError):
            pool.call(misdeeds.die)
        assert pool.call(misdeeds.read_mark) == "made ready"


def test_an_initializer_that_fails_says_so() -> None:
    with WorkerPool(1, seconds=20, megabytes=400, initializer=misdeeds.refuse) as pool:
        for _ in range(2):
            with pytest.raises(EncryptedFileError):
                pool.call(misdeeds.double, 1)


@pytest.mark.parametrize(
    ("workers", "seconds", "megabytes"), [(0, 1.0, 100), (-1, 1.0, 100), (1, 0.0, 100), (1, 1.0, 0)]
)
def test_limits_must_be_positive(workers: int, seconds: float, megabytes: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        WorkerPool(workers, seconds=seconds, megabytes=megabytes)


def test_no_child_survives_the_pool() -> None:
    with WorkerPool(2, seconds=20, megabytes=400) as pool:
        futures = [pool.submit(misdeeds.sleep, 0.3) for _ in range(2)]
        workers = {pool.submit(misdeeds.process_id).result() for _ in range(4)}
    assert [future.result() for future in futures] == ["awake", "awake"]
    assert not _alive(workers)


def test_an_exception_gives_up_the_work(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(KeyError), WorkerPool(1, seconds=60, megabytes=400) as pool:
        running = pool.submit(misdeeds.tell_and_sleep, str(tmp_path), 60.0)
        waiting = pool.submit(misdeeds.sleep, 60.0)
        workers = _announced(tmp_path, 1)
        raise KeyError
    assert time.monotonic() - started < 10
    assert isinstance(running.exception(), DocprocError)
    assert waiting.cancelled()
    assert not _alive(workers)


def test_a_script_needs_no_guard_and_its_output_stays_clean(tmp_path: Path) -> None:
    script = tmp_path / "plain.py"
    script.write_text(
        "from docproc.isolation import WorkerPool\n"
        "from tests.isolation import misdeeds\n"
        "with WorkerPool(2, seconds=20, megabytes=400) as pool:\n"
        "    pool.call(misdeeds.print_to_stdout)\n"
        "    print(pool.call(misdeeds.double, 4))\n"
    )
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, env=_path(), check=True
    )
    assert done.stdout == b"8\n"
    assert b"from C" in done.stderr


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_workers_end_with_their_parent(how: signal.Signals, tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from docproc.isolation import WorkerPool\n"
        "from tests.isolation import misdeeds\n"
        "with WorkerPool(2, seconds=60, megabytes=400) as pool:\n"
        "    for _ in range(2): pool.submit(misdeeds.tell_and_sleep, sys.argv[1], 60.0)\n"
        "    pool.call(misdeeds.sleep, 60.0)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, env=_path(), stderr=subprocess.PIPE) as parent:
        workers = _announced(tmp_path, 2)
        parent.send_signal(how)
        _, log = parent.communicate(timeout=10)
    assert not _alive(workers)
    assert (b"KeyboardInterrupt" in log) is (how is signal.SIGINT)


def _path() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PATH": ""}


def _announced(folder: Path, count: int) -> set[int]:
    """The process ids that workers have written down."""
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        found = {int(path.name) for path in folder.iterdir()}
        if len(found) == count:
            return found
        time.sleep(0.05)
    raise AssertionError("the workers did not start")


def _alive(processes: set[int] | list[int]) -> list[int]:
    """Those that are still there after a moment."""
    _, alive = psutil.wait_procs([psutil.Process(p) for p in processes if psutil.pid_exists(p)], timeout=5)
    return [process.pid for process in alive]
