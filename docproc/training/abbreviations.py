"""Abbreviations that are written with Đ and never without it: what ``QD-UBND`` must have been."""

from __future__ import annotations

import logging
import re
from collections import Counter
from pathlib import Path

from docproc.training.corpora import open_corpora
from docproc.vietnamese.syllable import is_syllable
from docproc.vietnamese.unicode import strip_marks

log = logging.getLogger(__name__)
SHARE = 0.98
COUNT, SHORT_COUNT = 12, 40
"""How often one must stand in the corpora; those of two or three letters, which have more namesakes."""
SHORT = 3
_OFFICIAL = frozenset({"legal", "admin"})
_CAPITALS = re.compile(r"(?<![^\W\d_])[A-ZĐ]{2,}[a-z]?(?![^\W\d_])")


def train(folder: Path, output: Path) -> int:
    """Write the abbreviations with Đ, one a line; returns how many.

    One is taken when, of all words that have its letters, at least 98 % have its Đ: in official and legal
    text, or in all text.
    """
    official: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for corpus in open_corpora(folder):
        counts = official if corpus.kind in _OFFICIAL else others
        for line in corpus.training():
            if not line.isupper():
                counts.update(_CAPITALS.findall(line))
    kept = _sure(official) | _sure(official + others)
    output.write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")
    log.info("%d abbreviations with Đ", len(kept))
    return len(kept)


def _sure(counts: Counter[str]) -> set[str]:
    """Those with Đ of which hardly any stand without it."""
    totals: Counter[str] = Counter()
    for word, count in counts.items():
        totals[strip_marks(word)] += count
    return {
        word
        for word, count in counts.items()
        if "Đ" in word
        and not is_syllable(word)
        and count >= (COUNT if len(word) > SHORT else SHORT_COUNT)
        and count >= SHARE * totals[strip_marks(word)]
    }
