"""Repair of letters and marks: what was printed, given what was read."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from docproc.restore import channel
from docproc.restore.abbreviations import Abbreviations
from docproc.restore.candidates import Proposer
from docproc.restore.context import ContextModel
from docproc.restore.decode import decode
from docproc.restore.document_places import DocumentPlaces
from docproc.restore.grade import Grade
from docproc.restore.grading import Grader
from docproc.restore.heading_order import in_order
from docproc.restore.language_model import LanguageModel
from docproc.restore.lattice import Weaver, opening
from docproc.restore.listed_words import ListedWords
from docproc.restore.name_model import NameModel
from docproc.restore.nodes import Lattice, Source, nodes
from docproc.restore.orthography import is_capitals, prefers_later
from docproc.restore.repetitions import Repetitions
from docproc.restore.rescoring import Rescorer
from docproc.restore.specks import with_specks, without_edges, without_specks
from docproc.restore.sureness import Sureness
from docproc.restore.writing import Writer
from docproc.schema.layout import RawParagraph, RawWord, Zone
from docproc.schema.page import Word
from docproc.schema.text import Paragraph, Token
from docproc.vietnamese.unicode import fold, nfc

BATCH = 3000
_STOP = re.compile(r"([.;:!?])[\"”’')]*$")
_NEIGHBOURS = 4
_DOUBT = ((0.5, 1.5), (0.7, 0.7), (0.85, -0.5), (0.93, -2.0), (0.96, -3.5), (2.0, -5.0))
"""Upper bound of a word's confidence, and what is added to the log of a change below it."""
_NAME_DOUBT = -1.0
"""Added for words within names, where a language model knows least and an engine that is sure most."""
_SURE_NAME = 0.9
_PARAGRAPH = re.compile(r"\S+")


class _Graded(NamedTuple):
    """A paragraph, the way in which it is damaged, and the doubt of words without an engine's confidence."""

    paragraph: RawParagraph
    grade: Grade
    doubt: float


class Restorer:
    """Repairs paragraphs by a noisy channel and a language model; one a process."""

    def __init__(
        self,
        model: LanguageModel,
        proposer: Proposer,
        abbreviations: Abbreviations,
        grader: Grader,
        rescorer: Rescorer,
        *,
        sureness: Sureness,
    ) -> None:
        self._model, self._sureness = model, sureness
        self._rescorer = rescorer
        self._repetitions = Repetitions(model.words)
        self._weavers = {each: Weaver(proposer, abbreviations, each) for each in Grade}
        self.grader = grader

    @classmethod
    def load(cls, models: Path) -> Restorer:
        """Open the trained files of a folder; raises :class:`ModelError` when one is missing."""
        model = LanguageModel.load(models / "language_model")
        table, channels = channel.load(models / "channel.npz", model.number)
        abbreviations = Abbreviations.load(models / "abbreviations.txt")
        names = NameModel.load(models / "names.npz", model)
        listed = ListedWords({name: each.letters for name, each in channels.items()}, model.number)
        rescorer = Rescorer(ContextModel.load(models / "context.npz", model.words), model, names, listed)
        proposer = Proposer(model, table, channels)
        sureness = Sureness.load(models / "sureness.npz", model.words)
        return cls(model, proposer, abbreviations, Grader(model, table), rescorer, sureness=sureness)

    def repair(self, paragraphs: Sequence[RawParagraph]) -> list[Paragraph]:
        """The paragraphs with their letters and marks repaired, in the same order.

        Every word as read is in at least one token. Noise is passed on as it stands.
        """
        cleaned = [
            paragraph if paragraph.zone is Zone.NOISE else without_specks(paragraph)
            for paragraph in paragraphs
        ]
        texts = [[nfc(raw.word.text) for raw in paragraph.words] for paragraph in cleaned]
        unsaid = [all(raw.word.confidence is None for raw in paragraph.words) for paragraph in cleaned]
        later = prefers_later(word for words in texts for word in words)
        graded = [
            _Graded(paragraph, of_grade, doubt)
            for paragraph, (of_grade, doubt) in zip(cleaned, self.grader.grades(texts, unsaid), strict=True)
        ]
        known = DocumentPlaces()
        with _uncollected():
            repaired = [
                paragraph
                for batch in _batches(graded)
                for paragraph in self._repair_batch(batch, known, later)
            ]
        return [with_specks(*pair) for pair in zip(paragraphs, in_order(repaired), strict=True)]

    def repair_text(self, text: str) -> str:
        """Bare text repaired, with its line breaks and blanks as they were.

        Paragraphs are parted by blank lines.
        """
        words: list[tuple[int, int]] = []
        paragraphs: list[RawParagraph] = []
        for block in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", text):
            found = [
                (block.start() + match.start(), block.start() + match.end())
                for match in _PARAGRAPH.finditer(block.group())
            ]
            raw = tuple(
                RawWord(Word(text[start:end], None, None), 1, text.count("\n", 0, start))
                for start, end in found
            )
            paragraphs.append(RawParagraph(Zone.BODY, raw))
            words += found
        return _laid_out(text, words, paragraphs, self.repair(paragraphs))

    def _repair_batch(
        self, batch: Sequence[_Graded], known: DocumentPlaces, later: bool
    ) -> Iterator[Paragraph]:
        lattice, starts = Lattice(), list[int]()
        words: list[RawWord] = []
        sources: list[Source] = []
        opens: set[int] = set()
        repaired = [
            (paragraph, of_grade, list(_sources(paragraph, of_grade, doubt, self.grader.skeletons)))
            for paragraph, of_grade, doubt in batch
            if paragraph.zone is not Zone.NOISE
        ]
        for each, weaver in self._weavers.items():
            weaver.prepare([source for _, of_grade, here in repaired if of_grade is each for source in here])
        for paragraph, of_grade, here in repaired:
            for start, stop in _stretches(here):
                sign = _STOP.search(here[start - 1].text) if start else None
                context = opening(self._model.number_of(sign[1])) if sign else opening()
                opens.add(len(words) + start)
                numbered = list(enumerate(here[start:stop], start=len(words) + start))
                starts.append(self._weavers[of_grade].weave(lattice, numbered, context))
            words += paragraph.words
            sources += here
        tokens: list[list[Token]] = [[] for _ in words]
        if words:
            rescore = self._rescorer.over(lattice.steps, sources, known)
            confidences = [raw.word.confidence for raw in words]
            found = self._sureness.weighed(nodes(lattice, starts), lattice.steps, sources, confidences)
            decoded = decode(self._model, found, rescore)
            decoded = self._repetitions.agreed(decoded, lattice.steps, sources)
            writer = Writer(lattice.steps, decoded, words, sources, frozenset(opens), later=later)
            for place, token in writer.tokens():
                tokens[place].append(token)
        yield from _assembled(batch, tokens)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles: repair leaves none behind, and looking takes a tenth of it."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _batches(
    graded: Sequence[_Graded],
) -> Iterator[list[_Graded]]:
    batch: list[_Graded] = []
    size = 0
    for pair in graded:
        batch.append(pair)
        size += len(pair.paragraph.words)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def _in_capitals(text: str, skeletons: Container[str]) -> bool | None:
    """Whether a word is set in capitals; ``None`` if it says nothing of the case around it.

    Single letters say nothing, nor do words with figures and capitals that are no syllable.
    """
    if text.isalpha() and text.islower():
        return False if len(text) > 1 else None
    letters = "".join(filter(str.isalpha, text))
    if len(letters) < 2 or any(map(str.isdigit, text)):
        return None
    return None if letters.isupper() and fold(letters) not in skeletons else is_capitals(text)


def _sources(
    paragraph: RawParagraph, of_grade: Grade, unsaid: float, skeletons: Container[str]
) -> Iterator[Source]:
    texts = without_edges(paragraph.words)
    lines = [(raw.page, raw.line) for raw in paragraph.words]
    words_of = Counter(lines)
    capitals = _among_capitals(texts, lines, words_of, skeletons)
    for place, (raw, text) in enumerate(zip(paragraph.words, texts, strict=True)):
        begins = place == 0 or lines[place - 1] != lines[place]
        doubt = _doubt(raw.word, of_grade, unsaid)
        if of_grade is Grade.CLEAN and not capitals[place] and (raw.word.confidence or 0.0) >= _SURE_NAME:
            doubt += _NAME_DOUBT * _in_name(texts, place)
        if not text.isalpha() and any(map(str.isdigit, text)):
            before = texts[place - 1] if place else ""
            only = words_of[lines[place]] == 1
            yield Source(text, doubt, capitals[place], of_grade, begins, before, raw.word.confidence, only)
        else:
            yield Source(text, doubt, capitals[place], of_grade, begins)


def _in_name(texts: Sequence[str], place: int) -> bool:
    """Whether a word and the one before or after it begin with capitals."""
    around = [texts[other] for other in (place - 1, place + 1) if 0 <= other < len(texts)]
    return texts[place].istitle() and any(map(str.istitle, around))


def _among_capitals(
    texts: Sequence[str],
    lines: Sequence[tuple[int, int]],
    words_of: Mapping[tuple[int, int], int],
    skeletons: Container[str],
) -> list[bool]:
    """For each word whether most words around it are set in capitals: in its line, or else near it.

    ``words_of`` tells how many words each line has.
    """
    cased = [
        (place, capitals)
        for place, text in enumerate(texts)
        if (capitals := _in_capitals(text, skeletons)) is not None
    ]
    loud = {lines[place] for place, capitals in cased if capitals}
    order = {place: rank for rank, (place, _) in enumerate(cased)}
    rank = 0
    found = []
    for place, line in enumerate(lines):
        rank = order.get(place, rank)
        if line not in loud and words_of[line] > 1:
            found.append(False)
            continue
        near = cased[max(0, rank - _NEIGHBOURS) : rank + _NEIGHBOURS + 1]
        flags = [capitals for other, capitals in near if other != place and lines[other] == line]
        if not flags and words_of[line] == 1:
            flags = [capitals for other, capitals in near if other != place]
        found.append(bool(flags) and 2 * sum(flags) >= len(flags))
    return found


def _doubt(word: Word, of_grade: Grade, unsaid: float) -> float:
    if of_grade is not Grade.CLEAN or word.confidence is None:
        return unsaid
    return next(doubt for limit, doubt in _DOUBT if word.confidence < limit)


def _stretches(words: Sequence[Source]) -> Iterator[tuple[int, int]]:
    """Half-open runs of words up to each full stop, colon or semicolon."""
    start = 0
    for place, word in enumerate(words, start=1):
        if place == len(words) or _STOP.search(word.text):
            yield start, place
            start = place


def _assembled(batch: Sequence[_Graded], tokens: Sequence[Sequence[Token]]) -> Iterator[Paragraph]:
    place = 0
    for paragraph, _, _ in batch:
        if paragraph.zone is Zone.NOISE:
            found = [_as_read(raw) for raw in paragraph.words]
        else:
            size = len(paragraph.words)
            found = [token for at in tokens[place : place + size] for token in at]
            place += size
        yield Paragraph(paragraph.zone, tuple(found), paragraph.indent, paragraph.cell)


def _as_read(raw: RawWord) -> Token:
    probability = 0.5 if raw.word.confidence is None else raw.word.confidence
    return Token(nfc(raw.word.text), (raw.word,), raw.page, raw.line, probability)


def _laid_out(
    text: str,
    spans: Sequence[tuple[int, int]],
    before: Sequence[RawParagraph],
    after: Sequence[Paragraph],
) -> str:
    """The repaired tokens with the blanks and line breaks that stood between the words."""
    at = {id(raw.word): place for place, raw in enumerate(r for p in before for r in p.words)}
    parts: list[str] = []
    done = -1
    for token in (token for paragraph in after for token in paragraph.tokens):
        first, last = at[id(token.words[0])], at[id(token.words[-1])]
        if first == done:
            parts.append(" ")
        else:
            parts.append(text[spans[done][1] if done >= 0 else 0 : spans[first][0]])
        parts.append(token.text)
        done = last
    return "".join(parts) + text[spans[done][1] if done >= 0 else 0 :]
