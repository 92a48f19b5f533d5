"""The Đ of abbreviations and document symbols, where only one reading exists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from docproc.errors import ModelError
from docproc.lexicon.document_types import document_types
from docproc.vietnamese.unicode import strip_marks

_CODE = re.compile(r"(?<=[\d/-])(?P<code>[A-Z]{1,2}y?[A-Z]?i?)(?=[-/])")
_GROUP = re.compile(r"(?<![^\W\d_])[A-Z]{2,}[a-z]?(?![^\W\d_])")
_OFFICES = frozenset("SB")
"""Sở and Bộ before the initials of what they look after: ``SLĐTBXH``."""
_JOINED = re.compile(r"(?<![A-Z])(?P<first>[A-Z]{2})&(?P<second>[A-Z]{2})(?![A-Za-z])")
_PARTY = re.compile(r"(?<=/)DU\b")
_PLACE = re.compile(r"(?:TP|TW|VN)$")


@cache
def _codes() -> dict[str, str]:
    """The codes of document types with Đ, by their letters without it, where no other code has those."""
    codes = {kind.code for kind in document_types() if kind.code}
    return {strip_marks(code): code for code in codes if "Đ" in code and strip_marks(code) not in codes}


class Abbreviations:
    """Known abbreviations with Đ, found by their letters without it."""

    def __init__(self, known: Iterable[str]) -> None:
        self._form = {strip_marks(word): word for word in known}

    @classmethod
    def load(cls, path: Path) -> Abbreviations:
        """Read the trained list; raises :class:`ModelError` when it is missing."""
        try:
            return cls(path.read_text(encoding="utf-8").split())
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} cannot be read: {error}") from error

    def restore(self, text: str) -> str:
        """The text with the Đ of each known abbreviation put back: ``QD-UBND`` → ``QĐ-UBND``.

        Whatever is not known to have one stays; so do figures and signs.
        """
        text = _CODE.sub(lambda match: _codes().get(match.group(), match.group()), text)
        text = _JOINED.sub(self._parted, _PARTY.sub("ĐU", text))
        return _GROUP.sub(lambda match: self._one(match.group()), text)

    def _parted(self, match: re.Match[str]) -> str:
        """``GD&DT``, which is the same as ``GDDT``."""
        whole = self._form.get(match["first"] + match["second"])
        return f"{whole[:2]}&{whole[2:]}" if whole else match.group()

    def _one(self, group: str) -> str:
        if group in self._form:
            return self._form[group]
        if group[:1] in _OFFICES and group[1:] in self._form:
            return group[0] + self._form[group[1:]]
        place = _PLACE.search(group)
        if place and group[: place.start()] in self._form:
            return self._form[group[: place.start()]] + place.group()
        return group
