"""What may be switched off or tuned in the cleaning of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImagingSettings:
    """Which steps are taken; all of them leave a clean page as it is.

    ``least_dpi`` is the resolution below which a page is enlarged to ``least_dpi`` before it is read.
    """

    edges: bool = True
    seals: bool = True
    light: bool = True
    noise: bool = True
    orientation: bool = True
    skew: bool = True
    rules: bool = True
    least_dpi: float = 180.0
