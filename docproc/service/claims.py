"""The work folder: a claimed file lies there until it has reached its last place."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from docproc.errors import ConfigurationError
from docproc.service.delivery import move_without_overwriting
from docproc.service.naming import printable

STATE_FOLDER = ".docproc"
WORK_FOLDER = "work"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed file: ``path`` is where it lies now, ``name`` its path inside the inbox."""

    token: str
    path: Path
    name: Path


class Claims:
    """The claimed files of one inbox: ``INBOX/.docproc/work/<token>/<path inside the inbox>``.

    The folder lies in the inbox itself, so that claiming is a rename inside one file system.
    """

    def __init__(self, inbox: Path) -> None:
        self.inbox = inbox
        self.folder = inbox / STATE_FOLDER / WORK_FOLDER

    def prepare(self) -> None:
        """Make the work folder; raises :class:`ConfigurationError` when the inbox cannot be written."""
        for folder in (self.folder.parent, self.folder):
            try:
                folder.mkdir(exist_ok=True)
            except OSError as error:
                raise ConfigurationError(f"the inbox cannot be written: {error}") from error
            if folder.is_symlink():
                raise ConfigurationError(f"{folder} is a link; it must be a folder of its own")

    def take(self, path: Path) -> Claim | None:
        """Claim a file of the inbox; ``None`` when it is gone, in use, or no longer a regular file.

        A name that is no text (bytes of an old encoding) becomes text here, for all that follows.
        """
        name = Path(printable(str(path.relative_to(self.inbox))))
        if not path.parent.resolve().is_relative_to(self.inbox.resolve()):
            return None
        token = secrets.token_hex(8)
        target = self.folder / token / name
        target.parent.mkdir(parents=True)
        claim = Claim(token, target, name)
        try:
            path.rename(target)
        except OSError:  # gone, or held open by a program, as Windows does
            self.clear(claim)
            return None
        if not stat.S_ISREG(target.lstat().st_mode):  # exchanged for a link while we looked
            target.rename(path)
            self.clear(claim)
            return None
        return claim

    def waiting(self) -> list[Claim]:
        """The claimed files, those that a crash left among them, oldest first."""
        found: list[tuple[float, Claim]] = []
        for entry in sorted(self.folder.iterdir()):
            if not entry.is_dir() or entry.is_symlink():
                continue
            for folder, _, names in os.walk(entry):
                for name in names:
                    path = Path(folder, name)
                    status = path.lstat()
                    if stat.S_ISREG(status.st_mode):
                        claim = Claim(entry.name, path, path.relative_to(entry))
                        found.append((status.st_mtime, claim))
        return [claim for _, claim in sorted(found, key=lambda item: (item[0], item[1].token))]

    def put_back(self, claim: Claim) -> bool:
        """Return a file to the inbox; ``False`` when its place is taken, and it stays claimed."""
        try:
            move_without_overwriting(claim.path, self.inbox / claim.name)
        except OSError:
            return False
        self.clear(claim)
        return True

    def clear(self, claim: Claim) -> None:
        """Remove the empty folders that a claim leaves behind."""
        for folder in claim.path.relative_to(self.folder).parents[:-1]:
            with suppress(OSError):
                (self.folder / folder).rmdir()

    def clear_leftovers(self) -> None:
        """Remove empty folders that a crash left behind."""
        for folder, _, _ in os.walk(self.folder, topdown=False):
            if Path(folder) != self.folder:
                with suppress(OSError):
                    Path(folder).rmdir()
