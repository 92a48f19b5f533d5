"""Posts and marks of authority above a signature: ``TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH``.

Source: Decree 30/2020/NĐ-CP, annex I (cell 7a); Guidance 36-HD/VPTW for the Party's marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from docproc.extract.head_phrases import in_capitals
from docproc.extract.letter_case import proper_name
from docproc.extract.signer_names import signer_tables
from docproc.lexicon import positions
from docproc.vietnamese.unicode import fold, same_text

ALIKE = 82.0
"""Least likeness (0–100) of a damaged line to a post's name.

Source: posts under the seal on 17 scans. Some posts are more alike than that (``Thủ tướng`` and
``Thứ trưởng`` 94), so the likeliest counts, and none when two are equally likely.
"""

DEPUTY_ALIKE = 65.0
"""The same for the one post that ``KT.`` leaves possible."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A line with a mark: which mark (``TM``, ``KT``, ``TL``, ``TUQ``, ``Q``), and whom it names."""

    mark: str
    named: str


def read_authority(line: str) -> Authority | None:
    """The mark of authority that a line begins with and the body or post after it; else ``None``."""
    match = _marks().match(fold(line))
    if match is None:
        return None
    named = re.sub(r"[^\w)]+$", "", line[match.end() :]).strip()
    if sum(map(str.isalpha, named)) < 3 or not in_capitals(named, 0.6):
        return None
    mark = next(name for name in match.groupdict() if match[name])
    return Authority(mark, post(named) or proper_name(named))


def post(line: str, expected: str | None = None) -> str | None:
    """The post that a line in capitals names, in running case, with the office after it; else ``None``.

    ``expected`` is the post that the line above leaves possible; it decides between posts that differ
    in their marks only (``Thứ trưởng``, ``Thủ trưởng``).
    """
    letters = _letters(line)
    if not letters or not in_capitals(line, 0.6):
        return None
    alike = [title for title in _titles() if _letters(title) == letters]
    if alike:
        return next((title for title in alike if title == expected or same_text(title, line)), alike[0])
    for title in _titles():
        key = _letters(title)
        if letters.startswith(key) and _is_boundary(line, key):
            rest = _after(line, key)
            return f"{title} {proper_name(rest)}" if sum(map(str.isalpha, rest)) >= 3 else title
    scored = [(fuzz.ratio(letters, _letters(title)), title) for title in _titles()]
    best, title = max(scored, key=lambda pair: pair[0])
    rivals = {_letters(other) for score, other in scored if score == best}
    return title if best >= ALIKE and len(rivals) == 1 else None


def deputy_of(superior: str) -> str | None:
    """Who signs ``KT.`` for a post: ``Chủ tịch`` → ``Phó Chủ tịch``; ``None`` when the table has none."""
    return _deputies().get(fold(superior))


def is_damaged_deputy(line: str, deputy: str) -> bool:
    """Whether a line that the seal damaged can still be recognised as the deputy's post."""
    return fuzz.ratio(_letters(line), _letters(deputy)) >= DEPUTY_ALIKE


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


def _after(line: str, key: str) -> str:
    """What follows the letters of a title in a line."""
    count = 0
    for place, character in enumerate(fold(line)):
        count += character.isascii() and character.isalpha()
        if count == len(key):
            return line[place + 1 :].strip(" ,.;:-")
    return ""


def _is_boundary(line: str, key: str) -> bool:
    count = 0
    for place, character in enumerate(fold(line)):
        count += character.isascii() and character.isalpha()
        if count == len(key):
            return not line[place + 1 : place + 2].isalnum()
    return False


@cache
def _marks() -> re.Pattern[str]:
    groups = []
    for name, spellings in signer_tables()["authority"].items():
        ways = "|".join(re.escape(fold(spelling)) for spelling in spellings)
        groups.append(rf"(?P<{name}>{ways})")
    return re.compile(rf"\W*(?:{'|'.join(groups)})(?:\s*[.;:,]+\s*|\s+)(?=\w)")


@cache
def _titles() -> tuple[str, ...]:
    """All posts and their deputies, the longest first."""
    table: dict[str, str] = signer_tables()["posts"]
    titles = {title for entry in positions() for title in (entry.title, entry.deputy) if title}
    return tuple(sorted(titles | set(table) | {d for d in table.values() if d}, key=lambda t: (-len(t), t)))


@cache
def _deputies() -> dict[str, str]:
    table: dict[str, str] = signer_tables()["posts"]
    known = {fold(entry.title): entry.deputy for entry in positions() if entry.deputy}
    return known | {fold(title): deputy for title, deputy in table.items() if deputy}
