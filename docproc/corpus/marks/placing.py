"""Where seals, signatures, stamps and a pen's figures go on the pages of one directive."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from numpy.random import Generator

from docproc.corpus.damage import Damage
from docproc.corpus.marks.office import RECEIVED_SIZE, Caption, Received
from docproc.corpus.marks.seal import RADIUS_MM
from docproc.corpus.specimen import Specimen, own_name_begins, signature_blocks
from docproc.corpus.truth import TrueLine, TruePage
from docproc.schema import Box, Zone

MM = 72 / 25.4
_DATE = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_FIGURES = re.compile(r"\d+")
_COVERED = 0.25  # share of a text's box under a seal or stamp from which on it may be missed
_HANOI = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Signing:
    """A seal and a pen over a signer's name; ``page`` counts from 0, places in points."""

    page: int
    name: Box
    seal: tuple[float, float]
    signature: tuple[float, float]


@dataclass(frozen=True, slots=True)
class PenFigures:
    """Figures to be written by hand: ``key`` of the metadata, text and place in points."""

    page: int
    key: str
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks on a directive; ``office`` is the issuer, for the ring of its seal."""

    office: str
    signings: tuple[Signing, ...] = ()
    figures: tuple[PenFigures, ...] = ()
    received: Received | None = None
    caption: Caption | None = None
    covered: tuple[str, ...] = ()

    @property
    def handwritten(self) -> tuple[str, ...]:
        """The keys of the metadata that a hand wrote."""
        return tuple(dict.fromkeys(figures.key for figures in self.figures))


def place(specimen: Specimen, pages: Sequence[TruePage], damage: Damage, random: Generator) -> Marks:
    """Decide where the marks of a damage go; what the specimen lacks gets none."""
    issuer = [line.lstrip("!").strip() for line in specimen.lines(Zone.ISSUER) if line.strip("! ") != "*"]
    office = " ".join(issuer[own_name_begins(issuer) :])
    issued = issued_on(specimen)
    signings = tuple(_signings(specimen, pages, random)) if damage.seal or damage.signature else ()
    received = None
    if damage.received and issued and not specimen.lines(Zone.RECEIVED_STAMP):
        received = _received(specimen, pages[0], issued, damage, random)
    caption = None
    if damage.caption and issued and not specimen.lines(Zone.DIGITAL_SIGNATURE):
        moment = datetime(issued.year, issued.month, issued.day, tzinfo=_HANOI)
        moment += timedelta(hours=8, seconds=int(random.integers(9 * 3600)))
        corner = (pages[0].width - float(random.uniform(215, 250)), float(random.uniform(6, 13)))
        caption = Caption(office, moment, corner, damage.caption)
    covered = ["signer"] if damage.seal and any(_seal_covers(signing) for signing in signings) else []
    covered += _under_stamp(received, pages[0], specimen) if received else []
    return Marks(office, signings, tuple(_figures(pages)), received, caption, tuple(covered))


def issued_on(specimen: Specimen) -> date | None:
    """The day that the directive bears, if it bears one."""
    found = _DATE.search(" ".join(specimen.lines(Zone.PLACE_DATE)))
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None


def signers(specimen: Specimen) -> list[str]:
    """The names under the signatures; a draft may have none."""
    names = (block[-1] for block in signature_blocks(specimen.parts))
    return [name for name in names if not name.isupper()]


def _signings(specimen: Specimen, pages: Sequence[TruePage], random: Generator) -> list[Signing]:
    found = []
    for name in signers(specimen):
        for page in reversed(pages):
            box = next((line.box for line in reversed(page.lines) if line.text == name), None)
            if box is not None:
                seal = (box.x_middle - random.uniform(11, 23) * MM, box.y0 - random.uniform(7, 17) * MM)
                pen = (box.x_middle + random.uniform(-5, 11) * MM, box.y0 - random.uniform(8, 14) * MM)
                found.append(Signing(page.number - 1, box, seal, pen))
                break
    return found


def _figures(pages: Sequence[TruePage]) -> list[PenFigures]:
    return [
        PenFigures(page.number - 1, "date" if "ngày" in line.text else "number", figures[0], word.pen)
        for page in pages
        for line in page.lines
        for word in line.words
        if word.pen is not None and (figures := _FIGURES.search(word.text))
    ]


@cache
def _offices() -> list[str]:
    path = Path(__file__).parents[1] / "data" / "receivers.toml"
    return [str(name) for name in tomllib.loads(path.read_text("utf-8"))["offices"]]


def _received(
    specimen: Specimen, page: TruePage, issued: date | None, damage: Damage, random: Generator
) -> Received | None:
    """Usually at the left below the number or the V/v, at times to the right, seldom over the date."""
    number = _head_line(page, specimen.lines(Zone.NUMBER))
    place_date = _head_line(page, specimen.lines(Zone.PLACE_DATE))
    if number is None or issued is None:
        return None
    letter = not specimen.lines(Zone.TITLE)
    last = _last_of_subject(specimen, page) if letter else None
    chance = random.random()
    right = page.width - RECEIVED_SIZE[0] - float(random.uniform(15, 50))
    if chance < 0.12 and place_date is not None:
        corner = (right, place_date.box.y0 - float(random.uniform(5, 25)))
    elif chance < 0.35 and place_date is not None:
        corner = (right, place_date.box.y1 + float(random.uniform(3, 20)))
    else:
        corner = (float(random.uniform(12, 50)), (last or number.box).y1 + float(random.uniform(4, 26)))
    day = issued + timedelta(days=int(random.integers(0, 6)))
    return Received(
        str(random.choice(_offices())), str(int(random.integers(12, 9800))), day, corner, damage.received
    )


def _head_line(page: TruePage, lines: Sequence[str]) -> TrueLine | None:
    wanted = "".join(lines[0].split()) if lines else None
    return next((line for line in page.lines if "".join(line.text.split()) == wanted), None)


def _last_of_subject(specimen: Specimen, page: TruePage) -> Box | None:
    """The last line of the V/v in the left column."""
    words = " ".join(specimen.lines(Zone.SUBJECT)).split()
    below = [line.box for line in page.lines if words and line.text.endswith(words[-1])]
    return next((box for box in below if box.x1 < page.width * 0.52), None)


def _seal_covers(signing: Signing) -> bool:
    reach = RADIUS_MM * MM
    x, y = signing.seal
    seal = Box(x - reach, y - reach, x + reach, y + reach * 0.85)
    return seal.intersection(signing.name) >= _COVERED * signing.name.area


def _under_stamp(stamp: Received, page: TruePage, specimen: Specimen) -> list[str]:
    """The keys of the head that the receiver's box was pressed over."""
    box = Box(*stamp.corner, stamp.corner[0] + RECEIVED_SIZE[0], stamp.corner[1] + RECEIVED_SIZE[1])
    subject = " ".join(" ".join(specimen.lines(Zone.SUBJECT)).split())
    keys = []
    for line in page.lines[:14]:
        if box.intersection(line.box) >= _COVERED * line.box.area:
            if line.text.startswith("Số"):
                keys.append("number")
            elif _DATE.search(line.text):
                keys.append("date")
            elif line.text in subject:
                keys.append("subject")
    return list(dict.fromkeys(keys))
