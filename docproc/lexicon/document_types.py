"""The kinds of documents and the codes that stand for them in a symbol.

Source: Decree 30/2020/NĐ-CP, article 7 and annex III; Law on Promulgation of Legal Documents;
Regulation 66-QĐ/TW for the Party.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from docproc.lexicon import tables
from docproc.vietnamese.unicode import comparison_key


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document: ``Chỉ thị`` with code ``CT``; ``code`` is ``None`` for a công văn.

    ``system`` is ``state`` or ``party``; ``group`` is ``administrative`` (the 29 types of Decree 30),
    ``copy``, ``legal`` (legal normative documents) or ``party``.
    """

    name: str
    code: str | None
    system: str
    group: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All kinds, the 29 of Decree 30 first."""
    return tuple(
        DocumentType(row["name"], row["code"] or None, row["system"], row["group"])
        for row in tables.rows("document_types.csv")
    )


def type_by_code(code: str, system: str = "state") -> DocumentType | None:
    """The kind that a code in a symbol stands for; ``QĐ``, ``QyĐ`` and ``TTr`` are told apart by case.

    ``None`` for other codes, so a first group that is no code means a công văn.
    """
    return _by_code().get((system, code))


def type_by_name(name: str, system: str = "state") -> DocumentType | None:
    """The kind of that name, in any case and tone placement; ``None`` when there is none."""
    return _by_name().get((system, comparison_key(name)))


@cache
def _by_code() -> dict[tuple[str, str], DocumentType]:
    index: dict[tuple[str, str], DocumentType] = {}
    for kind in document_types():
        if kind.code:
            index.setdefault((kind.system, kind.code), kind)
    return index


@cache
def _by_name() -> dict[tuple[str, str], DocumentType]:
    index: dict[tuple[str, str], DocumentType] = {}
    for kind in document_types():
        index.setdefault((kind.system, comparison_key(kind.name)), kind)
    return index
