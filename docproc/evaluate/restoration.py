"""How well letters and marks are repaired, and what is harmed: one function a measure.

Texts come from the corpora, pages as lines of words with what was printed on them
(:mod:`docproc.training.misread`, :mod:`docproc.evaluate.directive_pages`).
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docproc.evaluate.names import Restore
from docproc.evaluate.printed_names import PrintedNames
from docproc.evaluate.word_tally import Tally, compared
from docproc.restore import Restorer
from docproc.restore.pieces import Kind, cut
from docproc.schema.layout import RawParagraph, RawWord, Zone
from docproc.schema.page import Word
from docproc.schema.text import Paragraph, Token
from docproc.training.alignment import align
from docproc.training.corpora import Part, open_corpora
from docproc.vietnamese.unicode import nfc, strip_marks

_PROTECTED = {Kind.NUMBER, Kind.DATE, Kind.SYMBOL, Kind.ADDRESS}
_LETTERS = re.compile(r"[^\W\d_]+")
REGISTERS = {
    "official": ("legal_official_tnt305", "legal_congbot_tuanhuu168"),
    "law": ("legal_vlc_undertheseanlp", "legal_articles_tnt305"),
    "news": ("news_baomoi_magizbox",),
    "encyclopaedia": ("wiki_viwiki2017_undertheseanlp", "wiki_web_tnt305"),
}


def received(restorer: Restorer, text: str, gold: str) -> tuple[Tally, Tally]:
    """Word errors of a text as received and as repaired, against its gold transcription."""
    before, after = Tally(), Tally()
    before.count(gold.split(), text.split())
    after.count(gold.split(), restorer.repair_text(text).split())
    return before, after


def passages(folder: Path, register: str, part: Part, count: int) -> list[str]:
    """For each corpus of a register ``count`` texts of ten neighbouring paragraphs, without repeats."""
    chance = random.Random(1747)
    found: list[str] = []
    for corpus in open_corpora(folder):
        if corpus.name in REGISTERS[register]:
            lines = [line for line in part.of(corpus) if 60 < len(line) < 800]
            starts = range(0, max(1, len(lines) - 10), 10)
            chosen = sorted(chance.sample(starts, min(count, len(starts))))
            found += ["\n\n".join(lines[start : start + 10]) for start in chosen]
    return found


def marks(restore: Restore, texts: Iterable[str], names: PrintedNames | None = None) -> Tally:
    """Syllables whose marks are wrong after all marks were stripped and restored.

    ``names`` counts the names among them.
    """
    tally = Tally()
    for text in texts:
        restored = restore(strip_marks(text))
        tally.count(_LETTERS.findall(text), _LETTERS.findall(restored))
        if names is not None:
            for pair in zip(text.splitlines(), restored.splitlines(), strict=True):
                names.count([(pair[0].split(), pair[1].split())])
    return tally


def harm(restore: Restore, texts: Iterable[str]) -> Tally:
    """Words of correct text that the repair changed."""
    tally = Tally()
    for text in texts:
        tally.count(text.split(), restore(text).split())
    return tally


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A printed line and the words that an engine read in it, with their confidence (0–1)."""

    truth: tuple[str, ...]
    words: tuple[tuple[str, float | None], ...]


ReadPage = Sequence[ReadLine]


def misread_pages(path: Path, engine: str) -> Iterator[ReadPage]:
    """The pages of a file of misread lines (``docproc train pages``) that one engine read."""
    pages: dict[int, list[ReadLine]] = {}
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            record = json.loads(line)
            if record["engine"] == engine:
                words = tuple((nfc(text), confidence) for text, confidence in record["words"])
                read = ReadLine(tuple(record["truth"].split()), words)
                pages.setdefault(record["page"], []).append(read)
    yield from pages.values()


@dataclass(slots=True)
class Misread:
    """Errors of misread pages before and after repair, and what was changed that should not be."""

    before: Tally = field(default_factory=Tally)
    after: Tally = field(default_factory=Tally)
    added: int = 0
    removed: int = 0
    protected: int = 0
    protected_changed: Counter[str] = field(default_factory=Counter)
    harmed: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    readings: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    certainties: list[tuple[Token, bool]] = field(default_factory=list)
    names: PrintedNames = field(default_factory=PrintedNames)

    def page(self, lines: Sequence[ReadLine], repaired: Paragraph) -> None:
        """Count a page that was repaired as one paragraph."""
        names: list[tuple[Sequence[str], Sequence[str]]] = []
        for number, line in enumerate(lines):
            tokens = [token for token in repaired.tokens if token.line == number]
            self.line(line, tokens)
            names.append((line.truth, [token.text for token in tokens]))
        self.names.count(names)

    def line(self, line: ReadLine, tokens: Sequence[Token]) -> None:
        """Count one line with its repaired tokens."""
        texts = [token.text for token in tokens]
        self.before.count(line.truth, [text for text, _ in line.words])
        self.after.count(line.truth, texts)
        self._protected(line, texts)
        places = iter(range(len(texts)))
        for match in align(line.truth, texts):
            at = next((place for place in places if texts[place] == match.read[0]), None)
            if at is not None and len(match.truth) == len(match.read) == 1:
                self._word(match.truth[0], tokens[at])

    def _protected(self, line: ReadLine, texts: Iterable[str]) -> None:
        """Figures, dates, symbols and addresses that were read as they were printed."""
        right = _protected(line.truth) & _protected(text for text, _ in line.words)
        self.protected += right.total()
        self.protected_changed.update(right - _protected(texts))

    def _word(self, truth: str, token: Token) -> None:
        good, was = compared(truth) == compared(token.text), compared(truth) == compared(token.raw)
        self.certainties.append((token, good))
        self.added += was and not good
        self.removed += good and not was
        if not good:
            self.readings[truth, token.raw, token.text] += 1
            if was:
                self.harmed[truth, token.raw, token.text] += 1


def _protected(words: Iterable[str]) -> Counter[str]:
    """The pieces of words that no repair may change."""
    pieces = (piece for word in words for piece in cut(compared(word)))
    return Counter(piece.text for piece in pieces if piece.kind in _PROTECTED)


def as_paragraph(lines: ReadPage) -> RawParagraph:
    """The words of a misread page as one paragraph."""
    words = (
        RawWord(Word(text, None, confidence), 1, number)
        for number, line in enumerate(lines)
        for text, confidence in line.words
    )
    return RawParagraph(Zone.BODY, tuple(words))


def misread(restorer: Restorer, documents: Iterable[Sequence[ReadPage]]) -> Misread:
    """Repair misread documents whole, as the pipeline does; each page is a paragraph of its own."""
    result = Misread()
    for pages in documents:
        repaired = restorer.repair([as_paragraph(page) for page in pages])
        for page, paragraph in zip(pages, repaired, strict=True):
            result.page(page, paragraph)
    return result
