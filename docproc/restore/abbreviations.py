"""The Đ of abbreviations and document symbols, where only one reading exists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from docproc.errors import ModelError
from docproc.lexicon.abbreviations import abbreviations
from docproc.lexicon.agencies import agencies
from docproc.lexicon.document_types import document_types
from docproc.vietnamese.unicode import strip_marks

_CODE = re.compile(r"(?<=[\d/-])(?P<code>[A-Z]{1,2}y?[A-Z]?i?)(?=[-/])")
_GROUP = re.compile(r"(?<![^\W\d_])[A-Z]{2,}[a-z]?(?![^\W\d_])")
_OFFICES = frozenset("SB")
"""Sở and Bộ before the initials of what they look after: ``SLĐTBXH``."""
_JOINED = re.compile(r"(?<![A-Z])(?P<first>[A-Z]{2})&(?P<second>[A-Z]{2})(?![A-Za-z])")
_PARTY = re.compile(r"(?<=/)DU\b")
_PLACE = re.compile(r"(?:TP|TW|VN)$")
_LETTERS = re.compile(r"[A-ZĐ]+")
_LONG = 4
"""Letters of an abbreviation that is known behind the letter of an office or before that of a place:
shorter ones have namesakes (``BTDT``, bảo tồn di tích, is no B and TĐT)."""
_NOT_FIRST = re.compile(r"[^\W\d_]-$")
"""Letters before a group: there it is the office's part of a symbol, not the kind of document."""


@cache
def _codes() -> dict[str, str]:
    """The codes of document types with Đ, by their letters without it, where no other code has those."""
    codes = {kind.code for kind in document_types() if kind.code}
    return {strip_marks(code): code for code in codes if "Đ" in code and strip_marks(code) not in codes}


@cache
def _listed() -> dict[str, str]:
    """Abbreviations and codes of agencies with Đ that no list has without it, by their letters without it.

    Only long ones: of four letters and more.
    """
    shorts = {entry.short for entry in abbreviations()} | {code for each in agencies() for code in each.codes}
    long = {short for short in shorts if len(short) >= _LONG and _LETTERS.fullmatch(short)}
    return {strip_marks(short): short for short in long if "Đ" in short and strip_marks(short) not in long}


class Abbreviations:
    """Known abbreviations with Đ, found by their letters without it."""

    def __init__(self, known: Iterable[str]) -> None:
        self._form = _listed() | {strip_marks(word): word for word in known}

    @classmethod
    def load(cls, path: Path) -> Abbreviations:
        """Read the trained list; raises :class:`ModelError` when it is missing."""
        try:
            return cls(path.read_text(encoding="utf-8").split())
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be read: {error}") from error

    def restore(self, text: str) -> str:
        """The text with the Đ of each known abbreviation put back: ``QD-UBND`` → ``QĐ-UBND``.

        Whatever is not known to have one stays; so do figures and signs, and every D beside a Đ that
        was read.
        """
        if "Đ" in text:
            return text
        text = _CODE.sub(lambda match: _codes().get(match.group(), match.group()), text)
        text = _JOINED.sub(self._parted, _PARTY.sub("ĐU", text))
        return _GROUP.sub(self._one, text)

    def _parted(self, match: re.Match[str]) -> str:
        """``GD&DT``, which is the same as ``GDDT``."""
        whole = self._form.get(match["first"] + match["second"])
        return f"{whole[:2]}&{whole[2:]}" if whole else match.group()

    def _one(self, match: re.Match[str]) -> str:
        group, before, after = match.group(), match.string[: match.start()], match.string[match.end() :]
        whole = self._form.get(group)
        if whole is not None:
            kind_at_end = whole in _codes().values() and not after and _NOT_FIRST.search(before)
            return group if kind_at_end else whole
        if group[:1] in _OFFICES and len(group) > _LONG and group[1:] in self._form:
            return group[0] + self._form[group[1:]]
        place = _PLACE.search(group)
        if place and place.start() >= _LONG and group[: place.start()] in self._form:
            return self._form[group[: place.start()]] + place.group()
        return group
