"""What is refused before a byte of it is understood: each with its own error, none slowly."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docproc.errors import (
    EmptyFileError,
    InputError,
    LinkLoopError,
    NotAFileError,
    NotFoundError,
    TooLargeError,
    UnreadableFileError,
    UnsupportedTypeError,
)
from docproc.intake import Limits, examine
from docproc.intake.door import admit, ensure_unchanged
from docproc.isolation import WorkerPool
from tests.intake.paper import BODY, Page, column, write_pdf

LIMITS = Limits()
NOBODY = 65534


def _missing(folder: Path) -> Path:
    return folder / "none.pdf"


def _below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("văn bản")
    return folder / "file" / "none.pdf"


def _long_name(folder: Path) -> Path:
    return folder / ("a" * 300 + ".pdf")


def _null_in_name(folder: Path) -> Path:
    return folder / "a\0b.pdf"


def _dangling(folder: Path) -> Path:
    (folder / "link.pdf").symlink_to(folder / "gone.pdf")
    return folder / "link.pdf"


def _loop(folder: Path) -> Path:
    (folder / "one").symlink_to(folder / "two")
    (folder / "two").symlink_to(folder / "one")
    return folder / "one"


def _folder(folder: Path) -> Path:
    (folder / "scan.pdf").mkdir()
    return folder / "scan.pdf"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.pdf")
    return folder / "pipe.pdf"


def _socket(folder: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "s"))
    return folder / "s"


def _device(_: Path) -> Path:
    return Path("/dev/zero")


def _link_to_device(folder: Path) -> Path:
    (folder / "scan.pdf").symlink_to("/dev/zero")
    return folder / "scan.pdf"


def _empty(folder: Path) -> Path:
    (folder / "empty.pdf").touch()
    return folder / "empty.pdf"


def _large(folder: Path) -> Path:
    with (folder / "large.pdf").open("wb") as stream:
        stream.write(b"%PDF-1.4\n")
        stream.truncate((LIMITS.megabytes << 20) + 1)
    return folder / "large.pdf"


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (_missing, NotFoundError),
        (_below_a_file, NotFoundError),
        (_long_name, NotFoundError),
        (_null_in_name, NotFoundError),
        (_dangling, NotFoundError),
        (_loop, LinkLoopError),
        (_folder, NotAFileError),
        (_pipe, NotAFileError),
        (_socket, NotAFileError),
        (_device, NotAFileError),
        (_link_to_device, NotAFileError),
        (_empty, EmptyFileError),
        (_large, TooLargeError),
    ],
)
def test_each_bad_path_has_its_error_at_once(
    make: Callable[[Path], Path], error: type[InputError], tmp_path: Path
) -> None:
    path = make(tmp_path)
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        examine(path, LIMITS)
    assert type(caught.value) is error
    assert time.monotonic() - started < 1


def test_a_file_that_may_not_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder, WorkerPool(1, seconds=30, megabytes=500) as pool:
        Path(folder).chmod(0o755)
        path = Path(folder) / "secret.pdf"
        path.write_bytes(b"%PDF-1.4\n")
        path.chmod(0)
        with pytest.raises(UnreadableFileError):
            pool.call(examine_as_nobody, path)


def examine_as_nobody(path: Path) -> object:
    """Examine with the rights of a user who owns nothing (root may read everything)."""
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    return examine(path, LIMITS)


def test_a_link_to_a_good_file_is_followed(tmp_path: Path) -> None:
    write_pdf(tmp_path / "real.pdf", Page(column(BODY)))
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    assert len(examine(tmp_path / "link.pdf", LIMITS).pages) == 1


def test_a_file_that_changes_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_text("Sở Nội vụ")
    admission = admit(path, LIMITS)
    ensure_unchanged(admission)
    path.write_text("Sở Nội vụ chủ trì")
    with pytest.raises(UnreadableFileError) as caught:
        ensure_unchanged(admission)
    assert caught.value.retryable


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "old office"),
        (b"{\\rtf1\\ansi ", "rich text"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"  <?xml version='1.0'?>", "XML"),
        (b"%!PS-Adobe-3.0", "PostScript"),
        (b"GIF89a" + bytes(20), "GIF"),
        (b"\x7fELF" + bytes(60), "not a PDF"),
        (bytes(100), "not a PDF"),
    ],
)
def test_other_types_are_named(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(content)
    with pytest.raises(UnsupportedTypeError, match=kind):
        examine(path, LIMITS)
