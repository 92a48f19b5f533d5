"""The summary of the content (trích yếu): after ``V/v`` under the number, or under the printed title.

Source: Decree 30/2020/NĐ-CP, annex I (cells 5a and 5b).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from spacy.tokens import Doc

from docproc.extract.doc_type import Title
from docproc.extract.document import paragraphs, source
from docproc.extract.findings import ask, scalar
from docproc.extract.head import Head
from docproc.extract.head_phrases import in_capitals
from docproc.extract.lines import LineSpan
from docproc.extract.reasons import Reason
from docproc.schema import Zone
from docproc.schema.contract import Scalar
from docproc.vietnamese.syllable import is_syllable
from docproc.vietnamese.unicode import fold

LONGEST = 900  # characters; the longest summaries of legal documents stay below
_LONG_PARAGRAPH = 350  # characters; a longer paragraph under the title is text

_STAMP = re.compile(
    r"\s(?:(?:THƯỢNG )?KHẨN|HỎA TỐC(?: HẸN GIỜ)?|(?:TUYỆT |TỐI )?MẬT|(?:CÔNG VĂN )?ĐẾN(?= S|$))(?!\w).*$"
)
_OF_BODY = re.compile(r"CỦA (?:BAN|BỘ|ỦY BAN|THƯỜNG TRỰC)(?: [A-ZÀ-ỸĐ]+)+ (?=[a-zà-ỹđ])")
_LABEL = re.compile(r"^\W*(?:v\W?\s?[/|l1⁄]\s?w?v|v[eê]\s?viec|v\w\s+vi\w?c|trich yeu)\s*[:;.]?\s*")
_INNER_LABEL = re.compile(r"(?<!\w)v[e/]\s?v(?:iec)?\s")
_LETTER_LABEL = re.compile(r"^\W{0,3}v\W?\s?[/|⁄]\s?w?v\b")
_AFTER = re.compile(
    r"^\W*(?:kinh gui|can cu|thuc hien|theo de nghi|xet de nghi|nham|de\b|trong|ngay \d|dieu \d|phan|chuong"
    r"|[ivx]{1,4}\.|\d{1,2}\.)"
)


def has_letter_label(head: Head) -> bool:
    """Whether a line begins with ``V/v``, as the summary of a công văn does."""
    places = [*head.lines(Zone.SUBJECT), *head.first]
    return any(_LETTER_LABEL.search(fold(line.text)) for line in places)


def read_subject(doc: Doc, head: Head, title: Title | None) -> Scalar[str] | None:
    """The summary without ``V/v`` or ``Về việc``, joined over its lines.

    ``None`` when there is none, which goes to the review list.
    """
    spans = _zoned(doc, title) or _labelled(doc, head) or _under_title(head, title)
    if spans and title is None and _is_torn(source(doc).text[slice(*spans[0])]):
        ask(doc, "/metadata/subject", Reason.SUBJECT_NOT_FOUND, *spans)
        return None
    text = source(doc).text
    spans = [_from_label(doc, *spans[0]), *(_trimmed(text, *span) for span in spans[1:])] if spans else []
    spans = _without_stamps(doc, spans)
    spans = [span for span in spans if span[0] < span[1]]
    summary = " ".join(text[start:end] for start, end in spans)
    if not re.search(r"\w{2}", summary) or len(summary) > LONGEST:
        ask(doc, "/metadata/subject", Reason.SUBJECT_NOT_FOUND, *spans)
        return None
    return scalar(doc, summary, "header.subject", *spans)


def _without_stamps(doc: Doc, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without what was stamped below them (``KHẨN``), and without ``CỦA BAN …`` above them."""
    text = source(doc).text
    kept = []
    for start, end in spans:
        body = _OF_BODY.match(text, start, end)
        first = body.end() if body else start
        stamp = _STAMP.search(text, first, end)
        kept.append(_trimmed(text, first, stamp.start() if stamp else end))
    return kept


def _is_torn(text: str) -> bool:
    """Whether the beginning with ``V/v`` was not read: the rest begins within a sentence, or with dirt."""
    if _LABEL.match(fold(text)) or _INNER_LABEL.search(fold(text), 0, 80):
        return False
    first = re.search(r"[^\W\d_]+", text)
    return first is not None and (first.group()[0].islower() or not is_syllable(first.group().lower()))


def without_label(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the label before it and the blanks and stops around it."""
    label = _LABEL.match(fold(text[start:end]))
    return _trimmed(text, start + label.end() if label else start, end)


def _from_label(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The span after its label; what stands before the label is dropped when it is dirt and no words."""
    inside = _INNER_LABEL.search(fold(source(doc).text[start:end]), 0, 80)
    if inside and not _LABEL.match(fold(source(doc).text[start:end])):
        words = re.findall(r"\w+", source(doc).text[start : start + inside.start()])
        if sum(map(is_syllable, map(str.lower, words))) <= len(words) / 2:
            start += inside.start()
    return without_label(source(doc).text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " .:;,-–—_*|":
        start += 1
    while end > start and (text[end - 1] in " ;,-–—_*|" or text[end - 2 : end] in {"..", "/."}):
        end -= 1
    return start, end


def _zoned(doc: Doc, title: Title | None) -> list[tuple[int, int]]:
    """What the layout named subject: one run of paragraphs, the first in the document."""
    found: list[tuple[int, int]] = []
    previous: int | None = None
    for paragraph in paragraphs(doc, Zone.SUBJECT):
        if previous is not None and paragraph.index != previous + 1:
            break
        start = paragraph.start
        if title is not None and start <= title.line.start < paragraph.end:
            start = title.line.end
        found.append((start, paragraph.end))
        previous = paragraph.index
    return [span for span in found if source(doc).text[slice(*span)].strip()]


def _labelled(doc: Doc, head: Head) -> list[tuple[int, int]]:
    for line in head.first:
        if _LETTER_LABEL.search(fold(line.text)):
            return [(line.start, _end_of_paragraph(doc, line))]
    return []


def _under_title(head: Head, title: Title | None) -> list[tuple[int, int]]:
    """The lines after the title up to where the text begins, when the layout did not name them."""
    if title is None:
        return []
    texts = {p.index for p in paragraphs(head.doc, Zone.BODY) if len(p.text) > _LONG_PARAGRAPH}
    after = [line for line in head.first if line.start >= title.line.end]
    after = list(takewhile(lambda line: line.paragraph not in texts, after))
    return [(line.start, line.end) for line in _until_text(after)]


def _until_text(lines: Sequence[LineSpan]) -> list[LineSpan]:
    taken: list[LineSpan] = []
    for line in lines[:8]:
        if _AFTER.match(fold(line.text)) or (in_capitals(line.text) and len(line.text) > 6):
            break
        taken.append(line)
        if line.text.rstrip().endswith((".", ";", ":")):
            return []
    return taken if len(taken) < 8 else []


def _end_of_paragraph(doc: Doc, line: LineSpan) -> int:
    return next(paragraph.end for paragraph in paragraphs(doc) if paragraph.index == line.paragraph)
