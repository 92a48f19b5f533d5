"""What clerks read, in their language; the words stand in ``messages.toml``."""

from __future__ import annotations

import datetime
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from docproc.errors import DocprocError

if TYPE_CHECKING:
    from docproc.schema.contract import Directive
    from docproc.service import Outcome

_TABLE = Path(__file__).with_name("messages.toml")


class Messages:
    """The messages of one language, ``vi`` or ``en``."""

    def __init__(self, language: str) -> None:
        self.language = language
        with _TABLE.open("rb") as stream:
            self._texts: dict[str, str] = tomllib.load(stream)[language]

    def text(self, key: str, **values: object) -> str:
        """A message with its names filled in."""
        return self._texts[key].format(**values)

    def day(self, date: datetime.date | None) -> str:
        """A date as clerks write it: ``30/6/2025``."""
        return f"{date.day}/{date.month}/{date.year}" if date else self.text("unknown")

    def directive(self, key: str, file: str, directive: Directive | None, **values: object) -> str:
        """A message about a document that was read."""
        head = directive.metadata if directive else None
        number = head.number_symbol.value if head and head.number_symbol else self.text("unknown")
        return self.text(
            key,
            file=file,
            number=number,
            date=self.day(head.date.value if head and head.date else None),
            groups=len(directive.task_groups) if directive else 0,
            tasks=len(directive.tasks) if directive else 0,
            review=len(directive.review) if directive else 0,
            **values,
        )

    def error(self, key: str, file: str, error: DocprocError | None, **values: object) -> str:
        """A message about a file that could not be read: what to do, and the error's name."""
        if error is None:
            return self.text(key, file=file, advice="", code="", **values)
        return self.text(key, file=file, advice=self.advice(error), code=error.code, **values)

    def advice(self, error: DocprocError) -> str:
        """What a person can do; in English with what happened before it."""
        return error.advice_vi if self.language == "vi" else f"{error}. {error.advice}"

    def outcome(self, outcome: Outcome) -> str:
        """The status line of the watched folder."""
        key = f"watch_{outcome.kind.value}"
        if outcome.kind.value in {"done", "duplicate"}:
            return self.directive(key, outcome.name, outcome.directive)
        seconds = round(max(0.0, (outcome.retry_at or 0.0) - time.time()))
        return self.error(key, outcome.name, outcome.error, seconds=seconds)
