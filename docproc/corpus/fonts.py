"""Fonts with Vietnamese letters, found on this machine.

Source: directives are set in Times New Roman (Decree 30/2020/NĐ-CP, annex I); the families below share
its widths or its looks. Version 1 of Liberation lacks Vietnamese letters and is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from docproc.errors import ConfigurationError

_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")


@dataclass(frozen=True, slots=True)
class Family:
    """A family of four styles: the name and the four files (regular, bold, italic, bold italic)."""

    name: str
    files: tuple[str, str, str, str]


FAMILIES = (
    Family("Tinos", ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")),
    Family(
        "LiberationSerif2",
        (
            "liberation2/LiberationSerif-Regular.ttf",
            "liberation2/LiberationSerif-Bold.ttf",
            "liberation2/LiberationSerif-Italic.ttf",
            "liberation2/LiberationSerif-BoldItalic.ttf",
        ),
    ),
    Family(
        "FreeSerif",
        ("FreeSerif.ttf", "FreeSerifBold.ttf", "FreeSerifItalic.ttf", "FreeSerifBoldItalic.ttf"),
    ),
    Family("Arimo", ("Arimo-Regular.ttf", "Arimo-Bold.ttf", "Arimo-Italic.ttf", "Arimo-BoldItalic.ttf")),
    Family(
        "DejaVuSerifCondensed",
        (
            "DejaVuSerifCondensed.ttf",
            "DejaVuSerifCondensed-Bold.ttf",
            "DejaVuSerifCondensed-Italic.ttf",
            "DejaVuSerifCondensed-BoldItalic.ttf",
        ),
    ),
)
_TIMES_LIKE = ("Tinos", "LiberationSerif2", "FreeSerif")


@cache
def font_path(file: str) -> Path | None:
    """Where a font file lies (``file`` may name its folder too), or ``None``."""
    for folder in _FOLDERS:
        for path in sorted(folder.rglob(Path(file).name)) if folder.is_dir() else ():
            if path.as_posix().endswith(file):
                return path
    return None


@cache
def register(name: str) -> Family:
    """Make a family known to the typesetter and return it.

    Raises :class:`ConfigurationError` when its files are not on this machine.
    """
    family = next((family for family in FAMILIES if family.name == name), None)
    paths = [font_path(file) for file in family.files] if family else []
    if family is None or not all(paths):
        raise ConfigurationError(f"the font family {name} is not on this machine")
    names = [name, f"{name}-Bold", f"{name}-Italic", f"{name}-BoldItalic"]
    for style, path in zip(names, paths, strict=True):
        pdfmetrics.registerFont(TTFont(style, str(path)))
    pdfmetrics.registerFontFamily(name, *names)
    return family


def available() -> list[str]:
    """The families that this machine has, best first."""
    return [family.name for family in FAMILIES if all(font_path(file) for file in family.files)]


def usual() -> list[str]:
    """Those of the available families that look like Times, as the decree wants."""
    return [name for name in available() if name in _TIMES_LIKE]
