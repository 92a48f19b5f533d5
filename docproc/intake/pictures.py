"""Pages that come as pictures: TIFF (also of many pages), PNG, JPEG."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from docproc.errors import DamagedFileError, TooLargeError, TooManyPagesError
from docproc.intake.limits import Limits
from docproc.schema import PagePlan, Route
from docproc.schema.image import PageImage, Pixels

_A4 = (8.27, 11.69)  # inches
_SANE_DPI = (60.0, 1300.0)
_TRANSPOSED = range(5, 9)  # EXIF orientations that turn the picture by a quarter
_ORIENTATION_TAG = 274


def examine_picture(path: Path, limits: Limits) -> tuple[PagePlan, ...]:
    """The pages of a picture file, from its headers alone: no pixel is decoded.

    Raises :class:`DamagedFileError`, :class:`TooLargeError`, :class:`TooManyPagesError`.
    """
    with _opened(path) as picture:
        count = getattr(picture, "n_frames", 1)
        if count > limits.pages:
            raise TooManyPagesError(f"{path.name} has {count} pages, {limits.pages} are allowed")
        return tuple(
            _plan(number, frame, path, limits)
            for number, frame in enumerate(ImageSequence.Iterator(picture), start=1)
        )


def render_picture(path: Path, number: int, dpi: float, limits: Limits) -> PageImage:
    """One page of a picture file, upright as its EXIF says, at ``dpi`` or its own resolution if lower."""
    with _opened(path) as picture:
        picture.seek(number - 1)
        plan = _plan(number, picture, path, limits)
        if plan.width is None or plan.height is None or plan.image_dpi is None:
            raise DamagedFileError(f"page {number} of {path.name} has no size")
        upright = ImageOps.exif_transpose(picture) or picture
        shrink = min(1.0, dpi / plan.image_dpi)
        if shrink < 0.9:
            upright = _as_paper(upright)
            size = (round(upright.width * shrink), round(upright.height * shrink))
            upright = upright.resize(size, Image.Resampling.LANCZOS)
        else:
            shrink = 1.0
        return PageImage(number, _pixels(upright), plan.image_dpi * shrink, plan.width, plan.height)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """The picture; every way in which a damaged one can fail becomes one error."""
    Image.MAX_IMAGE_PIXELS = None  # the limit of the settings is checked from the header instead
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as picture:
                yield picture
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, KeyError) as error:
        raise DamagedFileError(f"{path.name} cannot be decoded: {error}") from error


def _plan(number: int, frame: Image.Image, path: Path, limits: Limits) -> PagePlan:
    if frame.width * frame.height > limits.pixels:
        size = f"{frame.width} × {frame.height} pixels"
        raise TooLargeError(
            f"page {number} of {path.name} has {size}, {limits.megapixels} million are allowed"
        )
    width, height = frame.width, frame.height
    if frame.getexif().get(_ORIENTATION_TAG) in _TRANSPOSED:
        width, height = height, width
    dpi = _resolution(frame, width, height)
    return PagePlan(number, width / dpi * 72, height / dpi * 72, Route.IMAGE, image_dpi=dpi)


def _resolution(frame: Image.Image, width: int, height: int) -> float:
    """The resolution that the file states if a page could have it, else as if the page were A4."""
    stated = float(frame.info.get("dpi", (0.0, 0.0))[0])
    if _SANE_DPI[0] <= stated <= _SANE_DPI[1] and 3 <= width / stated <= 40:
        return stated
    narrow, long = sorted((width, height))
    return max(narrow / _A4[0], long / _A4[1], 1.0)


def _as_paper(picture: Image.Image) -> Image.Image:
    """Grey or RGB, with white paper behind what is transparent."""
    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    if picture.mode.startswith("I") or picture.mode == "F":
        values = np.asarray(picture, np.float64)
        top = max(float(values.max()), 255.0)
        return Image.fromarray((values / top * 255).astype(np.uint8))
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return picture.convert("RGB")


def _pixels(picture: Image.Image) -> Pixels:
    return np.ascontiguousarray(np.asarray(_as_paper(picture), np.uint8))
