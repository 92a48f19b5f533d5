"""Specks of dirt that an engine read as signs: they go with the word beside them and leave no text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docproc.schema.layout import RawParagraph, RawWord
from docproc.schema.page import Word
from docproc.schema.text import Paragraph, Token
from docproc.vietnamese.unicode import fold, nfc

STOPS = frozenset(".,:;")
"""Signs that never stand alone: a speck, if the engine was not sure."""
UNSURE = 0.85
DIRT = frozenset("'\"`´‘’“^ˆ_°©®«»§#¡{}<>‡\\¬")
"""Signs that stand for no word of an official letter, however sure the engine was."""
INNER = frozenset("-~=*—")
"""Signs that begin a line of a list; behind other words an engine that is unsure sees them in dirt."""
INNER_UNSURE = 0.7
HARDLY = 0.1
"""Below this nothing of one letter or sign was ever right, nor a consonant below :data:`DOUBTFUL`."""
DOUBTFUL = 0.35
RULES = frozenset("_|¦—~=-–:.'‘’")
"""What engines make of the rules of tables and forms, and the signs that take part in it."""
_RULE = frozenset("_|¦—~=")
_VOWELS = frozenset("aeiouy")
_AT_EDGE = re.compile(r"^[_|¦]+(?=[^\W_])|(?<=[^\W_])[_—]*[_|¦][_|¦—]*$")
_OPENS, _CLOSES = re.compile(r"^['‘`´](?=[^\W_])"), re.compile(r"[^\W_][.,;:]?['’]")
"""Single quotation marks: of 31 on pages for tuning that opened a word and closed nowhere none was."""
_QUOTED = 20
"""Words among which a quotation ends."""


def is_speck(raw: RawWord, *, first: bool = True, last: bool = False) -> bool:
    """Whether a word as read is a speck; never for text that no engine gave a confidence for.

    ``first``, ``last``: whether it stands first or last in its line. Measured on 7,246 lines that two
    engines read: of 411 such words 2 had been printed.
    """
    confidence, text = raw.word.confidence, raw.word.text
    if confidence is None or not text:
        return False
    if len(text) > 1:
        return RULES.issuperset(text) and not _RULE.isdisjoint(text)
    if text in DIRT or (text in STOPS and confidence < UNSURE):
        return True
    if text in INNER:
        inner = last if text == "-" else not first
        return confidence < (INNER_UNSURE if inner and not first else HARDLY)
    return text.isalpha() and confidence < (HARDLY if fold(text) in _VOWELS else DOUBTFUL)


def without_edges(words: Sequence[RawWord]) -> list[str]:
    """The texts of a paragraph's words without what an engine read at their edges.

    That is the rule of a table (``phẩm_—_|``) or a speck that it took for an opening quotation mark.
    """
    texts = [nfc(raw.word.text) for raw in words]
    for place, raw in enumerate(words):
        if raw.word.confidence is not None:
            text = _AT_EDGE.sub("", texts[place]) or texts[place]
            if _OPENS.match(text) and not any(map(_CLOSES.search, texts[place : place + _QUOTED])):
                text = text[1:]
            texts[place] = text
    return texts


def without_specks(paragraph: RawParagraph) -> RawParagraph:
    """The paragraph without its specks; as it is when it has none or no letter or figure else."""
    lines = [None, *((raw.page, raw.line) for raw in paragraph.words), None]
    kept = tuple(
        raw
        for before, raw, here, after in zip(lines, paragraph.words, lines[1:], lines[2:], strict=False)
        if not is_speck(raw, first=before != here, last=here != after)
    )
    says = any(any(map(str.isalnum, raw.word.text)) for raw in kept)
    return replace(paragraph, words=kept) if says and len(kept) < len(paragraph.words) else paragraph


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
