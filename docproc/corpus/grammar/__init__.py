"""Directives composed from a grammar, each with its exact gold: for training and for stress.

``data/`` holds the words: themes with their duties, offices, sentences. ``phrases.py`` makes deadlines,
targets and citations, ``duties.py`` the sentences that carry them, ``draft.py`` gathers text and gold
side by side, and one module a structure puts them in order. The same seed gives the same directives.

The places and wordings are of the train split only, so that nothing that is measured was seen before.
"""

from docproc.corpus.grammar.compose import STRUCTURES, Composed, compose

__all__ = ["STRUCTURES", "Composed", "compose"]
