"""The types that travel between the stages, and the JSON contract that leaves the house.

Everything here holds data and invariants; nothing here reads, repairs or understands a document.

======================  =============================================================
:mod:`.geometry`        ``Box``: a rectangle on a page, in PDF points
:mod:`.page`            ``Word`` < ``Line`` < ``OcrPage``: what was read from a page
:mod:`.scan`            ``Origin``, ``PagePlan``, ``Scan``: a received file and how to read it
:mod:`.layout`          ``Zone``, ``Block``, ``PageLayout``: where on the page the lines stand
:mod:`.text`            ``Token`` < ``Paragraph`` < ``RestoredText``: repaired text, with the way back
:mod:`.contract`        the directive JSON, version 1 (pydantic)
======================  =============================================================
"""

from docproc.schema.geometry import Box
from docproc.schema.layout import Block, Cell, PageLayout, RawParagraph, RawWord, Zone
from docproc.schema.page import Alternative, Line, OcrPage, TextSource, Word
from docproc.schema.scan import Origin, PagePlan, Route, Scan
from docproc.schema.text import PageText, Paragraph, RestoredText, TextLine, Token

__all__ = [
    "Alternative",
    "Block",
    "Box",
    "Cell",
    "Line",
    "OcrPage",
    "Origin",
    "PageLayout",
    "PagePlan",
    "PageText",
    "Paragraph",
    "RawParagraph",
    "RawWord",
    "RestoredText",
    "Route",
    "Scan",
    "TextLine",
    "TextSource",
    "Token",
    "Word",
    "Zone",
]
