"""How hard an office and its scanner treat a directive: every kind of damage with its strength.

``light`` is a good office scanner, ``medium`` a hurried one, ``heavy`` a copy of a copy; all three can
still be read by a person. The same generator draws the same damage.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from numpy.random import Generator

from docproc.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Damage:
    """The strength of each kind; zero or empty is none.

    ``skew`` degrees clockwise; ``curl`` and ``wave`` points by which lines bend; ``folds`` creases
    across the page; ``stroke`` pixels by which letters spread (or thin, below 0); ``fade`` share of ink
    lost in patches; ``bleed`` share of the reverse page that shines through; ``blur`` standard deviation
    in pixels; ``coarse`` the resolution before blowing up; ``noise`` standard deviation in grey levels;
    ``shade`` the deepest fall of light in grey levels; ``edge`` width of the dark beside the paper in
    millimetres; ``speckle`` share of specks; ``jpeg`` quality (100: none). ``seal`` and ``signature`` are
    colours over the signer, ``received`` the colour of the receiver's box, ``caption`` that of a signing
    program's print, ``pen`` the keys that are written by hand.
    """

    dpi: int = 200
    skew: float = 0.0
    curl: float = 0.0
    wave: float = 0.0
    folds: int = 0
    stroke: float = 0.0
    fade: float = 0.0
    bleed: float = 0.0
    blur: float = 0.0
    coarse: int = 0
    noise: float = 0.0
    shade: float = 0.0
    edge: float = 0.0
    speckle: float = 0.0
    jpeg: int = 90
    grey: bool = False
    bitonal: bool = False
    seal: str = ""
    signature: str = ""
    received: str = ""
    caption: str = ""
    pen: tuple[str, ...] = ()

    def strengths(self) -> dict[str, float | str]:
        """The kinds that strike, for the record of a set; how hard, in the units above."""
        return {
            kind: ", ".join(value) if isinstance(value, tuple) else value
            for kind, value in asdict(self).items()
            if (value and (kind, value) != ("jpeg", 100)) or kind == "dpi"
        }


def drawn_damage(strength: str, random: Generator) -> Damage:
    """A damage of the given strength; raises :class:`ConfigurationError` on an unknown one."""
    limit = _limits().get(strength)
    if limit is None:
        raise ConfigurationError(f"no strength of damage is called {strength!r}")
    copy = bool(random.random() < limit["bitonal"])
    grey = not copy and bool(random.random() < limit["grey"])
    ink = "black" if copy or grey or random.random() < 0.08 else "red"
    pen = "black" if ink == "black" or random.random() < 0.4 else "blue"
    return Damage(
        dpi=int(random.choice([150, 200, 200] if strength == "heavy" else [200, 200, 200, 300])),
        skew=_between(random, -limit["skew"], limit["skew"]),
        curl=_sometimes(random, 0.4, -limit["curl"], limit["curl"]),
        wave=_sometimes(random, 0.4, 0, limit["curl"] / 4),
        folds=int(random.random() < limit["fold"]) * int(random.integers(1, 3)),
        stroke=round(_sometimes(random, 0.5, -0.45, 0.8) * limit["wear"], 3),
        fade=round(_sometimes(random, 0.4, 0.1, 0.55) * limit["wear"], 3),
        bleed=_sometimes(random, limit["bleed"] * 3, 0.03, limit["bleed"]),
        blur=_between(random, *limit["blur"]),
        coarse=int(_sometimes(random, limit["coarse"], *limit["dots"])),
        noise=_between(random, *limit["noise"]),
        shade=_sometimes(random, 0.7, 4, limit["shade"]),
        edge=_sometimes(random, limit["edge"], 1.5, 6),
        speckle=_between(random, 0, limit["speckle"]) if copy else 0.0,
        jpeg=int(random.integers(*limit["jpeg"])),
        grey=grey,
        bitonal=copy,
        seal=ink if random.random() < 0.9 else "",
        signature=pen if random.random() < 0.9 else "",
        received=str(random.choice(["red", "blue", "black"])) if random.random() < limit["received"] else "",
        caption=str(random.choice(["black", "blue"])) if random.random() < 0.3 else "",
        pen=_pen(random, limit["pen"]),
    )


def _pen(random: Generator, chance: float) -> tuple[str, ...]:
    if random.random() >= chance:
        return ()
    return ("number", "date") if random.random() < 0.6 else ("number",)


def _between(random: Generator, low: float, high: float) -> float:
    return round(float(random.uniform(low, high)), 3)


def _sometimes(random: Generator, chance: float, low: float, high: float) -> float:
    value = _between(random, low, high)
    return value if random.random() < chance else 0.0


@cache
def _limits() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "data" / "damage.toml").read_text("utf-8"))
