"""How well letters and marks are repaired, and what is harmed.

``python -m docproc.evaluate.restoration --corpora DIR [--misread FILE] [--received FILE --gold FILE]``
prints one line a measure.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from docproc.models import models_dir
from docproc.restore import Restorer
from docproc.restore.pieces import Kind, cut
from docproc.schema.layout import RawParagraph, RawWord, Zone
from docproc.schema.page import Word
from docproc.schema.text import Token
from docproc.training.alignment import align
from docproc.training.corpora import open_corpora
from docproc.vietnamese.unicode import fold_tone_placement, nfc, strip_marks

ILLEGIBLE = "▢"
"""Stands in a gold text for a word that nobody can read; it is not counted."""
_PROTECTED = {Kind.NUMBER, Kind.DATE, Kind.SYMBOL, Kind.ADDRESS}


@dataclass(slots=True)
class Tally:
    """Words counted and words wrong, with the commonest errors as (truth, repaired)."""

    words: int = 0
    wrong: int = 0
    errors: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        """Share of the words that are wrong (0–1)."""
        return self.wrong / self.words if self.words else 0.0


def compare(truth: Sequence[str], repaired: Sequence[str], tally: Tally) -> None:
    """Count word errors (substituted, lost, added) between two texts, tone placement folded."""
    one = [fold_tone_placement(nfc(word)) for word in truth]
    other = [fold_tone_placement(nfc(word)) for word in repaired]
    tally.words += sum(word != ILLEGIBLE for word in one)
    for operation in Levenshtein.editops(one, other):
        was = one[operation.src_pos] if operation.tag != "insert" else ""
        now = other[operation.dest_pos] if operation.tag != "delete" else ""
        if was != ILLEGIBLE:
            tally.wrong += 1
            tally.errors[was, now] += 1


def received(restorer: Restorer, text: str, gold: str) -> tuple[Tally, Tally]:
    """Word errors of a text as received and as repaired, against its gold transcription."""
    before, after = Tally(), Tally()
    compare(gold.split(), text.split(), before)
    compare(gold.split(), restorer.repair_text(text).split(), after)
    return before, after


def held_out(folder: Path, names: Sequence[str], count: int) -> Iterator[str]:
    """Texts of some ten paragraphs that no model has seen."""
    chance = random.Random(count)
    for corpus in open_corpora(folder):
        if corpus.name in names:
            lines = [line for line in corpus.held_out() if 60 < len(line) < 800]
            for _ in range(count):
                start = chance.randrange(max(1, len(lines) - 10))
                yield "\n\n".join(lines[start : start + 10])


def marks(restorer: Restorer, texts: Iterator[str]) -> Tally:
    """Syllables whose marks are wrong after all marks were stripped and restored."""
    tally = Tally()
    for text in texts:
        letters = re.compile(r"[^\W\d_]+")
        compare(letters.findall(text), letters.findall(restorer.repair_text(strip_marks(text))), tally)
    return tally


def harm(restorer: Restorer, texts: Iterator[str]) -> Tally:
    """Words of correct text that the repair changed."""
    tally = Tally()
    for text in texts:
        compare(text.split(), restorer.repair_text(text).split(), tally)
    return tally


@dataclass(slots=True)
class Misread:
    """Errors of rendered and misread pages before and after repair, and protected words changed."""

    before: Tally = field(default_factory=Tally)
    after: Tally = field(default_factory=Tally)
    added: int = 0
    removed: int = 0
    protected: int = 0
    protected_changed: Counter[tuple[str, str]] = field(default_factory=Counter)
    harmed: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    certainties: list[tuple[float, bool]] = field(default_factory=list)


def misread(restorer: Restorer, path: Path, engine: str) -> Misread:
    """Repair the pages of a file of misread lines (see :mod:`docproc.training.misread`)."""
    result = Misread()
    pages: dict[int, list[tuple[str, list[tuple[str, float]]]]] = {}
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            if record["engine"] == engine:
                pages.setdefault(record["page"], []).append((record["truth"], record["words"]))
    for lines in pages.values():
        words = tuple(
            RawWord(Word(nfc(text), None, confidence), 1, number)
            for number, (_, found) in enumerate(lines)
            for text, confidence in found
        )
        (paragraph,) = restorer.repair([RawParagraph(Zone.BODY, words)])
        for number, (truth, found) in enumerate(lines):
            tokens = [token for token in paragraph.tokens if token.line == number]
            _line(result, truth.split(), [text for text, _ in found], tokens)
    return result


def _line(result: Misread, truth: list[str], read: list[str], tokens: Sequence[Token]) -> None:
    texts = [token.text for token in tokens]
    compare(truth, read, result.before)
    compare(truth, texts, result.after)
    for token in tokens:
        raw, text = fold_tone_placement(nfc(token.raw)), fold_tone_placement(token.text)
        for piece in cut(raw):
            if piece.kind in _PROTECTED:
                result.protected += 1
                if piece.text not in "".join(texts):
                    result.protected_changed[raw, text] += 1
    for match in align(truth, texts):
        if len(match.truth) == len(match.read) == 1:
            at = texts.index(match.read[0])
            good = fold_tone_placement(match.truth[0]) == fold_tone_placement(match.read[0])
            raw = fold_tone_placement(nfc(tokens[at].raw))
            was = raw == fold_tone_placement(match.truth[0])
            result.certainties.append((tokens[at].probability, good))
            result.added += was and not good
            result.removed += good and not was
            if was and not good:
                result.harmed[match.truth[0], raw, match.read[0]] += 1


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all measures that the given files allow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=None)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--misread", type=Path)
    parser.add_argument("--received", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args(arguments)
    restorer = Restorer.load(given.models or models_dir())
    out = sys.stdout.write

    def show(name: str, tally: Tally, seconds: float = 0.0) -> None:
        out(f"{name:34s} {tally.words:7d} words {tally.wrong:6d} wrong {100 * tally.rate:7.3f} %")
        out(f" {1000 * seconds / max(tally.words, 1) * 450:6.0f} ms/450\n" if seconds else "\n")
        for (was, now), count in tally.errors.most_common(given.errors):
            out(f"    {count:4d} {was} → {now}\n")

    if given.received and given.gold:
        texts = [path.read_text(encoding="utf-8") for path in (given.received, given.gold)]
        before, after = received(restorer, *texts)
        show("received", before)
        show("repaired", after)
    if given.corpora:
        for title, names in (
            ("official", ["legal_official_tnt305", "legal_congbot_tuanhuu168"]),
            ("law", ["legal_vlc_undertheseanlp", "legal_articles_tnt305"]),
            ("news", ["news_baomoi_magizbox"]),
        ):
            for kind, measure in (("marks", marks), ("harm", harm)):
                texts = list(held_out(given.corpora, names, given.count))
                started = time.perf_counter()
                tally = measure(restorer, iter(texts))
                show(f"{kind}, {title}", tally, time.perf_counter() - started)
    if given.misread:
        for engine in ("eng", "vie"):
            result = misread(restorer, given.misread, engine)
            show(f"{engine} as read", result.before)
            show(f"{engine} repaired", result.after)
            out(f"{engine}: {result.removed} errors removed, {result.added} added; ")
            out(f"{result.protected_changed.total()} of {result.protected} protected changed\n")
            if given.errors:
                out(f"  harmed {result.harmed.most_common(given.errors)}\n")
                out(f"  protected {result.protected_changed.most_common(given.errors)}\n")


if __name__ == "__main__":
    main()
