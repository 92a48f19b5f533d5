"""The last step of a received file: out of the work folder, to a place that was free and is noted."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from docproc.errors import StoreError
from docproc.service.claims import Claim, Claims
from docproc.service.delivery import move_without_overwriting, write_atomically
from docproc.service.naming import fitting, free_names
from docproc.store import Arrival, Queue

ERROR_ENDING = ".error.json"


class Removal:
    """Moves claimed files to their last place, keeping their subfolder.

    The place is noted before the move: a move that was cut off is recognised and not done twice.
    """

    def __init__(self, claims: Claims, queue: Queue) -> None:
        self._claims = claims
        self._queue = queue

    def move(
        self,
        claim: Claim,
        root: Path,
        sha256: str | None,
        outcome: str,
        report: dict[str, Any] | None = None,
    ) -> Path:
        """Move a file below ``root``, with its ``report`` beside it; raises :class:`StoreError`."""
        try:
            destination = self._finished_before(claim, sha256) or self._place(
                claim, root, sha256, outcome, report
            )
        except OSError as error:
            raise StoreError(f"{claim.name} cannot be moved: {error}") from error
        self._claims.clear(claim)
        return destination

    def inside(self, root: Path, name: Path) -> Path:
        """The folder below ``root`` for a file of that name; ``root`` itself if a link leads out of it."""
        folder = root / name.parent
        return folder if folder.resolve().is_relative_to(root.resolve()) else root

    def _place(
        self, claim: Claim, root: Path, sha256: str | None, outcome: str, report: dict[str, Any] | None
    ) -> Path:
        folder = self.inside(root, claim.name)
        names = free_names(claim.name.name, sha256)
        while True:
            destination = folder / next(names)
            if destination.exists() or destination.is_symlink():
                continue
            name = claim.name.as_posix()
            self._queue.settle(Arrival(claim.token, sha256, name, outcome, str(destination)))
            beside = destination.with_name(fitting(destination.name, ERROR_ENDING))
            if report is not None:
                text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
                write_atomically(beside, text, token=claim.token)
            try:
                move_without_overwriting(claim.path, destination)
            except FileExistsError:  # taken at this very moment
                if report is not None:
                    beside.unlink(missing_ok=True)
                continue
            return destination

    def _finished_before(self, claim: Claim, sha256: str | None) -> Path | None:
        """The place that an earlier try came to, when only the source was left to be removed."""
        noted = self._queue.arrival(claim.token)
        if noted is None:
            return None
        destination = Path(noted.destination)
        if not destination.is_file() or destination.is_symlink():
            return None
        if not destination.samefile(claim.path) and (sha256 is None or _digest(destination) != sha256):
            return None
        claim.path.unlink()
        return destination


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
