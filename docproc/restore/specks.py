"""Specks of dirt that an engine read as signs: they go with the word beside them and leave no text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docproc.schema.layout import RawParagraph, RawWord
from docproc.schema.page import Word
from docproc.schema.text import Paragraph, Token

STOPS = frozenset(".,:;")
"""Signs that never stand alone: a speck, if the engine was not sure."""
UNSURE = 0.7
DIRT = frozenset("'\"`´‘’“^_°©®«»§#¡{}<>‡\\¬")
"""Signs that stand for no word of an official letter, however sure the engine was."""


def is_speck(raw: RawWord) -> bool:
    """Whether a word as read is a speck; never for text that no engine gave a confidence for."""
    confidence, text = raw.word.confidence, raw.word.text
    if confidence is None or len(text) != 1:
        return False
    return text in DIRT or (text in STOPS and confidence < UNSURE)


def without_specks(paragraph: RawParagraph) -> RawParagraph:
    """The paragraph without its specks; as it is when it has none or nothing else."""
    kept = tuple(raw for raw in paragraph.words if not is_speck(raw))
    return replace(paragraph, words=kept) if kept and len(kept) < len(paragraph.words) else paragraph


def with_specks(paragraph: RawParagraph, repaired: Paragraph) -> Paragraph:
    """The repaired paragraph in which each speck belongs to the token before it, or the first one."""
    held = {id(word) for token in repaired.tokens for word in token.words}
    if all(id(raw.word) in held for raw in paragraph.words):
        return repaired
    tokens: list[Token] = list(repaired.tokens)
    last = {id(word): place for place, token in enumerate(tokens) for word in token.words}
    here = 0
    for raw in paragraph.words:
        if id(raw.word) in held:
            here = last[id(raw.word)]
        else:
            tokens[here] = replace(tokens[here], words=_in_order(paragraph.words, tokens[here], raw))
    return replace(repaired, tokens=tuple(tokens))


def _in_order(words: Sequence[RawWord], token: Token, speck: RawWord) -> tuple[Word, ...]:
    wanted = {id(word) for word in (*token.words, speck.word)}
    return tuple(raw.word for raw in words if id(raw.word) in wanted)
