"""What comes in: looked at, measured, planned page by page, or refused with a reason."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from docproc.intake.door import Admission, admit, digest, ensure_unchanged
from docproc.intake.limits import Limits
from docproc.intake.media_type import MediaType
from docproc.intake.pdf import examine_pdf, render_pdf
from docproc.intake.pictures import examine_picture, render_picture
from docproc.intake.plain_text import examine_text
from docproc.schema import Origin, PagePlan, Scan
from docproc.schema.image import PageImage


def examine(path: Path, limits: Limits) -> Scan:
    """Accept a file and plan how each page is to be read, or say why not.

    Raises an :class:`~docproc.errors.InputError` that tells a clerk what to do; see
    :func:`~docproc.intake.door.admit` and the examinations by type. Run it in a child process: a hostile
    file may hang or crash the libraries that open it.
    """
    admission = admit(path, limits)
    pages = _plans(admission, limits)
    sha256 = digest(admission)
    ensure_unchanged(admission)
    name = path.name.encode(errors="surrogateescape").decode(errors="replace")  # old encodings are no text
    origin = Origin(sha256, name, admission.media_type.value, admission.size, datetime.now(UTC))
    return Scan(origin, path, pages)


def _printable(name: str) -> str:
    """A file name as text; bytes that are none are shown as the replacement character."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _plans(admission: Admission, limits: Limits) -> tuple[PagePlan, ...]:
    if admission.media_type is MediaType.PDF:
        return examine_pdf(admission.path, limits)
    if admission.media_type is MediaType.TEXT:
        return examine_text(admission, limits)
    return examine_picture(admission.path, limits)


def render_page(path: Path, number: int, dpi: float, limits: Limits) -> PageImage:
    """The picture of one page (from 1), at ``dpi`` or at its own resolution when that is lower."""
    if admit(path, limits).media_type is MediaType.PDF:
        return render_pdf(path, number, dpi, limits)
    return render_picture(path, number, dpi, limits)
