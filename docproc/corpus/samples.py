"""The ready-made samples: each specimen in one of the forms in which directives arrive."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from docproc.corpus.damage import Damage, scan
from docproc.corpus.misread import misread
from docproc.corpus.specimen import Specimen, load_specimen
from docproc.corpus.typeset import typeset
from docproc.schema import Box, Zone

_SEED = 20250701


@dataclass(frozen=True, slots=True)
class Form:
    """A form of arrival: the sample's suffix, and how it is made from the typeset PDF."""

    suffix: str
    make: Callable[[Specimen, Path, Path], None]


def _scanned(damage: Damage) -> Callable[[Specimen, Path, Path], None]:
    def make(specimen: Specimen, source: Path, target: Path) -> None:
        scan(source, target, damage, _SEED, signature_box(specimen, source))

    return make


def _born_digital(specimen: Specimen, source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def _misread(specimen: Specimen, source: Path, target: Path) -> None:
    target.write_text(misread(source), "utf-8")


FORMS = {
    "cong-van-2215": Form(".scan.pdf", _scanned(Damage(dpi=200, skew=0.8, jpeg=70))),
    "chi-thi-05": Form(".english-ocr.txt", _misread),
    "ke-hoach-88": Form(".pdf", _born_digital),
    "thong-bao-312": Form(
        ".tiff", _scanned(Damage(dpi=200, skew=-0.5, bitonal=True, speckle=0.0005, edge=2, noise=4))
    ),
}
"""Which sample takes which form; one of each kind that a clerk meets."""


def make_samples(specimens: Path, out: Path) -> Iterator[Path]:
    """Make the samples anew; yields each file as it is written.

    Raises :class:`~docproc.errors.ConfigurationError` without the fonts and
    :class:`~docproc.errors.EngineError` without the system's English Tesseract.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, form in FORMS.items():
            specimen = load_specimen(specimens / f"{name}.txt")
            source = Path(folder) / f"{name}.pdf"
            typeset(specimen, source)
            target = out / f"{name}{form.suffix}"
            form.make(specimen, source, target)
            yield target


def signature_box(specimen: Specimen, source: Path) -> Box | None:
    """Where the signer's name stands on the last page of the typeset PDF, in points."""
    signature = specimen.lines(Zone.SIGNATURE)
    if not signature:
        return None
    with pdfplumber.open(source) as document:
        hits = document.pages[-1].search(signature[-1], regex=False)
    return Box(hits[-1]["x0"], hits[-1]["top"], hits[-1]["x1"], hits[-1]["bottom"]) if hits else None
