"""From the decoded path back to tokens: case, tone placement, glued and torn words, probabilities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from docproc.restore.certainty import certainty
from docproc.restore.decode import Decoded
from docproc.restore.grade import Grade
from docproc.restore.lattice import Source, Step
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
        self._steps, self._decoded = steps, decoded
        self._words, self._sources = words, sources
        self._opens, self._later = opens, later
        self._rivals = self._others()

    def _others(self) -> dict[tuple[int, int], list[int]]:
        """Nodes by the boundaries between which they stand."""
        found: dict[tuple[int, int], list[int]] = {}
        nodes = self._decoded.nodes
        for node, (begin, end) in enumerate(zip(nodes.begin.tolist(), nodes.end.tolist(), strict=True)):
            found.setdefault((begin, end), []).append(node)
        return found

    def tokens(self) -> Iterator[Written]:
        """All tokens in reading order."""
        run: list[int] = []
        for node in self._decoded.path:
            step = self._step(node)
            if not step.words:
                continue
            if run and (step.apart or step.words[0] > self._step(run[-1]).words[-1]):
                yield self._token(run)
                run = []
            run.append(node)
        if run:
            yield self._token(run)

    def _step(self, node: int) -> Step:
        return self._steps[int(self._decoded.nodes.step[node])]

    def _text(self, node: int) -> str:
        """What a node writes."""
        step = self._step(node)
        syllable = step.candidates.texts[int(self._decoded.nodes.choice[node])]
        if syllable is None:
            return step.written or nfc(step.read)
        place = step.words[0]
        opens = self._at_opening(place) and nfc(self._words[place].word.text).startswith(step.read[0])
        source = self._sources[place]
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
        places = sorted({place for node in run for place in self._step(node).words})
        texts = [self._text(node) for node in run]
        first = self._words[places[0]]
        words = tuple(self._words[place].word for place in places)
        text = "".join(texts)
        posterior = float(np.prod(self._decoded.probability[list(run)]))
        said = [word.confidence for word in words if word.confidence is not None]
        token = Token(
            text=text,
            words=words,
            page=first.page,
            line=first.line,
            probability=certainty(
                posterior,
                min(said, default=None),
                self._sources[places[0]].grade,
                changed=text != nfc(words[0].text),
            ),
            alternatives=self._alternatives(run, texts),
            joined=self._goes_on(places[0], text),
        )
        return Written(places[0], token)

    def _alternatives(self, run: Sequence[int], texts: Sequence[str]) -> tuple[Alternative, ...]:
        """The two likeliest other readings of the token's least certain step, if they come close."""
        nodes, probability = self._decoded.nodes, self._decoded.probability
        weakest = min(range(len(run)), key=lambda place: probability[run[place]])
        node = run[weakest]
        found: dict[str, float] = {}
        for rival in self._rivals[int(nodes.begin[node]), int(nodes.end[node])]:
            if rival != node and probability[rival] >= CLOSE:
                text = "".join([*texts[:weakest], self._text(rival), *texts[weakest + 1 :]])
                if text != "".join(texts):
                    found[text] = found.get(text, 0.0) + float(probability[rival])
        ranked = sorted(found.items(), key=lambda pair: -pair[1])[:2]
        return tuple(Alternative(text, min(share, 1.0)) for text, share in ranked)

    def _goes_on(self, place: int, text: str) -> bool:
        """Whether a document symbol was broken between lines just before this word."""
        if place == 0 or (place in self._opens and not self._same_sentence(place)):
            return False
        before, here = self._words[place - 1], self._words[place]
        return (
            (before.page, before.line) != (here.page, here.line)
            and _SYMBOL_BEGINS.fullmatch(nfc(before.word.text)) is not None
            and _SYMBOL_GOES_ON.fullmatch(text) is not None
        )

    def _same_sentence(self, place: int) -> bool:
        return not self._words[place - 1].word.text.endswith((".", ";", ":"))
