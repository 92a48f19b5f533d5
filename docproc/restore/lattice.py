"""All ways to read a run of words, side by side: which pieces, which syllables, glued or split.

A segment is a stretch of words up to a full stop, colon or semicolon. Boundaries are numbered through
the document; every node stands between two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from docproc.restore.abbreviations import Abbreviations
from docproc.restore.blanks import GLUED, LONGEST, PLAIN, Blanks
from docproc.restore.candidates import Candidates, Proposer, may_change
from docproc.restore.figures import are_certain, is_code, log_of_figure, parted
from docproc.restore.grade import Grade
from docproc.restore.line_heads import label_of, numeral_of
from docproc.restore.nodes import HERE, Lattice, Source, Step
from docproc.restore.orthography import ends_in_horn_or_hook, is_capitals
from docproc.restore.pieces import START, UNKNOWN, Kind, Piece, core, cut
from docproc.vietnamese.unicode import fold

SMUDGED = -4.5
"""Log probability that a blank was read as a sign."""
WHOLE = -0.5
"""Log probability that punctuation at a word's edge is part of a misread letter."""
HORN = -0.5
"""Log probability that a sign after a word is its last letter's horn or hook."""
SHOUTED = -4.0
"""Log probability of a syllable in capitals among words that are not."""
UNUSUAL_INITIALS, UNKNOWN_INITIALS = -3.0, -6.0
"""Log probability that two capitals are initials, where they may be a capital and a round small letter:
of such as the language model knows, and of others. Of 78 such pairs on pages for tuning all were words."""
UNSAID = -8.0
"""Doubt of words that no engine gave a confidence for."""
REMEMBERED = 1 << 14
_ROMAN = re.compile(r"[ivxlc]+")
_ROUND = frozenset("AEGO")
"""Capitals that an English engine sees in small round letters with marks."""
_ODD_SIGNS = frozenset("¢€£¥§©®@|")
_AUTHORITY = re.compile(r"[A-ZĐ]+/[A-ZĐ]+")
"""``T/M``, ``K/T``: how Party offices write TM. and KT."""
_VOWEL = re.compile(r"[aeiouy]")
HORNS = ("’", "'", "‘", "?", "!")
"""What an English engine sees in the horn of ``ơ``, ``ư`` or in a hook at the end of a word."""
_SIGNS = {"~": "-", "¬": "-", "=": "-", "⁄": "/"}
"""Signs that engines write and offices do not: bullets of a list, the slash of a fraction."""
_SMUDGE = re.compile(r"(?P<one>[^\W_]{2,})(?:[.'’:_]|-{1,2})(?P<other>[^\W_]{2,})")
_FIXED = frozenset({Kind.SYMBOL, Kind.DATE, Kind.ADDRESS})


class Whole(NamedTuple):
    """Letters that may be one syllable, between signs, and what it costs to take them so (a log).

    ``horned`` is whether a horn or hook of it was read as a sign, which is left out.
    """

    before: str
    letters: str
    after: str
    cost: float = 0.0
    horned: bool = False


class Weaver:
    """Builds lattices of words of one grade."""

    def __init__(self, proposer: Proposer, abbreviations: Abbreviations, grade: Grade) -> None:
        self._proposer, self._abbreviations, self._grade = proposer, abbreviations, grade
        self._prepared: set[tuple[str, bool, float]] = set()
        self._blanks = Blanks(proposer, grade)
        self._ways = lru_cache(maxsize=REMEMBERED)(self._find_ways)

    def prepare(self, words: Sequence[Source]) -> None:
        """Look up the words of a document together before they are woven one by one: that is quicker.

        First the words, then what may be two of them or a part of one.
        """
        if len(self._prepared) > REMEMBERED:
            self._prepared.clear()
        new = {
            key: word
            for word in words
            if (key := (word.text, word.among_capitals, word.doubt)) not in self._prepared
        }
        self._prepared.update(new)
        self._proposer.readings.prepare(
            {read for word in new.values() for read in self._read(word)}, self._grade
        )
        doubtful = [
            (parts[1], word.doubt)
            for word in new.values()
            if (parts := self._doubtful_parts(word)) is not None
        ]
        reads = set(self._blanks.wholes(words))
        reads.update(half for each in doubtful for half in self._blanks.first_halves(*each))
        self._proposer.readings.prepare(reads, self._grade)
        seconds = {half for each in doubtful for half in self._blanks.second_halves(*each)}
        self._proposer.readings.prepare(seconds, self._grade)

    def _read(self, word: Source) -> Iterator[str]:
        """The runs of letters of a word that are looked up first."""
        for piece in cut(word.text):
            code = is_capitals(piece.text) and self._is_code(fold(piece.text), word.among_capitals)
            if may_change(piece, self._grade) and not code:
                yield piece.text
        parts = self._doubtful_parts(word)
        if parts is not None:
            yield from (whole.letters for whole in self._wholes(*parts))

    def weave(self, lattice: Lattice, words: Sequence[tuple[int, Source]], context: Candidates) -> int:
        """Add one segment; ``context`` stands before it. Returns its first boundary."""
        lattice.segments += 1
        first, here = lattice.boundary(), lattice.boundary()
        lattice.add(Step((), "", context), first, here)
        previous: tuple[int, Source] | None = None
        for place, word in words:
            ways = [(here, way) for way in self._ways(word)]
            if previous is not None:
                ways += [(previous[0], way) for way in self._joined(previous[1], word)]
            inner = [[lattice.boundary() for _ in way[1:]] for _, way in ways]
            previous, here = (here, word), lattice.boundary()
            for (begin, way), between in zip(ways, inner, strict=True):
                stops = [begin, *between, here]
                for step, start, stop in zip(way, stops, stops[1:], strict=False):
                    lattice.add(step.at(place), start, stop)
        return first

    def _find_ways(self, word: Source) -> list[list[Step]]:
        """The ways to take one word apart, each a list of steps."""
        pieces = cut(word.text)
        ways = [self._as_cut(word, pieces)]
        if self._grade is Grade.BARE:
            return ways
        parts = self._parts(word)
        if parts is None:
            return ways
        if self._grade is Grade.ENGLISH:
            ways += self._beside_figure(*parts)
        if are_certain(parts[1], pieces):
            return ways
        if self._grade is Grade.ENGLISH:
            ways += self._at_sign(word, *parts)
            for whole in self._wholes(*parts):
                ways += self._as_one(whole)
        for two in self._blanks.split(parts[1], word.doubt):
            ways.append(_parted(self._signs(parts[0]), *two, self._signs(parts[2])))
        return ways

    def _parts(self, word: Source) -> tuple[str, str, str] | None:
        """Signs before, letters and signs behind of a word that may be taken otherwise than as it is cut."""
        parts = core(word.text)
        if parts is None or any(piece.kind in _FIXED for piece in cut(word.text)):
            return None
        letters = parts[1]
        if (is_capitals(letters) and not word.among_capitals) or _AUTHORITY.fullmatch(letters):
            return None
        return parts

    def _doubtful_parts(self, word: Source) -> tuple[str, str, str] | None:
        """The same, unless figures in it are certain."""
        parts = self._parts(word)
        return None if parts is None or are_certain(parts[1], cut(word.text)) else parts

    def _wholes(self, before: str, letters: str, after: str) -> Iterator[Whole]:
        """What an English engine may have seen in one syllable."""
        if self._grade is not Grade.ENGLISH:
            return
        if not PLAIN.fullmatch(letters):
            yield Whole(before, letters, after)
        if len(before) > 1 or (before and not letters[0].isalnum()):
            yield Whole("", before + letters, after, WHOLE)
        if after[:1] in HORNS:
            yield Whole(before, letters + after[0], after[1:])
            yield Whole(before, letters, after[1:], HORN, horned=True)

    def _as_cut(self, word: Source, pieces: Sequence[Piece]) -> list[Step]:
        """The pieces one by one; a number glued to ``Số:`` stands apart."""
        steps = [self._step(piece, word) for piece in pieces]
        if self._grade is not Grade.CLEAN and len(pieces) > 2 and pieces[1].text == ":":
            lettered = (
                pieces[0].text[0].isalpha()
                and len(pieces[0].text) > 1
                and pieces[0].kind in (Kind.WORD, Kind.MIXED)
            )
            if lettered and pieces[2].kind in (Kind.NUMBER, Kind.SYMBOL):
                steps[2] = replace(steps[2], apart=True)
        return steps

    def _step(self, piece: Piece, word: Source) -> Step:
        if not may_change(piece, self._grade):
            return self._sign(piece, word)
        heads = word.begins and piece.start == 0 and word.doubt > UNSAID
        heading = word.text if heads else ""
        sign = numeral_of(piece.text, heading, english=self._grade is Grade.ENGLISH)
        sign = sign or label_of(piece.text, heading)
        if sign is not None:
            return Step(HERE, piece.text, self._proposer.fixed(piece._replace(text=sign)), written=sign)
        if is_code(piece, word.text):
            english = self._grade is Grade.ENGLISH and piece.kind is Kind.MIXED
            code = self._proposer.fixed(piece)
            return Step(
                HERE, piece.text, code.with_others(self._proposer.as_type(piece)) if english else code
            )
        lone = is_capitals(piece.text) and not word.among_capitals
        small = lone and self._grade is Grade.ENGLISH and len(piece.text) == 2 and piece.text[1] in _ROUND
        if is_capitals(piece.text):
            written = self._with_stroke(piece)
            if written or self._is_code(fold(piece.text), word.among_capitals):
                found = self._proposer.fixed(piece)
                if small and not written:
                    known = found.numbers[0] != UNKNOWN
                    found = found.costlier(UNUSUAL_INITIALS if known else UNKNOWN_INITIALS)
                    found = found.with_others(self._proposer.as_type(piece))
                    found = found.with_others(self._proposer.as_small(piece.text))
                return Step(HERE, piece.text, found, written=written)
        doubt = word.doubt + (SHOUTED if lone and self._grade is not Grade.CLEAN else 0.0)
        found = self._proposer.propose(piece.text, self._grade, doubt)
        if small:
            found = found.with_others(self._proposer.as_small(piece.text))
        return Step(HERE, piece.text, found)

    def _sign(self, piece: Piece, word: Source) -> Step:
        """A piece without letters; an English engine sees ``ở`` as ``6`` or ``&``."""
        sign = _SIGNS.get(piece.text) if word.doubt > UNSAID else None
        if sign == "/" or (sign and word.begins and word.text == piece.text):
            return Step(HERE, piece.text, self._proposer.fixed(piece._replace(text=sign)), written=sign)
        found = self._proposer.fixed(piece)
        if self._grade is Grade.ENGLISH:
            if piece.kind is Kind.NUMBER:
                own = None  # what is all of its line is the number of a page, or a cell of a table
                if not word.only:
                    own = log_of_figure(piece.text, word.text, word.before, word.confidence)
                found = found if own is None else self._proposer.figure(piece, own)
            elif word.alone:
                found = self._proposer.lone_sign(piece)
            elif piece.text in _ODD_SIGNS:
                found = self._proposer.odd(piece)
        return Step(HERE, piece.text, found, written=self._with_stroke(piece))

    def _is_code(self, letters: str, among_capitals: bool) -> bool:
        """Whether capitals (lowered, without marks) are an abbreviation or a Roman numeral."""
        if _ROMAN.fullmatch(letters):
            return not among_capitals or not self._proposer.has_build(letters)
        return letters.isalpha() and not _VOWEL.search(letters)

    def _with_stroke(self, piece: Piece) -> str | None:
        """The text of a symbol or abbreviation with its Đ, where that was lost."""
        if self._grade is Grade.CLEAN or piece.kind not in (Kind.SYMBOL, Kind.WORD):
            return None
        written = self._abbreviations.restore(piece.text)
        return None if written == piece.text else written

    def _signs(self, text: str) -> list[Step]:
        return [
            Step(HERE, piece.text, self._proposer.fixed(piece))
            for character in text
            for piece in cut(character)
        ]

    def _as_one(self, whole: Whole) -> list[list[Step]]:
        """A word with odd signs inside, taken as one misread syllable."""
        if len(whole.letters) > LONGEST or not any(map(str.isalnum, whole.letters)):
            return []
        found = self._proposer.propose(whole.letters, self._grade, 0.0).syllables().costlier(whole.cost)
        if whole.horned:
            found = found.such(ends_in_horn_or_hook)
        if not len(found.numbers):
            return []
        step = Step(HERE, whole.letters, found)
        return [[*self._signs(whole.before), step, *self._signs(whole.after)]]

    def _beside_figure(self, before: str, letters: str, after: str) -> list[list[Step]]:
        """A word and a figure whose blank was lost: the figure stays."""
        parts = parted(letters)
        if parts is None or letters[0].isupper():
            return []
        first, second = (
            self._proposer.fixed(Piece(part, Kind.NUMBER, 0))
            if part.isdigit()
            else self._proposer.propose(part, self._grade, 0.0).costlier(GLUED)
            for part in parts
        )
        return [_parted(self._signs(before), (parts[0], first), (parts[1], second), self._signs(after))]

    def _at_sign(self, word: Source, before: str, letters: str, after: str) -> list[list[Step]]:
        """Two words between which dirt was read as a sign; initials keep their full stop."""
        found = _SMUDGE.fullmatch(letters)
        if found is None or (found["one"].isupper() and found["other"][0].isupper()):
            return []
        one, other = (
            self._step(cut(part)[0], replace(word, text=part)) for part in found.group("one", "other")
        )
        other = replace(other, candidates=other.candidates.costlier(SMUDGED), apart=True)
        return [[*self._signs(before), one, other, *self._signs(after)]]

    def _joined(self, previous: Source, word: Source) -> list[list[Step]]:
        """Two words as one syllable that was torn apart."""
        one = self._blanks.joined(previous, word)
        if one is None:
            return []
        before = [step.at(-1) for step in self._signs(one.before)]
        return [[*before, Step((-1, 0), one.letters, one.candidates), *self._signs(one.after)]]


def _parted(
    before: Sequence[Step], one: tuple[str, Candidates], other: tuple[str, Candidates], after: Sequence[Step]
) -> list[Step]:
    """One word as two, with the signs around it."""
    return [*before, Step(HERE, *one), Step(HERE, *other, apart=True), *after]


def opening(number: int = START) -> Candidates:
    """What stands before a segment: the start of a paragraph, or the sign that ended the one before."""
    return Candidates(np.array([number]), np.zeros(1), (None,))
