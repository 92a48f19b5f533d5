"""From a typeset page to what a scanner delivers, with the truth of every word carried along."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import pypdfium2
from numpy.random import Generator, default_rng
from PIL import Image

from docproc.corpus.damage import Damage
from docproc.corpus.marks.ink import BLACK
from docproc.corpus.marks.office import COLOURS, press_received, print_caption
from docproc.corpus.marks.pen import sign, write_figures
from docproc.corpus.marks.placing import Marks, place
from docproc.corpus.marks.seal import stamp
from docproc.corpus.scanning import optics, paper
from docproc.corpus.scanning.bitonal import bitonal
from docproc.corpus.scanning.geometry import Fold, Warp
from docproc.corpus.specimen import Specimen
from docproc.corpus.truth import TrueLine, TruePage, read_truth
from docproc.schema.image import Pixels


@dataclass(frozen=True, slots=True)
class Scan:
    """What was made: the truth as it lies on the scan, the marks on it, and the damage that did strike."""

    truth: tuple[TruePage, ...]
    marks: Marks
    damage: Damage


def scan(specimen: Specimen, source: Path, target: Path, damage: Damage, seed: int) -> Scan:
    """Turn the typeset PDF of a specimen into a PDF of pictures, or a TIFF by the target's suffix.

    Figures left out for a pen (``typeset(…, pen=damage.pen)``) are written here. The same seed gives
    the same pixels.
    """
    random = default_rng(seed)
    truth = read_truth(source)
    marks = place(specimen, truth, damage, random)
    printed, added = _marked(_pictures(source, damage.dpi), marks, damage, random)
    pages, moved = [], []
    for index, (picture, page) in enumerate(zip(printed, truth, strict=True)):
        reverse = printed[index ^ 1] if index ^ 1 < len(printed) else None
        warp = _lie(page, damage, random)
        pages.append(damaged(picture, damage, random, Sheet(warp, warp.folds, reverse)))
        lines = page.lines + tuple(added if index == 0 else ())
        moved.append(replace(page, lines=lines).moved(warp.box))
    _save(pages, target, damage, specimen.name)
    return Scan(tuple(moved), marks, _struck(damage, marks, len(pages)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """How one sheet lay on the glass, and what is printed on its back."""

    warp: Warp | None = None
    folds: tuple[Fold, ...] = ()
    reverse: Pixels | None = None


def damaged(page: Pixels, damage: Damage, random: Generator, sheet: Sheet | None = None) -> Image.Image:
    """One RGB page after paper, glass, lamp and file format."""
    page = _on_the_glass(page, damage, random, sheet or Sheet())
    if damage.coarse and damage.coarse < damage.dpi:
        page = optics.coarse(page, damage.dpi, damage.coarse)
    if damage.blur:
        page = optics.soft(page, damage.blur)
    if damage.shade or damage.noise:
        page = optics.lit(page, damage.shade, damage.noise, random)
    if damage.edge:
        page = optics.edges(page, damage.edge / 25.4 * damage.dpi, random)
    if damage.bitonal:
        return Image.fromarray(bitonal(page, damage.speckle, random)).convert("1")
    if damage.grey:
        return Image.fromarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))
    return Image.fromarray(page)


def _on_the_glass(page: Pixels, damage: Damage, random: Generator, sheet: Sheet) -> Pixels:
    """The sheet of paper as the lamp meets it."""
    if damage.stroke or damage.fade:
        page = paper.inked(page, damage.stroke, damage.fade, random)
    if damage.bleed and sheet.reverse is not None:
        page = paper.bleed_through(page, sheet.reverse, damage.bleed)
    if sheet.folds:
        page = paper.crease(page, sheet.folds, damage.dpi, random)
    if sheet.warp is not None:
        page = sheet.warp.pixels(page, damage.dpi, 25 if damage.edge else 255)
    return page


def _struck(damage: Damage, marks: Marks, pages: int) -> Damage:
    """The damage without what found nothing to strike: no signer, no day, no reverse page."""
    signed = bool(marks.signings)
    return replace(
        damage,
        jpeg=100 if damage.bitonal else damage.jpeg,
        bleed=damage.bleed if pages > 1 else 0.0,
        seal=damage.seal if signed else "",
        signature=damage.signature if signed else "",
        received=damage.received if marks.received else "",
        caption=damage.caption if marks.caption else "",
        pen=marks.handwritten,
    )


def _pictures(source: Path, dpi: int) -> list[Pixels]:
    document = pypdfium2.PdfDocument(source)
    try:
        return [
            document[index].render(scale=dpi / 72).to_numpy()[:, :, :3][:, :, ::-1].copy()
            for index in range(len(document))
        ]
    finally:
        document.close()


def _marked(
    pages: list[Pixels], marks: Marks, damage: Damage, random: Generator
) -> tuple[list[Pixels], list[TrueLine]]:
    """The pages with all ink on them, and the lines that were added to the first."""
    dpi, scale = damage.dpi, damage.dpi / 72
    pen = COLOURS.get(damage.signature, BLACK)
    for figures in marks.figures:
        write_figures(pages[figures.page], figures.text, figures.box.scaled(scale), dpi, random, colour=pen)
    for signing in marks.signings:
        page = pages[signing.page]
        if damage.signature:
            sign(page, _pixel(signing.signature, scale), dpi, random, colour=pen)
        if damage.seal:
            stamp(
                page,
                _pixel(signing.seal, scale),
                dpi,
                random,
                office=marks.office,
                colour=COLOURS[damage.seal],
            )
    added: list[TrueLine] = []
    if marks.received:
        added += press_received(pages[0], marks.received, dpi, random)
    if marks.caption:
        added += print_caption(pages[0], marks.caption, dpi, random)
    return pages, added


def _pixel(point: tuple[float, float], scale: float) -> tuple[int, int]:
    return int(point[0] * scale), int(point[1] * scale)


def _lie(page: TruePage, damage: Damage, random: Generator) -> Warp:
    """How this sheet lay on the glass: about as the others, never quite."""
    thirds = (0.5,) if damage.folds == 1 else (0.34, 0.67)
    folds = tuple(
        Fold(third + float(random.normal(0, 0.012)), float(random.uniform(0.8, 2.6)))
        for third in thirds[: damage.folds]
    )
    skew = damage.skew and damage.skew + float(random.normal(0, 0.12))
    phase = float(random.uniform(0, 6.28))
    return Warp(page.width, page.height, skew, damage.curl, damage.wave, phase, folds)


def _save(pages: Sequence[Image.Image], target: Path, damage: Damage, title: str) -> None:
    first, *others = pages
    if target.suffix.lower() in (".tif", ".tiff"):
        compression = "group4" if damage.bitonal else "jpeg"
        dpi = (damage.dpi, damage.dpi)
        first.save(target, "TIFF", compression=compression, dpi=dpi, save_all=True, append_images=others)
    else:
        lossy = {} if damage.bitonal else {"quality": damage.jpeg}
        first.save(
            target, "PDF", resolution=damage.dpi, save_all=True, append_images=others,
            creationDate=_ISSUED, modDate=_ISSUED, title=title, producer="docproc", **lossy,
        )  # fmt: skip


_ISSUED = time.gmtime(1751328000)
"""One day for all files, so that the same seed gives the same bytes."""
