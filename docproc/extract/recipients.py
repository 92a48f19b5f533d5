"""Who gets the directive: the list ``Nơi nhận``, its purposes in brackets, and the archive line.

Source: Decree 30/2020/NĐ-CP, annex I (cell 9b).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.agencies import resolve
from docproc.extract.archive import is_archive_line, read_archive_line, recipient_tables
from docproc.extract.document import ParagraphSpan, confidence, evidence, metadata, paragraphs, source
from docproc.extract.lists import Entry, entries
from docproc.schema import Zone
from docproc.schema.contract import Archive, Recipient
from docproc.vietnamese.unicode import fold

RULE, ARCHIVE_RULE = "recipients.entry", "recipients.archive"

_LABEL = re.compile(r"\W*n\w{1,2}i\s*nh\w{1,2}n\s*[:;.]?\s*-?\s*")
_NOTE = re.compile(r"\s*\((?P<note>[^()]{1,60})\)\s*$")
_BULLET = re.compile(r"\s*[-–—~+•]\s*\S")


@Language.factory(
    "docproc_recipients", requires=["doc._.metadata"], assigns=["doc._.recipients", "doc._.archive"]
)
def create_recipients(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that reads ``Nơi nhận``."""
    return read_recipients


def read_recipients(doc: Doc) -> Doc:
    """Set ``doc._.recipients`` and ``doc._.archive``."""
    chosen = paragraphs(doc, Zone.RECIPIENTS) or _labelled(doc)
    found = entries(chosen, _LABEL)
    archived = [entry for entry in found if is_archive_line(entry.text)]
    cut = found.index(archived[0]) if archived else len(found)
    doc._.recipients = [_recipient(doc, entry) for entry in found[:cut]]
    if archived:
        end = found[-1].end if _same_paragraph(doc, found[-1], archived[0]) else archived[0].end
        doc._.archive = _archive(doc, archived[0].start, end)
    return doc


def _recipient(doc: Doc, entry: Entry) -> Recipient:
    note = _NOTE.search(entry.text)
    purpose = note["note"].strip() if note and _is_purpose(note["note"]) else None
    name = entry.text[: note.start()] if note and purpose else entry.text
    known = metadata(doc).issuer
    issuer = known.value if known else None
    return Recipient(
        verbatim=entry.text,
        normalized=resolve(name, issuer),
        purpose=purpose,
        evidence=evidence(doc, entry.start, entry.end),
        confidence=confidence(doc, RULE, (entry.start, entry.end)),
        rule=RULE,
    )


def _archive(doc: Doc, start: int, end: int) -> Archive:
    """The archive line; its items may be parted by semicolons (``Lưu: VT; KSTTHC``)."""
    drafting = metadata(doc).drafting_unit_code
    text = source(doc).text[start:end]
    line = read_archive_line(text, drafting.value if drafting else None)
    return Archive(
        codes=list(line.codes),
        copies=line.copies,
        drafter=line.drafter,
        verbatim=text,
        evidence=evidence(doc, start, end),
        confidence=confidence(doc, ARCHIVE_RULE, (start, end)),
        rule=ARCHIVE_RULE,
    )


def _same_paragraph(doc: Doc, one: Entry, other: Entry) -> bool:
    text = doc._.source
    return bool(text.paragraph_at(one.start) == text.paragraph_at(other.start))


@cache
def _purposes() -> frozenset[str]:
    return frozenset(fold(purpose) for purpose in recipient_tables()["purposes"])


def _is_purpose(note: str) -> bool:
    folded = " ".join(fold(note).split())
    return folded in _purposes() or folded.startswith(("de ", "b/c", "bao cao"))


def _labelled(doc: Doc) -> list[ParagraphSpan]:
    """The paragraph that begins with ``Nơi nhận`` and the bullets under it, where zones are missing."""
    every = paragraphs(doc)
    for number in range(len(every) - 1, -1, -1):
        if re.match(r"\W*n\w{1,2}i nh\w{1,2}n\s*:", fold(every[number].text)):
            below = every[number + 1 :]
            bullets = next((i for i, other in enumerate(below) if not _BULLET.match(other.text)), len(below))
            return [every[number], *below[:bullets]]
    return []
