"""The extraction pipeline: which components run, in which order, and how their findings are collected.

Each component is a file of its own; spaCy checks that what one requires another has assigned.
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract import components
from docproc.extract.document import make_doc, register_attributes
from docproc.extract.language import vietnamese
from docproc.schema import RestoredText
from docproc.schema.contract import Content, Reference, ReferenceRole

ORDER = (
    "docproc_sentences",
    "docproc_header",
    "docproc_references",
    "docproc_agencies",
    "docproc_addressees",
    "docproc_recipients",
    "docproc_signers",
    "docproc_appendices",
    "docproc_indicators",
    "docproc_goals",
    "docproc_deadlines",
    "docproc_tasks",
    "docproc_closing",
)
"""The head first, since later components resolve ``thành phố`` or a missing year by it."""


@cache
def directive_pipeline() -> Language:
    """The spaCy pipeline that understands directives; made once a process."""
    components.load()
    register_attributes()
    nlp = vietnamese()
    for name in ORDER:
        nlp.add_pipe(name)
    return nlp


def understand(text: RestoredText) -> Content:
    """Everything that the directive says, in the contract's terms.

    A document in which nothing is found gives an empty :class:`Content`, never an error.
    """
    nlp = directive_pipeline()
    doc = make_doc(nlp, text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return _collect(doc)


def _collect(doc: Doc) -> Content:
    citations: list[Reference] = doc._.citations
    bases = [citation for citation in citations if citation.role is ReferenceRole.BASIS]
    return Content(
        metadata=doc._.metadata,
        addressees=doc._.addressees,
        legal_bases=bases,
        references=[citation for citation in citations if citation.role is not ReferenceRole.BASIS],
        indicators=doc._.indicators,
        goals=doc._.goals,
        task_groups=doc._.task_groups,
        tasks=doc._.tasks,
        closing=doc._.closing,
        signer=doc._.signers[0] if doc._.signers else None,
        signers=doc._.signers if len(doc._.signers) > 1 else [],
        recipients=doc._.recipients,
        archive=doc._.archive,
        appendices=doc._.appendices,
        review=doc._.review,
    )
