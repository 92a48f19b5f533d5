"""Which paragraphs close a directive: the duty of everyone, what to do with difficulties, who monitors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from docproc.extract.addresses import Address, read_address
from docproc.extract.document import ParagraphSpan, paragraphs
from docproc.extract.folded import Folded
from docproc.extract.outline_markers import read_marker
from docproc.extract.task_phrases import starts_with_verb, words
from docproc.schema import Zone

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_EXECUTION = re.compile(r"chịu\s+trách\s+nhiệm\s+(?:tổ\s+chức\s+)?(?:thi\s+hành|thực\s+hiện)(?!\w)")
_FORCE = re.compile(r"có\s+hiệu\s+lực(?:\s+thi\s+hành)?(?!\w)")
_IN_FORCE = re.compile(
    r"\W*(?:[^\W\d_]+\s+){1,4}này\s+(?:bắt\s+đầu\s+)?có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+từ\s+(?:ngày|khi)(?!\w)"
)
_OBJECT_WORDS = 14  # a general duty has hardly more words behind it
_NOTIFIES = re.compile(
    r"(?:thông báo|thông tin|gửi|kính chuyển)(?!\w)[^.;]*?(?<!\w)(?:để|tới|đến|cho)\s[^.;]*?(?<!\w)(?:được )?"
    r"biết(?:\s*(?:,|và)\s*(?:tổ chức\s+|triển khai\s+|nghiêm túc\s+)*"
    r"(?:thực hiện|phối hợp|chỉ đạo|quản lý|theo dõi))*"
    r"(?:\s+theo\s+(?:đúng\s+)?(?:quy định|nội dung trên)(?:\s+hiện hành)?)?\s*[./]*\s*$"
)
_RECEIVED = re.compile(r"nhận được (?:[^\W\d_]+ ){1,5}này(?!\w)")
_ITS_RESULTS = re.compile(r"\s*,?\s*(?:(?:và|,)\s*)?(?:tổng hợp|báo cáo|định kỳ|kịp thời)(?!\w)")
_NEW_APPENDIX = re.compile(r"(?:phụ lục|mẫu|biểu)(?!\w)")
_DIFFICULTIES = re.compile(
    r"\s*;\s*(?:kịp thời|nếu có|trường hợp|định kỳ|trong quá trình)\s[^;]*$", re.IGNORECASE
)
_SCOPE = re.compile(
    r"(?:(?:căn cứ|theo|trên cơ sở|trong phạm vi)\s+)?chức năng,?\s+(?:và\s+)?nhiệm vụ"
    r"(?:,?\s+(?:và\s+)?quyền hạn)?(?:\s+(?:được giao|của mình|được phân công))?,?"
    r"|có trách nhiệm(?!\w)|căn cứ\s+[^\W\d_]+(?:\s+[^\W\d_]+)?\s+này,?"
)
_ENDS = (Zone.SIGNATURE, Zone.RECIPIENTS)


@dataclass(frozen=True, slots=True)
class ClosingSentence:
    """A sentence of the closing: its span in the paragraph and whom it addresses, if anyone."""

    start: int
    end: int
    address: Address | None
    monitors: bool


def main_body(doc: Doc) -> list[ParagraphSpan]:
    """The paragraphs of the body before the signature; those behind it belong to appendices."""
    ends = [paragraph.index for paragraph in paragraphs(doc, *_ENDS)]
    body = paragraphs(doc, Zone.BODY)
    before = [paragraph for paragraph in body if not ends or paragraph.index < min(ends)]
    return before or body


def appended_body(doc: Doc) -> list[ParagraphSpan]:
    """The paragraphs of a plan that the document encloses (``Ban hành kèm theo Quyết định …``), if any.

    It begins after the signature with a title of its own; forms and lists assign nothing.
    """
    ends = [paragraph.index for paragraph in paragraphs(doc, *_ENDS)]
    if not ends:
        return []
    opened = False
    found: list[ParagraphSpan] = []
    for paragraph in paragraphs(doc, Zone.BODY, Zone.APPENDIX, Zone.TITLE):
        if paragraph.index < max(ends):
            continue
        if paragraph.zone is not Zone.BODY:
            head = Folded(paragraph.text)
            if words("enclosed").match(head.marked):
                opened = True
            elif _NEW_APPENDIX.match(head.marked):
                opened = False
        elif opened:
            found.append(paragraph)
    return found


def closing_paragraphs(body: Sequence[ParagraphSpan]) -> list[ParagraphSpan]:
    """The paragraphs at the end of the body that close the document, in order."""
    closing: list[ParagraphSpan] = []
    for paragraph in reversed(body):
        marker = read_marker(paragraph.text)
        text = paragraph.text[marker.end :] if marker else paragraph.text
        if marker is not None and (marker.kind != "article" or not _closes_articles(text)):
            break
        if marker is None and not is_closing(text) and (closing or not ends_in_duty(text)):
            break
        closing.insert(0, paragraph)
    return closing


def _closes_articles(text: str) -> bool:
    folded = Folded(text)
    return bool(_EXECUTION.search(folded.marked))


def is_closing(text: str) -> bool:
    """Whether every sentence of a paragraph closes the document."""
    sentences = closing_sentences(text)
    if not sentences or sentences[0] is None:
        return False
    return all(sentence is not None for sentence in sentences) or bool(
        words("closing", "summing_up").match(Folded(text).marked)
    )


def ends_in_duty(text: str) -> bool:
    """Whether a short paragraph that begins with something else ends in the duty of everyone."""
    sentences = closing_sentences(text)
    if len(sentences) != 2 or sentences[-1] is None or read_address(Folded(text), 0):
        return False
    return not starts_with_verb(Folded(text), 0)


def closing_sentences(text: str) -> list[ClosingSentence | None]:
    """The sentences of a paragraph; ``None`` for those that close nothing."""
    bounds = [0, *(stop.end() for stop in _SENTENCE.finditer(text)), len(text)]
    return [
        _closing_sentence(text[start:end], start)
        for start, end in pairwise(bounds)
        if text[start:end].strip(" ./()")
    ]


def _closing_sentence(sentence: str, offset: int) -> ClosingSentence | None:
    text = Folded(sentence)
    address = read_address(text, 0)
    monitors = address is not None and _monitors(text, address)
    if monitors or _closes(text, address):
        return ClosingSentence(offset, offset + len(sentence), address, monitors)
    return None


def _closes(text: Folded, address: Address | None) -> bool:
    """Whether a sentence says that the document is received, in force, made known, or everyone's duty."""
    first = _first_word(text)
    if words("closing", "openings").match(text.marked, first) or _RECEIVED.match(text.marked, first):
        return True
    if _NOTIFIES.search(text.marked) or _EXECUTION.search(text.marked):
        return True
    if _IN_FORCE.match(text.marked) or (_FORCE.search(text.marked) and "kể từ ngày" in text.marked):
        return True
    return address is not None and _is_general_duty(text, address.task)


def _first_word(text: Folded) -> int:
    found = re.search(r"[\w(]", text.text)
    return found.start() if found else 0


def _monitors(text: Folded, address: Address) -> bool:
    """Whether the addressed agency is to watch over how the document is carried out."""
    watch = words("closing", "monitoring").search(text.marked, address.task)
    if not watch or watch.start() - address.task > 60:
        return False
    return bool(
        words("closing", "this_document").search(text.marked, watch.end())
        or _ITS_RESULTS.match(text.marked, watch.end())
    )


def _is_general_duty(text: Folded, start: int) -> bool:
    """``nghiêm túc triển khai thực hiện Chỉ thị này``: nothing but the duty to carry it out."""
    place = start
    while True:
        place = text.blank(place)
        duty = words("closing", "duties").match(text.marked, place)
        if duty:
            rest = _DIFFICULTIES.sub("", text.text[duty.end() :]).strip(" ./")
            this = words("closing", "this_document").search(text.marked, duty.end())
            return not rest or (len(rest.split()) <= _OBJECT_WORDS and (bool(this) or _refers_back(rest)))
        scope = _SCOPE.match(text.marked, place)
        if scope:
            place = scope.end()
            continue
        company = words("closing", "company").match(text.marked, place)
        adverb = company or words("adverbs").match(text.marked, place)
        if not adverb:
            return False
        place = adverb.end()
        while place < len(text.text) and text.text[place] in ", ":
            place += 1


def _refers_back(rest: str) -> bool:
    folded = Folded(rest)
    return bool(re.search(r"(?:nêu trên|nói trên|trên đây|được giao|này|theo quy định)(?!\w)", folded.marked))
