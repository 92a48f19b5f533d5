"""Other documents that a directive cites."""

from __future__ import annotations

import datetime
from enum import StrEnum

from docproc.schema.contract.base import Finding, Text


class ReferenceRole(StrEnum):
    """Why a document is cited."""

    BASIS = "basis"
    REFERENCE = "reference"
    AMENDED = "amended"
    REPLACED = "replaced"
    REPEALED = "repealed"
    UNNUMBERED = "unnumbered"


class Reference(Finding):
    """A cited document; parts that the citation does not state are ``null``."""

    verbatim: Text
    doc_type: Text | None = None
    number_symbol: Text | None = None
    date: datetime.date | None = None
    issuer: Text | None = None
    subject: Text | None = None
    role: ReferenceRole
