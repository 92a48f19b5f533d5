"""Captions of digital signatures: ``Ký bởi: …``, ``Thời gian ký: 12.05.2025 09:30:15 +07:00``.

The time of signing may differ from the printed date, which stays the document's date.
Source: Decree 30/2020/NĐ-CP, annex I (cell 14); captions of signing programs as they are met.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from docproc.extract.document import confidence
from docproc.extract.findings import places, verbatim
from docproc.extract.head_phrases import head_tables, in_capitals
from docproc.extract.lines import LineSpan, lines
from docproc.schema import Zone
from docproc.schema.contract import DigitalSignature
from docproc.vietnamese.unicode import fold

_TIME = re.compile(
    r"(?P<day>\d{1,2})\s?[./\-]\s?(?P<month>\d{1,2})\s?[./\-]\s?(?P<year>20\d\d)[\s,T]+"
    r"(?P<hour>\d{1,2})\s?[:.]\s?(?P<minute>\d\d)(?:\s?[:.]\s?(?P<second>\d\d))?"
    r"(?:\s*(?P<sign>[+\-])\s?(?P<zone>\d\d):?(?P<zone_minutes>\d\d))?"
)
_ISO = re.compile(
    r"(?P<year>20\d\d)[\-.](?P<month>\d\d)[\-.](?P<day>\d\d)[ T]"
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
    r"\s*(?P<sign>[+\-])(?P<zone>\d\d)[:']?(?P<zone_minutes>\d\d)"
)
_OFFSET = re.compile(r"\W{0,2}(?P<sign>[+\-])\s?(?P<hours>\d\d):?(?P<minutes>\d\d)\W*")
_COPIED = re.compile(r"\W*(?:SAO Y|SAO LỤC|TRÍCH SAO)\s*;\s*(?P<who>[^;]{3,120}?)\s*;")  # SAO Y; who; when
_ADDRESS = re.compile(r"@|\S\.(?:gov|com|org|vn)\b")


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a caption: what its field's name says it is, and the rest of it."""

    kind: str | None
    text: str
    start: int
    end: int


@dataclass
class _Caption:
    """What has been read of one signature so far."""

    signer: list[str] = field(default_factory=list)
    time: str | None = None
    named: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)
    open: bool = True


def signing_time(text: str) -> str | None:
    """A time of signing as ISO 8601, with the offset when it is printed; ``None`` for other text."""
    iso = _ISO.search(text)
    match = iso or _TIME.search(text)
    if match is None:
        return None
    offset = f"{match['sign']}{match['zone']}:{match['zone_minutes']}" if match["zone"] else ""
    parts = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    try:
        return datetime.datetime(*parts).isoformat() + offset  # type: ignore[arg-type] # six parts, no zone
    except ValueError:
        return None


def read_digital_signatures(doc: Doc) -> list[DigitalSignature]:
    """All signature captions of the document, in reading order."""
    captions: list[_Caption] = []
    for line in lines(doc, Zone.DIGITAL_SIGNATURE) or _loose_captions(doc):
        for part in _parts(line):
            _add(captions, part)
    return [_signature(doc, caption) for caption in captions if caption.named or caption.time]


def _loose_captions(doc: Doc) -> list[LineSpan]:
    """Caption lines that the layout left elsewhere: only such as begin with the signer's or time's name."""
    return [
        line
        for line in lines(doc)
        if (match := _names().match(fold(line.text).lstrip())) and match.lastgroup in {"signer", "time"}
    ]


def _parts(line: LineSpan) -> list[_Part]:
    """A line cut before each name of a field (``… Email: … Cơ quan: …``)."""
    found = list(_names().finditer(fold(line.text)))
    borders = [match.start() for match in found] + [len(line.text)]
    parts = [] if found and found[0].start() == 0 else [_part(line, None, 0, 0, borders[0])]
    for match, end in zip(found, borders[1:], strict=True):
        parts.append(_part(line, match.lastgroup, match.start(), match.end(), end))
    return parts


def _part(line: LineSpan, kind: str | None, start: int, text: int, end: int) -> _Part:
    return _Part(kind, line.text[text:end].strip(), line.start + start, line.start + end)


def _add(captions: list[_Caption], part: _Part) -> None:
    """Give a part to the caption it belongs to: a signer's name, or what follows a time, begins one."""
    offset = _OFFSET.fullmatch(part.text)
    if offset and captions and captions[-1].time and len(captions[-1].time) == len("2025-01-01T00:00:00"):
        captions[-1].time += f"{offset['sign']}{offset['hours']}:{offset['minutes']}"
        return
    if part.kind == "signer" or not captions or captions[-1].time is not None:
        captions.append(_Caption())
    caption = captions[-1]
    time = signing_time(part.text)
    if part.kind == "signer":
        caption.signer, caption.open, caption.named = [part.text], True, True
    elif time is not None:
        caption.time = time
        copied = _COPIED.match(part.text)
        if copied and not caption.signer:
            caption.signer = [copied["who"]]
    elif part.kind is not None or _ADDRESS.search(part.text):
        caption.open = False
    elif caption.open and in_capitals(part.text, 0.6):
        caption.signer.append(part.text)
    else:
        return
    caption.spans.append((part.start, part.end))


@cache
def _names() -> re.Pattern[str]:
    """The names of the fields with their colons, in groups called after what they are."""
    groups = []
    for kind, names in head_tables()["captions"].items():
        ways = "|".join(re.escape(fold(name)) for name in sorted(names, key=len, reverse=True))
        groups.append(rf"(?P<{kind}>(?<!\w)(?:{ways})\s*[:;]\s*)")
    return re.compile("|".join(groups))


def _signature(doc: Doc, caption: _Caption) -> DigitalSignature:
    return DigitalSignature(
        signed_by=" ".join(filter(None, caption.signer)).strip(" ,;") or None,
        signed_at=caption.time,
        verbatim=verbatim(doc, caption.spans),
        evidence=places(doc, caption.spans),
        confidence=confidence(doc, "header.digital_signature", *caption.spans),
        rule="header.digital_signature",
    )
