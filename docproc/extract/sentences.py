"""Sentences: where each one begins, within paragraphs.

underthesea cuts the paragraphs; cuts after abbreviations (``TP.``), list markers (``1.``, ``a.``) and
before closing marks are undone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.document import paragraphs

_DATA = Path(__file__).parent / "data" / "sentences.toml"
_MARKER = re.compile(r"(?:^|\s)[(“\"]?(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,5}|[a-zđ]{1,2}|[A-ZĐ])\.$")


@Language.factory("docproc_sentences", assigns=["token.is_sent_start"])
def create_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that marks where sentences begin."""
    return mark_sentences


def mark_sentences(doc: Doc) -> Doc:
    """Set ``token.is_sent_start`` for the whole document; a paragraph always begins a sentence."""
    starts = {
        paragraph.start + offset
        for paragraph in paragraphs(doc)
        for offset in sentence_starts(paragraph.text)
    }
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0
    return doc


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of one paragraph begin, as offsets in it; the first is 0."""
    starts = [0]
    for offset in list(_cuts(text))[1:]:
        before = text[starts[-1] : offset].rstrip()
        if before and not _goes_on(before, text[offset:]):
            starts.append(offset)
    return starts


def _cuts(text: str) -> Iterator[int]:
    """Where underthesea's sentences begin in the text, whose blanks it may have changed."""
    position = 0
    for sentence in _tokenizer()(text):
        first = sentence.strip()[:1]
        found = text.find(first, position) if first else -1
        if found < 0:
            continue
        yield found
        position = found
        for character in sentence:
            if not character.isspace():
                position = max(position, text.find(character, position) + 1)


def _goes_on(before: str, after: str) -> bool:
    if after.startswith(_data()["never_first"]):
        return True
    if _MARKER.search(before):
        return True
    last = before.rsplit(maxsplit=1)[-1].lstrip("([{“\"'")
    known = _data()["abbreviations"]
    return last.endswith(".") and (last[:-1] in known or last[:-1].rpartition(".")[2] in known)


@cache
def _data() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in tomllib.loads(_DATA.read_text("utf-8")).items()}


@cache
def _tokenizer() -> Callable[[str], list[str]]:
    """underthesea's sentence splitter; loaded late, because importing it takes a while."""
    tokenize: Callable[[str], list[str]] = import_module("underthesea").sent_tokenize
    return tokenize
