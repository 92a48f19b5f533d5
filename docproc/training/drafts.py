"""Directives of no sense: running text of the corpora in the shape of a directive.

Headings in capitals and in bold, paragraphs, a table with short cells, the signer's post and the list of
recipients, so that an engine meets the sizes, styles and lengths of line that letters of offices have.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from docproc.corpus.specimen import Part, Specimen
from docproc.schema import Zone

_BODY = (180, 330)
"""Words of running text on a page, from and to."""
_TABLES = 0.4
_FEET = 0.6
_HEADINGS = 0.2
_SHOUTED = 0.35
_CLAUSE = re.compile(r"[^,;:.|]+")
_NUMBERED = ("{}. ", "{}) ", "{}.1. ", "- ", "")


class Drafter:
    """Drafts pages from an endless stream of paragraphs; all chance is drawn from ``chance``."""

    def __init__(self, texts: Iterator[str], chance: random.Random) -> None:
        self._texts, self._chance = texts, chance

    def draft(self, name: str) -> Specimen:
        """One page, or a little more."""
        parts = [Part(Zone.TITLE, (self._phrase(8).upper(), self._phrase(16)))]
        parts.append(Part(Zone.BODY, tuple(self._body())))
        if self._chance.random() < _TABLES:
            parts.append(Part(Zone.TABLE, tuple(self._table())))
        if self._chance.random() < _FEET:
            post = (self._phrase(5).upper(), self._phrase(4).upper(), self._phrase(4).title())
            parts.append(Part(Zone.SIGNATURE, post))
            listed = (f"- {self._phrase(8)};" for _ in range(self._chance.randint(3, 8)))
            parts.append(Part(Zone.RECIPIENTS, (self._phrase(2) + ":", *listed)))
        return Specimen(name, tuple(parts))

    def _body(self) -> Iterator[str]:
        """Paragraphs, now and then under a heading."""
        words, number = self._chance.randint(*_BODY), 0
        while words > 0:
            if self._chance.random() < _HEADINGS:
                heading, number = self._phrase(10), number + 1
                shouted = self._chance.random() < _SHOUTED
                yield f"!{self._marker(number)}{heading.upper() if shouted else heading}"
            line = next(self._texts)
            words -= len(line.split())
            yield line

    def _table(self) -> Iterator[str]:
        columns = self._chance.randint(3, 5)
        for row in range(self._chance.randint(3, 7)):
            cells = [self._phrase(self._chance.randint(2, 9)) for _ in range(columns - 1)]
            yield " | ".join([str(row) if row else "STT", *cells])

    def _marker(self, number: int) -> str:
        return self._chance.choice(_NUMBERED).format(number)

    def _phrase(self, most: int) -> str:
        """The beginning of a clause, at most so many words, with a capital."""
        while True:
            clauses = [found.split() for found in _CLAUSE.findall(next(self._texts))]
            long = [clause for clause in clauses if len(clause) > 1]
            if long:
                words = " ".join(self._chance.choice(long)[:most])
                return words[0].upper() + words[1:]
