"""What reports say, in Vietnamese or in English; the words stand in ``wording.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from docproc.evaluate.summary import ALL, classes

_TABLE = Path(__file__).with_name("wording.toml")

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, Language] = ("vi", "en")


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    with _TABLE.open("rb") as stream:
        return tomllib.load(stream)


class Wording:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def word(self, key: str, **values: object) -> str:
        """A heading or a sentence, with its names filled in."""
        return _table()["words"][key][self.language].format(**values)

    def kind(self, kind: str) -> str:
        """A kind of set: rendered, real, text."""
        return _table()["kinds"][kind][self.language]

    def legibility(self, how: str) -> str:
        """Printed, handwritten, covered."""
        return _table()["legibility"][how][self.language]

    def measure(self, name: str) -> str:
        """The short name of a measure of text."""
        return _table()["measures"][name][self.language]

    def explanation(self, name: str) -> str:
        """What a measure of text counts, in a sentence."""
        return _table()["measures"][name][f"{self.language}_help"]

    def field_class(self, name: str) -> str:
        """A class of fields; all of them together too."""
        if name == ALL:
            return self.word(ALL)
        return str(classes()[name][self.language])
