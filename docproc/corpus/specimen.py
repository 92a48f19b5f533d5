"""A directive written by us, as a text file in which every component of the decree has its heading.

::

    [issuer]
    ỦY BAN NHÂN DÂN
    TỈNH …
    [number]
    Số: 12/KH-UBND
    [body]
    One paragraph a line; a line that begins with ``!`` is set in bold (the mark is not part of the text).
    [table]
    STT | Nhiệm vụ | Cơ quan chủ trì
    1 | … | …

Headings are the names of :class:`~docproc.schema.Zone`. ``[page]`` alone on a line breaks the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docproc.errors import InputError
from docproc.schema import Zone

PAGE_BREAK = "[page]"
_CONTINUES = re.compile(r"(TỈNH|THÀNH PHỐ|TP\.|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|VÀ)(?= (?!ỦY\b))")


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive lines of one zone; ``breaks_page`` when a new page begins before it."""

    zone: Zone
    lines: tuple[str, ...]
    breaks_page: bool = False


@dataclass(frozen=True, slots=True)
class Specimen:
    """A directive of our own writing: its name and its parts in reading order."""

    name: str
    parts: tuple[Part, ...]

    def lines(self, zone: Zone) -> tuple[str, ...]:
        """All lines of one zone."""
        return tuple(line for part in self.parts if part.zone is zone for line in part.lines)

    @property
    def text(self) -> str:
        """The exact text, a paragraph (or table row) a line, without marks of style."""
        return "\n".join(line.removeprefix("!").strip() for part in self.parts for line in part.lines)


def load_specimen(path: Path) -> Specimen:
    """Read a specimen; raises :class:`InputError` on an unknown heading or text before the first one."""
    parts: list[Part] = []
    zone: Zone | None = None
    lines: list[str] = []
    breaks = False

    def close() -> None:
        nonlocal breaks
        if zone is not None and lines:
            parts.append(Part(zone, tuple(lines), breaks))
            breaks = False
        lines.clear()

    for number, raw in enumerate(path.read_text("utf-8").splitlines(), start=1):
        line = raw.strip()
        if not line:
            continue
        if line == PAGE_BREAK:
            close()
            breaks = True
        elif line.startswith("[") and line.endswith("]") and " " not in line:
            close()
            if line[1:-1] not in Zone.__members__.values():
                raise InputError(f"{path.name}:{number}: no zone is called {line}")
            zone = Zone(line[1:-1])
        elif zone is None:
            raise InputError(f"{path.name}:{number}: text before the first heading")
        else:
            lines.append(line)
    close()
    return Specimen(path.stem, tuple(parts))


def own_name_begins(issuer: Sequence[str]) -> int:
    """At which line of the head the issuer's own name begins; its parent's stands before it.

    ``UBND TỈNH …`` / ``SỞ …``: the second; ``ỦY BAN NHÂN DÂN`` / ``TỈNH …``: the first.
    """
    lines = [line.removeprefix("!").strip() for line in issuer if line.strip("! ") != "*"]
    start = len(lines) - 1
    while start > 0 and (
        _CONTINUES.match(lines[start]) or lines[start - 1].endswith((",", " -", " VÀ", "CHỦ TỊCH"))
    ):
        start -= 1
    return max(0, start)


def signature_blocks(parts: Iterable[Part]) -> list[tuple[str, ...]]:
    """The lines of each signer: a name, which is not in capitals, ends the block of its signer."""
    blocks: list[tuple[str, ...]] = []
    for part in parts:
        if part.zone is not Zone.SIGNATURE:
            continue
        block: list[str] = []
        for line in (line.removeprefix("!").strip() for line in part.lines):
            if line.isupper() and block and not block[-1].isupper() and not block[-1].startswith("("):
                blocks.append(tuple(block))
                block = []
            block.append(line)
        blocks.append(tuple(block))
    return blocks
