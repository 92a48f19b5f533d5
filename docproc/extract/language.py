"""The spaCy language: blank Vietnamese, with a tokenizer that keeps figures and symbols whole.

spaCy's own Vietnamese tokenizer either needs a further package or cuts at blanks only; this one cuts
punctuation off and leaves ``96,17``, ``30/6/2025``, ``1747/UBND-KSTTHC`` and ``V/v`` in one piece.
"""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer

_OPENING = r"""^(?:[“"'‘\(\[\{«]|[-–—+•*](?=\S))"""
_CLOSING = r"""(?:[”"'’\)\]\}»,;:!?…]|\.\./|\./\.|(?<=\D)\.|(?<=\d)\.(?=$)|%)$"""
_INSIDE = r"""[“”"\(\)\[\];]|(?<=[^\W\d]),(?=[^\W\d])|(?<=[^\W\d]):(?=\S)"""
_WHOLE = re.compile(r"^(?:TP|TS|ThS|PGS|GS|KT|TM|TL|TUQ|Q|T/M|K/T|T/L)\.$|^https?://\S+$|^\S+@\S+\w$")


@cache
def vietnamese() -> Language:
    """A blank Vietnamese pipeline with docproc's tokenizer and no components; made once a process."""
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        prefix_search=re.compile(_OPENING).search,
        suffix_search=re.compile(_CLOSING).search,
        infix_finditer=re.compile(_INSIDE).finditer,
        token_match=_WHOLE.match,
    )
    return nlp
