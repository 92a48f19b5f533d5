"""In which company a paragraph stands: under a heading that assigns, a section that is silent, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from docproc.extract.addresses import Address, read_address
from docproc.extract.folded import Folded
from docproc.extract.task_phrases import words
from docproc.schema.contract import Agency, Modality

_HEADING_WORDS = 22  # a heading of a section is hardly longer
_SENTENCE = re.compile(r"[.!?]\s+(?=[^\W\d_])")
_OF = re.compile(r"\s+(?:của|tại)(?!\w)")
_TRIM = " .:;-–"


class Level(IntEnum):
    """How much a place takes its paragraphs for assignments.

    ``SILENT`` sections assign nothing; ``NEUTRAL`` text assigns only with a verb of assigning or of
    responsibility; in ``WEAK`` places every addressed agency has a task; in ``STRONG`` ones every item.
    """

    SILENT = 0
    NEUTRAL = 1
    WEAK = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Party:
    """Agencies with the place in the document that names them (``None`` when they are the addressees)."""

    agencies: tuple[Agency, ...]
    span: tuple[int, int] | None


NOBODY = Party((), None)


@dataclass(frozen=True, slots=True)
class Context:
    """What a paragraph inherits: the level, leads and helpers, modality, group and parent task.

    ``headed`` tells that the leads come from a heading above, so that whoever they direct in turn is no
    lead. ``path`` is the path of markers; ``depth`` the number of tasks above; ``heading`` the place of the
    group's heading, whose deadline holds for tasks without one.
    """

    level: Level
    leads: Party = NOBODY
    helpers: Party = NOBODY
    modality: Modality = Modality.MANDATORY
    headed: bool = False
    group_id: str | None = None
    parent_id: str | None = None
    path: str = ""
    depth: int = 0
    heading: tuple[int, int] | None = None


def section_level(text: str) -> Level | None:
    """The level of a section by its heading, ``None`` when the text is no such heading."""
    folded = Folded(text.strip(_TRIM))
    if not folded.text or len(folded.text.split()) > _HEADING_WORDS:
        return None
    first, _, rest = folded.marked.partition(":")
    if words("assigning").match(first) and not rest.strip():
        return Level.WEAK
    if words("silent_openings").match(folded.marked) and text.rstrip()[-1:] not in {".", ";"}:
        return Level.SILENT
    silent = words("silent").match(folded.marked)
    if silent and (
        silent.end() == len(folded.text) or folded.marked[silent.end()] in ":(" or is_loud(folded)
    ):
        return Level.SILENT
    return None


def is_loud(folded: Folded) -> bool:
    """Whether a heading stands in capitals, as those of sections do."""
    letters = [letter for letter in folded.text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.8 * len(letters)


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph that announces assignments: its level, and whom it addresses by name, if anyone."""

    level: Level
    address: Address | None
    modality: Modality


def read_opening(text: Folded) -> Opening | None:
    """What a paragraph that ends in a colon announces; ``None`` when it announces no assignments."""
    if not text.text.rstrip().endswith(":"):
        return None
    start = max((stop.end() for stop in _SENTENCE.finditer(text.text)), default=0)
    mandate, address = _mandate(text, start)
    weak = words("openings", "weak").search(text.marked, start)
    if mandate is None and weak is None:
        return None
    asks = mandate is not None and mandate.group().startswith("đề nghị")
    modality = Modality.REQUEST if asks else Modality.MANDATORY
    if mandate is None or (weak and (weak.start() <= mandate.start() or address is None)):
        return Opening(Level.WEAK, None, modality)
    return Opening(Level.STRONG, address, modality)


def _mandate(text: Folded, start: int) -> tuple[re.Match[str] | None, Address | None]:
    """The verb by which a paragraph assigns: the first with agencies behind it, else the last."""
    last = None
    for found in words("openings", "strong").finditer(text.marked, start):
        before = text.marked[: found.start()].rstrip()
        if re.search(rf"(?:{words('openings', 'noun_after').pattern})$", before) or _OF.match(
            text.marked, found.end()
        ):
            continue
        address = read_address(text, found.start(), heading=True)
        if address:
            return found, address
        last = found
    return last, None
