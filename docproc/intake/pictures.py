"""Pages that come as pictures: TIFF (also of many pages), PNG, JPEG."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from docproc.errors import DamagedFileError, TooLargeError, TooManyPagesError
from docproc.intake.limits import Limits
from docproc.schema import PagePlan, Route
from docproc.schema.image import PageImage, Pixels

_A4 = (8.27, 11.69)  # inches
_SANE_DPI = (60.0, 1300.0)
_SANE_INCHES = (4.0, 24.0)  # of the longer side, from a slip to A2
_UNSTATED_DPI = (0.0, 1.0, 72.0, 96.0)  # what programs write that do not know
_FINER = 1.1  # a picture that is up to so much finer than asked for is not resampled
_TURNED = range(5, 9)  # EXIF orientations that turn the picture by a quarter
_ORIENTATION_TAG = 274
_TIFF_EXTENTS = ((273, 279), (324, 325))  # offsets and byte counts of strips, of tiles
_TAIL = 1024  # bytes at the end of a file among which a whole one has its end mark
_END_MARKS = {"PNG": b"IEND", "JPEG": b"\xff\xd9", "MPO": b"\xff\xd9"}
_SUBFILE_TAG = 254


def examine_picture(path: Path, limits: Limits) -> tuple[PagePlan, ...]:
    """The pages of a picture file, from its headers: pixels are decoded only where its end is missing.

    Raises :class:`DamagedFileError`, :class:`TooLargeError`, :class:`TooManyPagesError`.
    """
    with _opened(path) as picture:
        pages = []
        for number, frame in enumerate(_pages(picture), start=1):
            if number > limits.pages:
                raise TooManyPagesError(f"{path.name} has more than {limits.pages} pages")
            pages.append(_plan(number, frame, path, limits))
            _ensure_whole(frame, path)
        return tuple(pages)


def render_picture(path: Path, number: int, dpi: float, limits: Limits) -> PageImage:
    """One page of a picture file, upright as its EXIF says, at its own resolution.

    It is made smaller where it is much finer than ``dpi``, and stretched where it is finer across than
    down, as telefaxes are; it is never enlarged otherwise.
    """
    with _opened(path) as picture:
        frame = next(islice(_pages(picture), number - 1, None), None)
        if frame is None:
            raise DamagedFileError(f"{path.name} has no page {number}")
        plan = _plan(number, frame, path, limits)
        width, height, native = plan.width, plan.height, plan.image_dpi
        if width is None or height is None or native is None:
            raise DamagedFileError(f"page {number} of {path.name} has no size")
        upright = ImageOps.exif_transpose(frame)
        used = native if native <= dpi * _FINER else dpi
        size = (max(1, round(width * used / 72)), max(1, round(height * used / 72)))
        paper = _as_paper(upright)
        if paper.size != size:
            paper = paper.resize(size, Image.Resampling.LANCZOS)
        return PageImage(number, _pixels(paper), used, width, height)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """The picture; every way in which a damaged one can fail becomes one error."""
    Image.MAX_IMAGE_PIXELS = None  # the limit of the settings is checked from the header instead
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=("TIFF", "PNG", "JPEG")) as picture:
                yield picture
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError) as error:
        raise DamagedFileError(f"{path.name} cannot be decoded: {error}") from error


def _pages(picture: Image.Image) -> Iterator[Image.Image]:
    """The pages of a TIFF without their thumbnails; a PNG or JPEG, moving or stereoscopic, is one page."""
    if picture.format != "TIFF":
        yield picture
        return
    for frame in ImageSequence.Iterator(picture):
        if not getattr(frame, "tag_v2", {}).get(_SUBFILE_TAG, 0) & 1:
            yield frame


def _plan(number: int, frame: Image.Image, path: Path, limits: Limits) -> PagePlan:
    if frame.width * frame.height > limits.pixels:
        size = f"{frame.width} × {frame.height} pixels"
        raise TooLargeError(
            f"page {number} of {path.name} has {size}, {limits.megapixels} million are allowed"
        )
    across, down = _resolution(frame)
    width, height = frame.width / across * 72, frame.height / down * 72
    if frame.getexif().get(_ORIENTATION_TAG) in _TURNED and frame.format != "TIFF":
        width, height = height, width  # Pillow turns TIFFs by itself
    return PagePlan(number, width, height, Route.IMAGE, image_dpi=max(across, down))


def _resolution(frame: Image.Image) -> tuple[float, float]:
    """Dots an inch across and down as the file states, if a page could have them, else as if it were A4."""
    across, down = (float(dots) for dots in frame.info.get("dpi", (0.0, 0.0)))
    stated = round(across) not in _UNSTATED_DPI
    if stated and all(_SANE_DPI[0] <= dots <= _SANE_DPI[1] for dots in (across, down)):
        longer = max(frame.width / across, frame.height / down)
        if _SANE_INCHES[0] <= longer <= _SANE_INCHES[1]:
            return across, down
    narrow, long = sorted(frame.size)
    estimated = max(narrow / _A4[0], long / _A4[1], 1.0)
    return estimated, estimated


def _ensure_whole(frame: Image.Image, path: Path) -> None:
    """Refuse a picture whose end is missing: half a page must not pass for a page."""
    if frame.format == "TIFF":
        _ensure_within(frame, path)
        return
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        whole = _END_MARKS.get(frame.format or "", b"") in stream.read()
    if not whole:
        frame.load()


def _ensure_within(frame: Image.Image, path: Path) -> None:
    """A TIFF states where its strips lie; all must lie within the file."""
    tags = getattr(frame, "tag_v2", {})
    size = path.stat().st_size
    for offsets, counts in _TIFF_EXTENTS:
        ends = (
            start + length for start, length in zip(tags.get(offsets, ()), tags.get(counts, ()), strict=False)
        )
        if any(end > size for end in ends):
            raise DamagedFileError(f"{path.name} is cut off: a part of a page lies beyond its end")


def _as_paper(picture: Image.Image) -> Image.Image:
    """Grey or RGB of 8 bits, with white paper behind what is transparent."""
    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    if picture.mode.startswith("I") or picture.mode == "F":
        return Image.fromarray(_eight_bits(np.asarray(picture, np.float64)))
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return picture.convert("RGB")


def _eight_bits(values: np.typing.NDArray[np.float64]) -> Pixels:
    """Values of 16 bits, of 8 bits in a wider type, or between 0 and 1, as 8 bits."""
    top = float(values.max(initial=0.0))
    scale = 255.0 if top <= 1.0 else 1.0 if top <= 255.0 else 255.0 / 65535.0
    return np.clip(values * scale, 0, 255).astype(np.uint8)


def _pixels(picture: Image.Image) -> Pixels:
    return np.ascontiguousarray(np.asarray(picture, np.uint8))
