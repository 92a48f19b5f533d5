"""Figures: index scores, rates, amounts, with their changes and ranks."""

from __future__ import annotations

from enum import StrEnum

from docproc.schema.contract.base import Finding, Record, Text


class Comparator(StrEnum):
    """How a value is bounded."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    RANGE = "range"


class Direction(StrEnum):
    """Which way a figure moved."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


class IndicatorKind(StrEnum):
    """What sort of statement the figure is."""

    ACTUAL = "actual"
    BASELINE = "baseline"
    TARGET = "target"
    ESTIMATE = "estimate"
    FORECAST = "forecast"
    PARAMETER = "parameter"


class Change(Record):
    """A change as printed (never recomputed): ``cao hơn 4,3% so với năm 2023``."""

    verbatim: Text
    direction: Direction
    amount: float | None
    unit: Text | None
    base: Text | None
    base_kind: Text | None


class RankChange(Record):
    """A move in the table: ``tăng 4 bậc``; ``places`` is a count, always positive."""

    verbatim: Text
    direction: Direction
    places: int | None
    base: Text | None = None


class Rank(Record):
    """A place in a ranking: ``xếp hạng thứ 1/63 tỉnh, thành phố``."""

    verbatim: Text
    rank: int | None
    out_of: int | None = None
    scope: Text | None = None
    change: RankChange | None = None


class Group(Record):
    """A group in a ranking: ``nhóm trung bình thấp gồm 15 tỉnh, thành phố``."""

    verbatim: Text
    name: Text
    size: int | None = None


class Indicator(Finding):
    """One figure; ``name`` and ``code`` are the catalogue's, ``name_verbatim`` the document's.

    ``value`` is copied from ``value_verbatim``; for a range it is the lower end and ``value_to`` the
    upper one. ``max`` is the scale's top where printed (``42,7037/80``).
    """

    name: Text
    name_verbatim: Text | None
    code: Text | None
    scope: Text | None
    year: int | None
    year_inferred: bool = False
    period: Text | None
    value: float | None
    value_to: float | None = None
    comparator: Comparator
    value_verbatim: Text | None
    unit: Text | None
    max: float | None
    changes: list[Change] = []
    rank: Rank | None = None
    group: Group | None = None
    kind: IndicatorKind
