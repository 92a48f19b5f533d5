"""Captions of digital signatures: ``Ký bởi: …``, ``Thời gian ký: 12.05.2025 09:30:15 +07:00``.

The time of signing may differ from the printed date, which stays the document's date.
Source: Decree 30/2020/NĐ-CP, annex I (cell 14); captions of signing programs as they are met.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from docproc.extract.findings import lowest_confidence, places, verbatim
from docproc.extract.head_phrases import head_tables
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
        _add(captions, line)
    return [_signature(doc, caption) for caption in captions if caption.named or caption.time]


def _loose_captions(doc: Doc) -> list[LineSpan]:
    """Caption lines that the layout left elsewhere: only such as name the signer or the time."""
    keys = (*head_tables()["captions"]["signer"][:2], head_tables()["captions"]["time"][0])
    return [line for line in lines(doc) if _field(line.text, keys) is not None]


def _add(captions: list[_Caption], line: LineSpan) -> None:
    tables = head_tables()["captions"]
    signer, time = _field(line.text, tables["signer"]), signing_time(line.text)
    if signer is not None or not captions or captions[-1].time is not None:
        if signer is None and not captions and time is None and "@" in line.text:
            return
        captions.append(_Caption())
    caption = captions[-1]
    caption.spans.append((line.start, line.end))
    if signer is not None:
        caption.signer, caption.open, caption.named = [signer], True, True
    elif time is not None:
        caption.time = time
    elif _field(line.text, (*tables["other"], *tables["time"])) is not None or "@" in line.text:
        caption.open = False
    elif caption.open:
        caption.signer.append(line.text.strip())


def _field(text: str, names: tuple[str, ...] | list[str]) -> str | None:
    """What stands after one of the field names and its colon; ``None`` when none begins the line."""
    for name in names:
        match = re.match(rf"\W*{re.escape(fold(name))}\s*[:;.]\s*", fold(text))
        if match:
            return text[match.end() :].strip()
    return None


def _signature(doc: Doc, caption: _Caption) -> DigitalSignature:
    return DigitalSignature(
        signed_by=" ".join(filter(None, caption.signer)).strip(" ,;") or None,
        signed_at=caption.time,
        verbatim=verbatim(doc, caption.spans),
        evidence=places(doc, caption.spans),
        confidence=lowest_confidence(doc, "header.digital_signature", caption.spans),
        rule="header.digital_signature",
    )
