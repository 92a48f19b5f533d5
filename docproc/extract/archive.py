"""The last line of ``Nơi nhận``: where the directive is filed, in how many copies, and who drafted it.

``Lưu: VT, TH (3b), lttuyen (15b).`` Source: Decree 30/2020/NĐ-CP, annex I (cells 9b and 12).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docproc.extract.letter_case import CAPITALS, SMALL
from docproc.vietnamese.syllable import is_syllable
from docproc.vietnamese.unicode import fold

_DATA = Path(__file__).parent / "data" / "recipients.toml"

_LABEL = re.compile(r"\W*luu\s*(?:[:;.,]\s*|(?=(?:vt|hs|vp|van|ho so)(?!\w)))")
_ITEM = re.compile(
    r"(?P<unit>[A-ZĐƯ][A-ZĐƯ0-9&\-]*(?:\.(?=[A-ZĐ]{2}))?[A-ZĐƯ0-9&\-]*)"
    rf"[.\s]?\s*(?P<name>[{CAPITALS}]?[{SMALL}]\w*)?\s*(?P<number>\d{{1,3}})?\s*"
    r"(?:\((?P<inside>[^()]*)\))?\s*(?P<after>[^\W\d_][\w.]*)?\W*$"
)
_LOGIN = re.compile(rf"(?P<name>[{SMALL}][\w.]*?)\s*(?:\((?P<inside>[^()]*)\))?\W*$")
_NAME = re.compile(r"(?:[cgknpt]h|ng|nh|tr|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}[a-z]{0,2}")
_COPIES = re.compile(r"(?P<name>[^\W\d_][^\d()]*?)?[.,;\s]*(?P<number>\d{1,3})\s*(?P<unit>b|bản|bs)?\.?")

_UNITS = re.compile(r"[A-ZĐ&]{2,}(?:\s*,\s*[A-ZĐ&]{2,})+")  # VT (SYT, SGDĐT): where the copies lie


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """What the line says: codes of the units that file it, copies, the drafter's sign."""

    codes: tuple[str, ...]
    copies: int | None
    drafter: str | None


@cache
def recipient_tables() -> dict[str, Any]:
    """The table ``data/recipients.toml``."""
    return tomllib.loads(_DATA.read_text("utf-8"))


def is_archive_line(text: str) -> bool:
    """Whether an entry is the line ``Lưu: …``, not an archive among the recipients."""
    return _LABEL.match(fold(text)) is not None


def read_archive_line(text: str, drafting_unit: str | None = None) -> ArchiveLine:
    """The parts of the line; ``drafting_unit`` is the symbol's and parts ``KTTHa`` into unit and drafter."""
    text = text.replace("¡", "i")  # what OCR makes of the small i in V¡16
    label = _LABEL.match(fold(text))
    codes: list[str] = []
    copies: int | None = None
    drafter: str | None = None
    for item in _items(text[label.end() if label else 0 :]):
        unit, name, count = _item(item, [drafting_unit] if drafting_unit else [])
        codes += [unit] if unit else []
        drafter = re.sub(r"\d.*$", "", name or "").strip(" .") or drafter
        copies = count or copies
    return ArchiveLine(tuple(dict.fromkeys(codes)), copies, drafter)


def _items(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;](?![^()]*\))", text) if re.search(r"\w", part)]


def _item(text: str, units: Sequence[str]) -> tuple[str | None, str | None, int | None]:
    """Unit, drafter and copies that one item states."""
    text = text.strip(" .").removeprefix("P.")
    if re.fullmatch(r"\d{1,3}\s?(?:b|bản)", text):
        return None, None, int(re.sub(r"\D", "", text))
    if re.fullmatch(rf"[{CAPITALS}][{SMALL}]+", text) and not is_word(text[1:]):
        return None, text, None
    known = next((unit for unit in units if text.startswith(unit) and text != unit), None)
    if known is not None:
        return (known, *_person(text[len(known) :]))
    return _coded(text) or _login(text) or (_code_before_dirt(text), None, None)


def _coded(text: str) -> tuple[str | None, str | None, int | None] | None:
    """An item that begins with a unit's code: ``TH (3b)``, ``KTN.Thắng``."""
    match = _ITEM.fullmatch(text)
    if match is None:
        return None
    unit, name = _parted(match["unit"], match["name"])
    inside_name, copies = _person(f"({match['inside']})" if match["inside"] else "")
    return unit, name or inside_name or match["after"], copies


def _code_before_dirt(text: str) -> str | None:
    """The words of an item up to a bracket that was left open (``QHĐP (200 …``)."""
    return text.split("(", maxsplit=1)[0].strip() or None


def _login(text: str) -> tuple[str | None, str | None, int | None] | None:
    """An item that is the drafter's short name alone: ``lttuyen (15b)``."""
    match = _LOGIN.fullmatch(text)
    if match is None or " " in match["name"] or is_word(match["name"]):
        return None
    return None, match["name"], _person(f"({match['inside']})" if match["inside"] else "")[1]


def is_word(text: str) -> bool:
    """Whether a small-lettered item is a word of the language and no login."""
    return is_syllable(text) and text != fold(text)


def _parted(unit: str, name: str | None) -> tuple[str, str | None]:
    """``KTTHT`` + ``ien`` → ``KTTH``, ``Tien``: the capital before small letters is the name's."""
    if name is None or name[0].isupper():
        return unit, name
    small = re.sub(r"\d+$", "", name)
    with_capital = unit[-1] + small
    if len(unit) > 2 and len(small) >= 2 and _NAME.fullmatch(fold(with_capital)):
        return unit[:-1], with_capital
    return unit, small or None


def _person(text: str) -> tuple[str | None, int | None]:
    """The drafter and the copies in what follows a unit: ``(Vi16)``, ``(3b)``, ``a47``."""
    inside = text.strip(" .()")
    if _UNITS.fullmatch(inside):
        return None, None
    copies = _COPIES.fullmatch(inside)
    if copies and "(" in text and (copies["unit"] or copies["name"] is None):
        return copies["name"], int(copies["number"])
    name = re.match(r"[^\W\d_][^\d()]*", inside)
    return (name.group().strip() or None) if name else None, None
