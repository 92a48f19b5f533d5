"""What every extraction component works with: the text as a spaCy document that leads back to the page.

A component is a function ``(Doc) -> Doc`` in a file of its own, registered with ``@Language.factory``
under the name ``docproc_<noun>``. It reads ``doc.text`` (which is ``RestoredText.text``, character for
character) and the attributes below, and assigns its own attribute. It declares both
(``requires=["doc._.source"], assigns=["doc._.indicators"]``), so that spaCy can check the order.

=====================  ====================================  =========================
attribute              type                                  set by
=====================  ====================================  =========================
``doc._.source``       ``RestoredText``                      :func:`make_doc`
``doc._.metadata``     ``contract.Metadata``                 ``docproc_header``
``doc._.signers``      ``list[contract.Signer]``             ``docproc_signers``
``doc._.addressees``   ``list[contract.Addressee]``          ``docproc_addressees``
``doc._.recipients``   ``list[contract.Recipient]``          ``docproc_recipients``
``doc._.archive``      ``contract.Archive | None``           ``docproc_recipients``
``doc._.appendices``   ``list[contract.Appendix]``           ``docproc_appendices``
``doc._.citations``    ``list[contract.Reference]``          ``docproc_references``
``doc._.citation_spans``  ``list[tuple[int, int]]``          ``docproc_references``
``doc._.agencies``     ``list[AgencyMention]``               ``docproc_agencies``
``doc._.indicators``   ``list[contract.Indicator]``          ``docproc_indicators``
``doc._.goals``        ``list[contract.Goal]``               ``docproc_goals``
``doc._.deadlines``    ``list[DeadlineMention]``             ``docproc_deadlines``
``doc._.task_groups``  ``list[contract.TaskGroup]``          ``docproc_tasks``
``doc._.tasks``        ``list[contract.Task]``               ``docproc_tasks``
``doc._.closing``      ``contract.Closing | None``           ``docproc_closing``
``doc._.review``       ``list[contract.ReviewItem]``         any component may append
=====================  ====================================  =========================

Offsets in components are characters of ``doc.text``; :func:`evidence` turns them into places on pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.reading_odds import as_sense, as_words
from docproc.extract.rules import precision
from docproc.schema import Cell, RestoredText, Zone
from docproc.schema.contract import Evidence, Metadata, ReviewItem

_LISTS = (
    "signers",
    "addressees",
    "recipients",
    "appendices",
    "citations",
    "citation_spans",
    "agencies",
    "indicators",
    "goals",
    "deadlines",
    "task_groups",
    "tasks",
    "review",
)
_SINGLES = ("source", "metadata", "archive", "closing")


@dataclass(frozen=True, slots=True)
class ParagraphSpan:
    """A paragraph of the document: ``text == doc.text[start:end]``.

    ``index`` is its place in ``RestoredText.paragraphs``; ``page`` (from 1) is where it begins;
    ``indent`` is in points (``None`` when unknown); ``cell`` is set inside tables.
    """

    index: int
    zone: Zone
    start: int
    end: int
    text: str
    page: int
    indent: float | None
    cell: Cell | None


def register_attributes() -> None:
    """Make the attributes known to spaCy; safe to call more than once."""
    for name in _SINGLES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in _LISTS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])


def make_doc(nlp: Language, text: RestoredText) -> Doc:
    """Tokenise the restored text and tie it to its source; ``doc.text == text.text``."""
    register_attributes()
    doc = nlp.make_doc(text.text)
    doc._.source = text
    doc._.metadata = Metadata()
    return doc


def source(doc: Doc) -> RestoredText:
    """The restored text behind a document."""
    text: RestoredText = doc._.source
    return text


def metadata(doc: Doc) -> Metadata:
    """What the head of the document said (empty before ``docproc_header`` has run)."""
    found: Metadata = doc._.metadata
    return found


def review(doc: Doc) -> list[ReviewItem]:
    """The list of places that a person should look at; components append to it."""
    items: list[ReviewItem] = doc._.review
    return items


def paragraphs(doc: Doc, *zones: Zone) -> list[ParagraphSpan]:
    """The paragraphs in reading order, all of them or those of the given zones."""
    text = source(doc)
    spans = []
    for index, paragraph in enumerate(text.paragraphs):
        if not paragraph.tokens or (zones and paragraph.zone not in zones):
            continue
        start = text.paragraph_starts[index]
        content = paragraph.text
        page = paragraph.tokens[0].page
        spans.append(
            ParagraphSpan(
                index,
                paragraph.zone,
                start,
                start + len(content),
                content,
                page,
                paragraph.indent,
                paragraph.cell,
            )
        )
    return spans


def evidence(doc: Doc, start: int, end: int) -> list[Evidence]:
    """The places on the pages where ``doc.text[start:end]`` stands."""
    return source(doc).evidence(start, end)


def confidence(doc: Doc, rule: str, *spans: tuple[int, int], by_sense: bool = False) -> float:
    """Probability that a finding of ``rule`` on these spans of ``doc.text`` is right.

    The rule's share of hits (``data/rules/*.toml``) times the probability that its words were read and
    repaired right. ``by_sense`` says that a slip in a word does not make the finding wrong: it is a day, a
    figure, a name out of a list. Raises ``KeyError`` for a rule without an entry.
    """
    words = [token.probability for span in spans for token in source(doc).tokens(*span)]
    return precision(rule) * (as_sense(words) if by_sense else as_words(words))
