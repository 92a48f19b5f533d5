"""How far a text layer can be trusted, judged by its words alone.

Office scanners leave layers read by an engine that knew no Vietnamese (``Doc 1ap - Tu do``), programs
leave layers whose fonts say the wrong letters, or lose some (``Sở ội vụ``). Each such harm has a sign
that hardly occurs in Vietnamese text that is right. Source: shares measured on 1,300 samples of 250
words from official texts and news, on which no sign falls below the bounds that are given here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import cache
from pathlib import Path

from docproc.vietnamese.syllable import analyse
from docproc.vietnamese.unicode import fold_tone_placement, strip_marks

_DATA = Path(__file__).parent / "data"

GOOD_MARKED_SHARE = 0.65
"""Least share of syllables with a tone or another mark; right text has 0.70 to 0.97."""
HOPELESS_MARKED_SHARE = 0.30
"""Share below which the text was read without marks; English engines leave 0.06 to 0.10."""
LEAST_CAPITALS = 0.004
"""Least share of capitals among letters, on a page of a hundred words or more."""

_PUNCTUATION = ".,;:!?()[]{}<>«»“”„‟\"'‘’`´-–—−_…*•·●○▪■□◦►➢➤✓✔+=~|/\\^©®™°&%"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|(?:[\w-]+\.)+(?:vn|com|org|net|gov|edu)\S*", re.I)
_FIGURE = re.compile(r"[\d.,:/%+\-–x×*()°ºoC]*\d[\d.,:/%+\-–x×*()°ºoC]*")
_SYMBOL = re.compile(r"\d*[A-ZĐĂÂÊÔƠƯ&]*\d*(?:[A-ZĐĂÂÊÔƠƯ][A-Za-zđĐ&]*\d*[a-z]?)")  # NĐ, QĐ, TTg, KTTHh5
_MEASURE = re.compile(
    r"\d[\d.,]*(?:[a-zđ]{1,3}|ha|km|mm|cm|kg|lần|năm|tháng|ngày|giờ|h)\d{0,2}|[kcdm]?m[23]|h\d+"
)
_INNER_CAPITAL = re.compile(r"[^\W\d_][a-zà-ỹđ]*[a-zà-ỹđ][A-ZĐ]")
_PARTS = re.compile(r"[-–/&.,;:()\[\]“”\"'‘’+]+")
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")


class _Verdict(Enum):
    """What one word says about the layer."""

    MARKED = "a Vietnamese syllable with marks"
    PLAIN = "a syllable without marks"
    CLIPPED = "a syllable that has lost its first letter"
    FOREIGN = "letters, but not a Vietnamese syllable"
    WRONG = "no word of any language"
    NEUTRAL = "a figure, a symbol, an address, punctuation"


def trust(words: Iterable[str]) -> float:
    """How far (0-1) words can be taken as they are; 0 when there is not one that tells.

    Vietnamese text that is right scores above 0.9, text of an English engine below 0.2.
    """
    words = list(words)
    counts = Counter(verdict for word in words for verdict in _verdicts(word))
    syllables = counts[_Verdict.MARKED] + counts[_Verdict.PLAIN]
    told = syllables + counts[_Verdict.CLIPPED] + counts[_Verdict.FOREIGN] + counts[_Verdict.WRONG]
    if not told:
        return 0.0
    wrong, foreign = counts[_Verdict.WRONG] / told, counts[_Verdict.FOREIGN] / told
    if wrong < 0.02 and foreign > 0.45:  # a page in another language has no Vietnamese marks to lack
        return 1.0 - 2 * wrong
    clipped = max(0, counts[_Verdict.CLIPPED] - 1) / told  # one rare word proves nothing
    score = (1.0 - 2 * wrong - 0.7 * foreign) * (1.0 - 25 * clipped)
    score *= _rise(counts[_Verdict.MARKED] / max(1, syllables), HOPELESS_MARKED_SHARE, GOOD_MARKED_SHARE)
    if told >= 100:
        score *= _rise(_capitals(words), 0.0, LEAST_CAPITALS)
    return min(1.0, max(0.0, score))


def _rise(value: float, bottom: float, top: float) -> float:
    """0 at ``bottom`` and below, 1 at ``top`` and above, straight between."""
    return min(1.0, max(0.0, (value - bottom) / (top - bottom)))


def _capitals(words: Iterable[str]) -> float:
    letters = [letter for word in words for letter in word if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) / max(1, len(letters))


def _verdicts(word: str) -> list[_Verdict]:
    """One verdict for each part of a word: ``Thể thao-Du`` tells of three."""
    if _UNREADABLE.search(word):
        return [_Verdict.WRONG]
    core = word.strip(_PUNCTUATION)
    if not core:
        return [_Verdict.NEUTRAL]
    if _ADDRESS.fullmatch(core):
        return [_Verdict.NEUTRAL]
    return [_verdict(part) for part in _PARTS.split(core) if part]


def _verdict(part: str) -> _Verdict:
    if _FIGURE.fullmatch(part) or (not part.islower() and _SYMBOL.fullmatch(part) and _is_code(part)):
        return _Verdict.NEUTRAL
    if not part.isalpha():
        return _Verdict.NEUTRAL if _MEASURE.fullmatch(part) else _Verdict.WRONG
    syllable = analyse(part)
    if syllable is None:
        return _not_a_syllable(part)
    if syllable.onset == "" and part.islower() and fold_tone_placement(part) not in _vowel_initial():
        return _Verdict.CLIPPED
    return _Verdict.MARKED if strip_marks(part) != part else _Verdict.PLAIN


def _is_code(part: str) -> bool:
    """Whether capitals are an abbreviation (``KSTTHC``) and no word of a heading."""
    return analyse(part) is None and (len(part) <= 8 or any(letter.isdigit() for letter in part))


def _not_a_syllable(part: str) -> _Verdict:
    if _INNER_CAPITAL.match(part) and not part.isascii():
        return _Verdict.WRONG
    if len(part) == 1:  # list markers are letters; a lone letter inside a line is a broken word
        return _Verdict.NEUTRAL if part.isupper() or part.isascii() else _Verdict.WRONG
    return _Verdict.FOREIGN if part.isascii() else _Verdict.WRONG


@cache
def _vowel_initial() -> frozenset[str]:
    lines = (_DATA / "vowel_initial.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
