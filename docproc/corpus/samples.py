"""The ready-made samples: each specimen in one of the forms in which directives arrive."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docproc.corpus.damage import Damage
from docproc.corpus.misread import misread
from docproc.corpus.scan import scan
from docproc.corpus.specimen import Specimen, load_specimen
from docproc.corpus.typeset import typeset

_SEED = 20250701
_COLOUR = Damage(skew=0.8, blur=0.6, noise=6, shade=20, jpeg=70, seal="red", signature="blue")
_COPY = Damage(
    skew=-0.5,
    blur=0.6,
    noise=4,
    shade=20,
    edge=2,
    speckle=0.0005,
    bitonal=True,
    seal="black",
    signature="black",
)


@dataclass(frozen=True, slots=True)
class Form:
    """A form of arrival: the sample's suffix, and how it is made from the typeset PDF."""

    suffix: str
    make: Callable[[Specimen, Path, Path], None]


def _scanned(damage: Damage) -> Callable[[Specimen, Path, Path], None]:
    def make(specimen: Specimen, source: Path, target: Path) -> None:
        scan(specimen, source, target, damage, _SEED)

    return make


def _born_digital(specimen: Specimen, source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def _misread(specimen: Specimen, source: Path, target: Path) -> None:
    target.write_text(misread(source), "utf-8")


FORMS = {
    "cong-van-2215": Form(".scan.pdf", _scanned(_COLOUR)),
    "chi-thi-05": Form(".english-ocr.txt", _misread),
    "ke-hoach-88": Form(".pdf", _born_digital),
    "thong-bao-312": Form(".tiff", _scanned(_COPY)),
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
