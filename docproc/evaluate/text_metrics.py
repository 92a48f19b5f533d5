"""How far a text is from the truth: characters, words, letters, marks, order, harm and help.

All functions take Unicode text, compare it in NFC with tone placement folded (``hoà`` = ``hòa``), and
return counts, so that documents can be added up before a rate is taken.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Self

from rapidfuzz.distance import LCSseq, Levenshtein

from docproc.vietnamese.unicode import fold_tone_placement, nfc, strip_marks

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Grave, acute, tilde, hook above, dot below."""


@dataclass(frozen=True, slots=True)
class Count:
    """Errors out of a total; ``rate`` is their share, 0 for nothing out of nothing.

    Counts of several documents add up, so that a rate over a set weighs each word alike.
    """

    errors: int
    total: int

    @property
    def rate(self) -> float:
        """Errors over total; may pass 1 when more was inserted than was there."""
        return self.errors / self.total if self.total else float(self.errors > 0)

    def __add__(self, other: Self) -> Count:
        return Count(self.errors + other.errors, self.total + other.total)


def words(text: str) -> list[str]:
    """The words between blanks, in the form in which they are compared."""
    return fold_tone_placement(nfc(text)).split()


def character_errors(truth: str, read: str) -> Count:
    """Character error rate (CER): edits over the characters of the truth, blanks squeezed."""
    expected, found = " ".join(words(truth)), " ".join(words(read))
    return Count(Levenshtein.distance(expected, found), len(expected))


def word_errors(truth: str, read: str) -> Count:
    """Word error rate (WER): edits over the words of the truth."""
    expected, found = words(truth), words(read)
    return Count(Levenshtein.distance(expected, found), len(expected))


def lost_and_extra_words(truth: str, read: str) -> tuple[Count, Count]:
    """Words of the truth that were not read right, and words read that do not stand there.

    Seals and signing programs' captions make words that a text without them does not have; these are
    extra, and say nothing about how well the text itself was read. Both are out of the words of the truth.
    """
    lost = extra = total = 0
    for expected, found in aligned_words(truth, read):
        total += expected is not None
        lost += expected is not None and expected != found
        extra += expected is None
    return Count(lost, total), Count(extra, total)


def letter_errors(truth: str, read: str) -> Count:
    """CER without marks: what is wrong with the letters themselves."""
    return character_errors(strip_marks(nfc(truth)), strip_marks(nfc(read)))


@dataclass(frozen=True, slots=True)
class MarkErrors:
    """Errors of marks in words whose letters are right, by kind.

    ``d``: đ for d or the reverse, out of all d and đ; ``vowel``: hat, breve, horn, out of all vowels;
    ``tone``: out of all vowels that could carry one.
    """

    d: Count
    vowel: Count
    tone: Count

    def __add__(self, other: Self) -> MarkErrors:
        return MarkErrors(self.d + other.d, self.vowel + other.vowel, self.tone + other.tone)


def mark_errors(truth: str, read: str) -> MarkErrors:
    """Compare the marks of words that were read with the right letters."""
    d = vowel = tone = Count(0, 0)
    for expected, found in aligned_words(truth, read):
        if not expected or not found or strip_marks(expected) != strip_marks(found):
            continue
        for a, b in zip(expected, found, strict=True):
            if a.lower() in "dđ":
                d += Count(int(a.lower() != b.lower()), 1)
            elif strip_marks(a).lower() in "aeiouy":
                (quality_a, tone_a), (quality_b, tone_b) = _marks(a), _marks(b)
                vowel += Count(int(quality_a != quality_b), 1)
                tone += Count(int(tone_a != tone_b), 1)
    return MarkErrors(d, vowel, tone)


def _marks(character: str) -> tuple[frozenset[str], frozenset[str]]:
    marks = frozenset(unicodedata.normalize("NFD", character)[1:])
    return marks - TONES, marks & TONES


def aligned_words(truth: str, read: str) -> Iterator[tuple[str | None, str | None]]:
    """Words of truth and reading side by side; ``None`` where one has no partner."""
    expected, found = words(truth), words(read)
    for step in Levenshtein.opcodes(expected, found):
        yield from zip_longest(
            expected[step.src_start : step.src_end], found[step.dest_start : step.dest_end]
        )


def order_errors(truth: Sequence[str], read: Sequence[str]) -> tuple[Count, Count]:
    """Reading order of lines: strict and forgiving.

    Strict counts lines of the truth that are not in the same sequence in the reading (longest common
    subsequence); forgiving counts lines that are not there at all, wherever they stand.
    """
    expected = [" ".join(words(line)) for line in truth]
    found = [" ".join(words(line)) for line in read]
    in_order = LCSseq.similarity(expected, found)
    present = sum((Counter(expected) & Counter(found)).values())
    return Count(len(expected) - in_order, len(expected)), Count(len(expected) - present, len(expected))


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair did: ``harm`` correct words made wrong, ``help`` wrong words made right."""

    harm: Count
    help: Count

    def __add__(self, other: Self) -> Repair:
        return Repair(self.harm + other.harm, self.help + other.help)


def repair_effect(truth: str, before: str, after: str) -> Repair:
    """Harm and help of a repair, word by word of the truth.

    ``harm`` is out of the words that were right before, ``help`` (``errors`` counts those that are
    still wrong) out of the words that were wrong before.
    """
    was_right, is_right = _right(truth, before), _right(truth, after)
    harmed = sum(was and not now for was, now in zip(was_right, is_right, strict=True))
    still = sum(not was and not now for was, now in zip(was_right, is_right, strict=True))
    return Repair(Count(harmed, sum(was_right)), Count(still, len(was_right) - sum(was_right)))


def _right(truth: str, read: str) -> list[bool]:
    """For each word of the truth, whether the reading has it at its place."""
    expected, found = words(truth), words(read)
    right = [False] * len(expected)
    for step in Levenshtein.opcodes(expected, found):
        if step.tag == "equal":
            right[step.src_start : step.src_end] = [True] * (step.src_end - step.src_start)
    return right
