"""Who signed, in which post, and for whom: the lines at the bottom right.

The seal covers part of them; a name or post that it made unreadable is ``None`` and goes to a person,
except a deputy's post, which ``KT. CHỦ TỊCH`` settles (``position_inferred``).
Source: Decree 30/2020/NĐ-CP, annex I (cells 7a and 7b).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from docproc.extract.document import confidence
from docproc.extract.findings import Spans, ask, places
from docproc.extract.head_phrases import in_capitals
from docproc.extract.lines import LineSpan
from docproc.extract.reasons import Reason
from docproc.extract.signature_blocks import signature_blocks
from docproc.extract.signer_names import SignerName, read_name
from docproc.extract.signer_posts import Authority, deputy_of, is_damaged_deputy, post, read_authority
from docproc.schema.contract import Signer
from docproc.vietnamese.syllable import is_syllable

Span = tuple[int, int]


@dataclass
class _Signature:
    """What was read of one signature: lines of authority, the post, the name, with their spans.

    ``wrapped`` holds, by the place of a line of authority, the printed lines that it goes on in.
    """

    authority: list[tuple[Authority, LineSpan]] = field(default_factory=list)
    wrapped: dict[int, list[LineSpan]] = field(default_factory=dict)
    position: str | None = None
    position_span: Span | None = None
    inferred: bool = False
    mended: bool = False
    name: SignerName | None = None
    name_span: Span | None = None
    damaged: list[LineSpan] = field(default_factory=list)

    def go_on(self, line: LineSpan) -> None:
        """Add a printed line to the last line of authority."""
        self.wrapped.setdefault(len(self.authority) - 1, []).append(line)
        first = self.authority[-1][1]
        whole = read_authority(" ".join(one.text for one in (first, *self.wrapped[len(self.authority) - 1])))
        if whole is not None:
            self.authority[-1] = (whole, first)

    def authority_texts(self) -> list[str]:
        """Each line of authority as one line, however many the column took for it."""
        return [
            " ".join(one.text for one in (line, *self.wrapped.get(number, ())))
            for number, (_, line) in enumerate(self.authority)
        ]


@Language.factory("docproc_signers", requires=["doc._.metadata"], assigns=["doc._.signers"])
def create_signers(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that reads the signatures."""
    return read_signers


def read_signers(doc: Doc) -> Doc:
    """Set ``doc._.signers``, left to right; what could not be read is ``None`` and on the review list."""
    signatures = [_read(block) for block in signature_blocks(doc)]
    signatures = [one for one in signatures if one.authority or one.position or one.name]
    doc._.signers = [_signer(doc, number, one) for number, one in enumerate(signatures)]
    if not signatures:
        ask(doc, "/signer", Reason.SIGNER_NOT_FOUND)
    return doc


def _read(block: Sequence[LineSpan]) -> _Signature:
    """Read the lines of one signature from top to bottom."""
    found = _Signature()
    for number, line in enumerate(block):
        authority, name = read_authority(line.text), read_name(line.text)
        if authority is not None and found.position is None:
            found.authority.append((authority, line))
        elif _wraps(line, block[number + 1 :], found):
            found.go_on(line)
        elif name is not None:
            found.name, found.name_span = name, (line.start + name.start, line.start + name.end)
        elif (position := post(line.text, _expected(found))) is not None and _possible(position, found):
            _set_position(found, position, (line.start, line.end))
        elif in_capitals(line.text) and _goes_on(line.text, found):
            _extend(found, line)
        else:
            found.damaged.append(line)
    _complete(found)
    return found


def _wraps(line: LineSpan, below: Sequence[LineSpan], found: _Signature) -> bool:
    """Whether a narrow column goes on with a line of authority: ``GIÁO DỤC`` / ``VÀ ĐÀO TẠO``.

    It must be words in capitals, no post, and a post or another line of authority must follow: otherwise it
    may be the post, damaged by the seal.
    """
    if not found.authority or found.position is not None or found.name is not None:
        return False
    words = re.findall(r"[^\W\d_]+", line.text)
    syllables = sum(is_syllable(word.lower()) for word in words)
    plain = re.fullmatch(r"[^\W\d_]+(?:(?:,? | - )[^\W\d_]+)*", line.text.strip()) is not None
    if not plain or not in_capitals(line.text, 0.9) or syllables < 2 or 2 * syllables <= len(words):
        return False
    if post(line.text, _expected(found)) is not None:
        return False
    for following in below:
        if read_authority(following.text) is not None or post(following.text) is not None:
            return True
        if read_name(following.text) is not None and not in_capitals(following.text):
            return False
    return False


def _expected(found: _Signature) -> str | None:
    """The deputy's post, where someone signs KT. for his superior."""
    last = found.authority[-1][0] if found.authority else None
    return deputy_of(last.named) if last and last.mark == "KT" else None


def _possible(position: str, found: _Signature) -> bool:
    """Who signs KT. for a post does not hold that post himself: the rest of the line was lost."""
    return found.position is None and not any(
        authority.mark == "KT" and authority.named == position for authority, _ in found.authority
    )


def _set_position(found: _Signature, position: str, span: Span) -> None:
    found.position, found.position_span = position, span


def _goes_on(text: str, found: _Signature) -> bool:
    """Whether a line in capitals continues the one above: ``PHÓ BÍ THƯ`` / ``THƯỜNG TRỰC``."""
    return bool(re.search(r"[^\W\d_]{2}", text)) and (found.position is not None) and found.name is None


def _extend(found: _Signature, line: LineSpan) -> None:
    longer = post(f"{found.position} {line.text}".upper())
    if longer and found.position_span:
        _set_position(found, longer, (found.position_span[0], line.end))


def _complete(found: _Signature) -> None:
    """Settle a post that could not be read by the line above it."""
    if found.position is not None or not found.authority:
        return
    authority, line = found.authority[-1]
    if authority.mark == "Q":
        _set_position(found, f"Quyền {authority.named}", (line.start, line.end))
        return
    deputy = _expected(found)
    if deputy is None:
        return
    seen = next((one for one in found.damaged if is_damaged_deputy(one.text, deputy)), None)
    found.inferred, found.mended = seen is None, seen is not None
    _set_position(found, deputy, (seen.start, seen.end) if seen else (line.start, line.end))


def _signer(doc: Doc, number: int, found: _Signature) -> Signer:
    lines_above = [
        one
        for number, (_, line) in enumerate(found.authority)
        for one in (line, *found.wrapped.get(number, ()))
    ]
    spans = [(line.start, line.end) for line in lines_above]
    spans += [span for span in (found.position_span, found.name_span) if span and span not in spans]
    _ask(doc, "/signer" if number == 0 else f"/signers/{number}", found, spans)
    return Signer(
        name=found.name.value if found.name else None,
        position=found.position,
        position_inferred=found.inferred,
        authority_lines=[re.sub(r"^\W+|[^\w)]+$", "", line) for line in found.authority_texts()],
        on_behalf_of=found.authority[0][0].named if found.authority else None,
        evidence=places(doc, spans),
        confidence=confidence(doc, _rule(found), *([found.name_span] if found.name_span else ())),
        rule=_rule(found),
    )


def _rule(found: _Signature) -> str:
    """What was read of the signature: its name and post stand or fall together.

    A post is recognised as one of a list, so that only the words of the name are doubted one by one.
    """
    if found.name is None:
        return "signers.without_name"
    if found.position is None:
        return "signers.without_post"
    return f"signers.{'inferred' if found.inferred else 'post_damaged' if found.mended else 'both'}"


def _ask(doc: Doc, path: str, found: _Signature, spans: Spans) -> None:
    below = [(line.start, line.end) for line in found.damaged]
    if found.name is None:
        ask(doc, f"{path}/name", Reason.SIGNER_ILLEGIBLE, *(below or spans))
    if found.position is None:
        ask(doc, f"{path}/position", Reason.POSITION_ILLEGIBLE, *(below or spans))
    elif found.inferred:
        ask(doc, f"{path}/position", Reason.POSITION_INFERRED, *spans)
