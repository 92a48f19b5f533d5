"""From the decoded path back to tokens: case, tone placement, glued and torn words, probabilities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import prod
from typing import NamedTuple

import numpy as np

from docproc.restore.certainty import certainty
from docproc.restore.decode import Decoded
from docproc.restore.grade import Grade
from docproc.restore.nodes import Source, Step
from docproc.restore.orthography import is_capitals, later_tone_placement, with_case
from docproc.schema.layout import RawWord
from docproc.schema.page import Alternative
from docproc.schema.text import Token
from docproc.vietnamese.unicode import nfc

CLOSE = 0.05
"""Other readings are named from this probability on."""
_SYMBOL_BEGINS = re.compile(r"(?:\d+/)?[A-ZĐ][\w&./-]*-")
_SYMBOL_GOES_ON = re.compile(r"[A-ZĐ][A-ZĐ&]+\d*\W*")


class Written(NamedTuple):
    """A token and the place of its first word."""

    place: int
    token: Token


class Writer:
    """Writes the tokens of one decoded batch of words."""

    def __init__(
        self,
        steps: Sequence[Step],
        decoded: Decoded,
        words: Sequence[RawWord],
        sources: Sequence[Source],
        opens: frozenset[int],
        *,
        later: bool,
    ) -> None:
        self._words, self._sources = words, sources
        self._opens, self._later = opens, later
        self._path = decoded.path
        self._step = [steps[step] for step in decoded.nodes.step.tolist()]
        self._choice = decoded.nodes.choice.tolist()
        self._probability = decoded.probability.tolist()
        self._begin, self._end = decoded.nodes.begin.tolist(), decoded.nodes.end.tolist()
        self._rivals = self._others(np.flatnonzero(decoded.probability >= CLOSE).tolist())

    def _others(self, close: Sequence[int]) -> dict[tuple[int, int], list[int]]:
        """Nodes that are likely enough to be named, by the boundaries between which they stand."""
        found: dict[tuple[int, int], list[int]] = {}
        for node in close:
            found.setdefault((self._begin[node], self._end[node]), []).append(node)
        return found

    def tokens(self) -> Iterator[Written]:
        """All tokens in reading order."""
        run: list[int] = []
        last = -1
        for node in self._path:
            step = self._step[node]
            if not step.words:
                continue
            if run and (step.apart or step.words[0] > last):
                yield self._token(run)
                run = []
            run.append(node)
            last = step.words[-1]
        if run:
            yield self._token(run)

    def _text(self, node: int) -> str:
        """What a node writes."""
        step = self._step[node]
        syllable = step.candidates.texts[self._choice[node]]
        if syllable is None:
            return step.written or nfc(step.read)
        place = step.words[0]
        source = self._sources[place]
        opens = source.text.startswith(step.read[0]) and self._at_opening(place)
        trusted = source.grade is not Grade.ENGLISH and is_capitals(step.read)
        among = source.among_capitals or trusted
        spelt = later_tone_placement(syllable) if self._later else syllable
        return with_case(spelt, step.read, among_capitals=among, opens=opens)

    def _at_opening(self, place: int) -> bool:
        """Whether a word stands first in its sentence or list item."""
        if place in self._opens or place == 0:
            return True
        before = self._words[place - 1]
        if any(map(str.isalnum, before.word.text)):
            return False
        two_before = self._words[place - 2] if place > 1 else None
        begins = two_before is None or (two_before.page, two_before.line) != (before.page, before.line)
        return begins or place - 1 in self._opens

    def _token(self, run: Sequence[int]) -> Written:
        places = self._step[run[0]].words
        if len(run) > 1:
            places = tuple(sorted({place for node in run for place in self._step[node].words}))
        texts = [self._text(node) for node in run]
        first, source = self._words[places[0]], self._sources[places[0]]
        words = tuple([self._words[place].word for place in places])
        text = "".join(texts)
        said = [word.confidence for word in words if word.confidence is not None]
        token = Token(
            text=text,
            words=words,
            page=first.page,
            line=first.line,
            probability=certainty(
                prod([self._probability[node] for node in run]),
                min(said, default=None),
                source.grade,
                changed=text != source.text,
            ),
            alternatives=self._alternatives(run, texts),
            joined=self._goes_on(places[0], text),
        )
        return Written(places[0], token)

    def _alternatives(self, run: Sequence[int], texts: Sequence[str]) -> tuple[Alternative, ...]:
        """The two likeliest other readings of the token's least certain step, if they come close."""
        weakest = min(range(len(run)), key=lambda place: self._probability[run[place]])
        node = run[weakest]
        rivals = self._rivals.get((self._begin[node], self._end[node]), ())
        if rivals == [node]:
            return ()
        found: dict[str, float] = {}
        for rival in rivals:
            if rival != node:
                text = "".join([*texts[:weakest], self._text(rival), *texts[weakest + 1 :]])
                if text != "".join(texts):
                    found[text] = found.get(text, 0.0) + self._probability[rival]
        ranked = sorted(found.items(), key=lambda pair: -pair[1])[:2]
        return tuple([Alternative(text, min(share, 1.0)) for text, share in ranked])

    def _goes_on(self, place: int, text: str) -> bool:
        """Whether a document symbol was broken between lines just before this word."""
        if place == 0:
            return False
        before, here = self._words[place - 1], self._words[place]
        return (
            (before.line != here.line or before.page != here.page)
            and (place not in self._opens or self._same_sentence(place))
            and _SYMBOL_BEGINS.fullmatch(self._sources[place - 1].text) is not None
            and _SYMBOL_GOES_ON.fullmatch(text) is not None
        )

    def _same_sentence(self, place: int) -> bool:
        return not self._words[place - 1].word.text.endswith((".", ";", ":"))
