"""The choices that the decree leaves to the typist, and how a random typist makes them.

Source: Decree 30/2020/NĐ-CP, annex I, part I, sections I and II (size 13–14, spacing, indent, margins).
"""

from __future__ import annotations

from dataclasses import dataclass

from numpy.random import Generator
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm, mm

from docproc.corpus.fonts import available, usual


@dataclass(frozen=True, slots=True)
class Typography:
    """How a directive is typed; lengths in points.

    ``space`` stands above each paragraph, ``indent`` before its first line; ``left`` and ``right`` are
    the margins. ``repeat_heading`` repeats a table's first row on each page, ``restart_numbers`` begins
    to count pages anew in an appendix, ``italic_bases`` sets the lines of legal bases in italics.
    """

    family: str = "Tinos"
    size: float = 14
    leading: float = 18
    ruled_tables: bool = True
    space: float = 6
    indent: float = 1.27 * cm
    left: float = 30 * mm
    right: float = 18 * mm
    justified: bool = True
    repeat_heading: bool = True
    restart_numbers: bool = True
    italic_bases: bool = True

    @property
    def width(self) -> float:
        """Width of the text in points."""
        return float(A4[0] - self.left - self.right)

    @property
    def body_alignment(self) -> int:
        """Justified, or ragged right as by a careless typist."""
        return int(TA_JUSTIFY if self.justified else TA_LEFT)

    def style(
        self, alignment: int = TA_CENTER, size: float | None = None, indent: float = 0, space: float = 0,
        hang: float = 0,
    ) -> ParagraphStyle:  # fmt: skip
        """A paragraph style; ``indent`` of the first line, ``hang`` of all lines, ``space`` above."""
        points = size or self.size
        return ParagraphStyle(
            f"{self.family}-{alignment}-{points}-{indent}-{space}-{hang}",
            fontName=self.family,
            fontSize=points,
            leading=points * max(1.18, self.leading / self.size if not size else 1.2),
            alignment=alignment,
            firstLineIndent=indent,
            leftIndent=hang,
            spaceBefore=space,
        )


def drawn(random: Generator) -> Typography:
    """A typist drawn at random; Times and its likes are what offices use.

    Raises :class:`~docproc.errors.ConfigurationError` when this machine has none of the families.
    """
    names = usual()
    others = [name for name in available() if name not in names]
    family = str(random.choice(others if (others and random.random() < 0.1) or not names else names))
    size = float(random.choice([13, 13.5, 14], p=[0.3, 0.1, 0.6]))
    return Typography(
        family=family,
        size=size,
        leading=size * float(random.choice([1.15, 1.22, 1.29, 1.4, 1.5])),
        ruled_tables=bool(random.random() < 0.85),
        space=float(random.choice([3, 4, 6, 8])),
        indent=float(random.choice([1.0, 1.27])) * cm,
        left=float(random.choice([28, 30, 32, 35])) * mm,
        right=float(random.choice([15, 17, 18, 20])) * mm,
        justified=bool(random.random() < 0.9),
        repeat_heading=bool(random.random() < 0.3),
        restart_numbers=bool(random.random() < 0.6),
        italic_bases=bool(random.random() < 0.8),
    )
