"""The head of a directive: who issued what, under which number, when and about what.

Source: Decree 30/2020/NĐ-CP, article 8 and annex I.
"""

from __future__ import annotations

import datetime
from enum import StrEnum

from docproc.schema.contract.agency import Agency
from docproc.schema.contract.base import Finding, Record, Scalar, Text


class IssuerLevel(StrEnum):
    """The level of government of the issuer."""

    CENTRAL = "central"
    MINISTRY = "ministry"
    PROVINCE = "province"
    DEPARTMENT = "department"
    COMMUNE = "commune"
    OTHER = "other"


class System(StrEnum):
    """Documents of the State and of the Party follow different rules."""

    STATE = "state"
    PARTY = "party"


class DigitalSignature(Finding):
    """A caption that a signing program printed: signed by whom, when (ISO 8601 with offset)."""

    signed_by: Text | None
    signed_at: Text | None
    verbatim: Text


class ReceivedStamp(Finding):
    """The receiver's box (``ĐẾN``); its number is never the document's own."""

    number: Text | None
    date: datetime.date | None
    verbatim: Text


class Metadata(Record):
    """Everything that the head and the stamps of the document say about it."""

    issuer: Scalar[Text] | None = None
    parent_agency: Scalar[Text] | None = None
    issuer_level: Scalar[IssuerLevel] | None = None
    system: Scalar[System] | None = None
    doc_type: Scalar[Text] | None = None
    doc_type_code: Scalar[Text] | None = None
    number: Scalar[Text] | None = None
    symbol: Scalar[Text] | None = None
    number_symbol: Scalar[Text] | None = None
    drafting_unit_code: Scalar[Text] | None = None
    place: Scalar[Text] | None = None
    date: Scalar[datetime.date] | None = None
    subject: Scalar[Text] | None = None
    urgency: Scalar[Text] | None = None
    secrecy: Scalar[Text] | None = None
    circulation: Scalar[Text] | None = None
    copy_type: Scalar[Text] | None = None
    digital_signatures: list[DigitalSignature] = []
    received_stamp: ReceivedStamp | None = None


class Addressee(Finding):
    """One line of ``Kính gửi``, and the agencies that it names."""

    verbatim: Text
    normalized: list[Agency] = []


class Recipient(Finding):
    """One line of ``Nơi nhận``; ``purpose`` is what stands in brackets (``để b/c``)."""

    verbatim: Text
    normalized: list[Agency] = []
    purpose: Text | None = None


class Archive(Finding):
    """The ``Lưu:`` line: codes of the units that file it, number of copies, the drafter's sign."""

    codes: list[Text] = []
    copies: int | None = None
    drafter: Text | None = None
    verbatim: Text


class Signer(Finding):
    """Who signed, in which post, and the capital lines above the name (``TM. …``, ``KT. …``).

    ``name`` or ``position`` is ``null`` when it could not be read; ``position_inferred`` is true when
    the post follows from the authority line above an unreadable one. ``on_behalf_of`` is the body or
    post named after ``TM.``, ``KT.``, ``TL.``, ``TUQ.``.
    """

    name: Text | None
    position: Text | None
    position_inferred: bool = False
    authority_lines: list[Text] = []
    on_behalf_of: Text | None = None


class Appendix(Finding):
    """An appendix bound to the directive: its title and the pages (from 1) it covers."""

    title: Text | None
    pages: list[int]
