"""An agency as trackers compare it: by its full, canonical name."""

from __future__ import annotations

from enum import StrEnum

from docproc.schema.contract.base import Record, Text


class AgencyKind(StrEnum):
    """One office, or a class of offices such as ``các sở, ban, ngành``."""

    OFFICE = "office"
    CLASS = "class"


class Agency(Record):
    """An agency: ``name`` in full (``Ủy ban nhân dân``, not ``UBND``), ``code`` its edXML id if known."""

    name: Text
    code: Text | None = None
    kind: AgencyKind = AgencyKind.OFFICE
    parent: Text | None = None
