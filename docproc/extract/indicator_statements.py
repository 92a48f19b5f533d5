"""Statements: the names of a passage, each with the figures that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from docproc.extract.figure_phrases import Passage, Span, either, table
from docproc.extract.indicator_changes import find_changes
from docproc.extract.indicator_names import Name, find_names
from docproc.extract.indicator_ranks import find_group, find_rank
from docproc.extract.indicator_times import Time, find_times, own_time
from docproc.extract.indicator_values import Value, find_value, read_value
from docproc.schema.contract import Change, Comparator, Group, Rank

_NEAR_NAME = 60
_AFTER_FIGURE = 16
_TELLING_NAME = 6
"""So many words tell enough of a rate to let its figure follow without a verb."""


@dataclass
class Statement:
    """A name and what is said of it: ``sentence`` and ``clause`` are where those begin in the passage.

    ``inherited`` tells that the time stands in an earlier clause; ``rule`` says how the figures were
    found, ``baseline`` and ``planned`` what a further year is for; ``end`` is where the last of them ends,
    ``said`` where the first change or rank begins.
    """

    name: Name
    sentence: int
    clause: int
    end: int
    value: Value | None = None
    time: Time | None = None
    inherited: bool = False
    changes: list[Change] = field(default_factory=list)
    rank: Rank | None = None
    group: Group | None = None
    said: int | None = None
    baseline: bool = False
    planned: bool = False
    rule: str = "value"

    @property
    def figure(self) -> int:
        """Where the value stands; without one, where the first change or rank does."""
        if self.value is not None:
            return self.value.figure.start
        return self.name.span.end if self.said is None else self.said


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause: where its sentence begins, where it begins and ends itself, and the passage's times."""

    passage: Passage
    times: list[Time]
    sentence: int
    start: int
    end: int


def find_statements(
    passage: Passage, sentences: Sequence[int], heading: Name | None = None
) -> list[Statement]:
    """All statements of a passage whose sentences begin at the given places.

    ``heading`` is the name that a heading above gave, for a passage that names none itself.
    """
    names = find_names(passage)
    if not names and heading is not None:
        names = [Name(Span(0, 0), heading.entry, heading.family, heading.exact)]
    times = find_times(passage)
    found: list[Statement] = []
    for clause in _clauses(passage, times, sentences):
        inside = [name for name in names if clause.start <= name.span.start < clause.end]
        stating = _stating(clause, inside)
        if stating:
            found += _of_clause(clause, stating)
        elif found:
            found += _continued(clause, found[-1])
    for statement in found:
        _inherit_time(statement, times)
    return found


def _clauses(passage: Passage, times: list[Time], sentences: Sequence[int]) -> Iterator[_Clause]:
    """The clauses of each sentence; semicolons part them."""
    for first, last in pairwise([*sentences, len(passage.work)]):
        start = first
        for part in re.split(r"(?<=;)", passage.work[first:last]):
            blanks = len(part) - len(part.lstrip())
            if part.strip():
                yield _Clause(passage, times, first, start + blanks, start + len(part))
            start += len(part)


def _stating(clause: _Clause, names: list[Name]) -> list[Name]:
    """The names that head a statement: repeated ones and rates without a figure do not."""
    chosen: list[Name] = []
    for name, limit in _stretches(names, clause.end):
        if name.family == "economic" and _subordinate().search(clause.passage.work, 0, name.span.start):
            continue
        value = find_value(clause.passage, name.span.end, limit, name.family)
        repeated = any(name.entry is not None and name.entry == other.entry for other in chosen)
        if (repeated and value is None) or (name.entry is None and not _stated(clause.passage, value, name)):
            continue
        chosen.append(name)
    return chosen


def _stretches(names: list[Name], end: int) -> Iterator[tuple[Name, int]]:
    """Each name with the place where what is said of it ends: the next name, or the end."""
    limits = [*(name.span.start for name in names[1:]), end]
    return zip(names, limits, strict=False)


def _stated(passage: Passage, value: Value | None, name: Name) -> bool:
    """Whether a figure makes a statement of a name that no catalogue holds."""
    if value is None or name.part:
        return value is not None
    bounded = value.comparator in {Comparator.AT_LEAST, Comparator.AT_MOST}
    if _stating_verbs().match(value.verb) or (bounded and value.figure.start - name.span.end <= 1):
        return True
    if name.family != "rate":
        return False
    told = value.unit == "%" and value.comparator is Comparator.EQUAL
    adjacent = value.figure.start - name.span.end <= 1
    return told and adjacent and len(passage.work[name.span.start : name.span.end].split()) >= _TELLING_NAME


def _measures(value: Value, name: Name) -> bool:
    """Whether a catalogued figure is counted in that unit: investment is not counted in projects."""
    if name.entry is None or value.unit is None or value.unit[0] in "%p" or value.unit.startswith("điểm"):
        return True
    return any(set(value.unit.split()) & set(unit.split()) for unit in name.entry.units)


def _of_clause(clause: _Clause, names: list[Name]) -> Iterator[Statement]:
    in_turn = _in_turn(clause, names)
    if in_turn:
        time = own_time(clause.times, clause.start, in_turn[0].figure.start, clause.end)
        for name, value in zip(names, in_turn, strict=True):
            yield Statement(name, clause.sentence, clause.start, value.span.end, value, time, rule="in_turn")
        return
    for name, limit in _stretches(names, clause.end):
        first = Statement(name, clause.sentence, clause.start, name.span.end)
        told = find_value(clause.passage, name.span.end, limit, name.family)
        first.value = told if told is not None and _measures(told, name) else None
        further = list(_series(clause, first, limit))
        own_end = next((other.clause for other in further if not other.baseline), limit)
        _read(clause, first, own_end)
        yield first
        for statement, end in zip(further, [*(other.clause for other in further[1:]), limit], strict=False):
            if not statement.baseline:
                _add_figures(clause.passage, statement, statement.end, end)
            yield statement
        yield from _of_plan(clause, first, own_end)


def _read(clause: _Clause, statement: Statement, limit: int) -> None:
    """Add what a name's stretch of the clause says of it besides its value."""
    first, value = statement.name.span.end, statement.value
    if value is not None:
        statement.end = max(statement.end, value.span.end)
    _add_figures(clause.passage, statement, first, limit)
    if statement.rank is None and value is None:
        _add_rank_before(clause.passage, statement, clause.start)
    if value is None:
        statement.rule = "rank" if statement.rank or statement.group else "change"
    end = min(limit, (value.figure.end if value else first) + _AFTER_FIGURE)
    statement.time = own_time(clause.times, clause.start, statement.figure, end)


def _add_figures(passage: Passage, statement: Statement, start: int, end: int) -> None:
    """Add the changes, the place and the group that a stretch states."""
    changes = find_changes(passage, start, end)
    rank, group = find_rank(passage, start, end), find_group(passage, start, end)
    statement.changes += [change for _, change in changes]
    statement.rank = rank[1] if rank else statement.rank
    statement.group = group[1] if group else statement.group
    spans = [span for span, _ in changes] + [found[0] for found in (rank, group) if found]
    statement.end = max([statement.end, *(span.end for span in spans)])
    if spans and statement.said is None:
        statement.said = min(span.start for span in spans)


def _add_rank_before(passage: Passage, statement: Statement, start: int) -> None:
    """``xếp thứ 3 cả nước về Chỉ số …``: the place stands before the name."""
    found = find_rank(passage, start, statement.name.span.start)
    if found is not None:
        between = passage.work[found[0].end : statement.name.span.start]
        if len(between) < _NEAR_NAME and re.search(either(["về"]), between):
            statement.rank = found[1]


def _series(clause: _Clause, first: Statement, limit: int) -> Iterator[Statement]:
    """Further years of one indicator: ``… (năm 2023 đạt 91,81 điểm)``, ``năm 2022 là 88 điểm``."""
    if first.value is None:
        return
    for match in _year_value().finditer(clause.passage.work, first.value.span.end, limit):
        statement = _of_year(clause, first, match, limit)
        if statement is not None:
            yield statement


def _of_year(clause: _Clause, last: Statement, match: re.Match[str], end: int) -> Statement | None:
    value = read_value(clause.passage, match.end(), end, last.name.family)
    if value is None:
        return None
    return Statement(
        last.name,
        clause.sentence,
        match.start(),
        value.figure.end,
        value,
        Time(Span(match.start(), match.end("year")), int(match["year"]), None),
        baseline=match["bracket"] is not None and match["plan"] is None,
        planned=match["plan"] is not None,
        rule="series",
    )


def _of_plan(clause: _Clause, first: Statement, limit: int) -> Iterator[Statement]:
    """``giải ngân 2.345 tỷ đồng, đạt 35,2% kế hoạch``: the amount and the share of the plan."""
    value, entry = first.value, first.name.entry
    if value is None or value.unit in {None, "%"} or entry is None:
        return
    share = find_value(clause.passage, value.figure.end, limit, "rate")
    planned = share is not None and _plan().match(clause.passage.work, share.span.end)
    if share is not None and share.verb and (entry.units[0] == "%" or planned):
        points = [change for change in first.changes if (change.unit or "").startswith("điểm")]
        moved = first.changes if points else []
        first.changes = [] if moved else first.changes
        yield replace(
            first, value=share, end=share.span.end, changes=moved, rank=None, group=None, rule="of_plan"
        )


def _continued(clause: _Clause, last: Statement) -> Iterator[Statement]:
    """A clause without a name: another year of the last indicator, or its place in the ranking."""
    match = _year_value().match(clause.passage.work, clause.start)
    statement = _of_year(clause, last, match, clause.end) if match else None
    if statement is not None:
        _add_figures(clause.passage, statement, statement.end, clause.end)
        yield statement
    elif last.rank is None and last.group is None and last.value is not None:
        rank = find_rank(clause.passage, clause.start, clause.end)
        found = rank or find_group(clause.passage, clause.start, clause.end)
        if found is not None and found[0].start - clause.start < _NEAR_NAME:
            _add_figures(clause.passage, last, clause.start, clause.end)


def _in_turn(clause: _Clause, names: list[Name]) -> list[Value]:
    """``PAR INDEX và SIPAS lần lượt đạt 88,1 điểm và 84,2%``: a value for each name, or nothing."""
    passage, start = clause.passage, names[-1].span.end
    turn = re.search(either(["lần lượt"]), passage.work[start : clause.end])
    if len(names) < 2 or turn is None:
        return []
    position = start + turn.end()
    first = find_value(passage, position, clause.end, names[0].family)
    values = [first] if first else []
    for name in names[1:]:
        link = values and _link().match(passage.work, values[-1].figure.end, clause.end)
        value = read_value(passage, link.end(), clause.end, name.family) if link else None
        values += [value] if value else []
    return values if len(values) == len(names) else []


def _inherit_time(statement: Statement, times: list[Time]) -> None:
    """Without a time of its own a statement has that of the clauses before it."""
    if statement.time is not None and statement.time.year is not None:
        return
    before = [time for time in times if time.span.start < statement.name.span.start and time.year]
    if before:
        period = statement.time.period if statement.time else before[-1].period
        statement.time = Time(before[-1].span, before[-1].year, period)
        statement.inherited = True


@cache
def _subordinate() -> re.Pattern[str]:
    return re.compile(rf"{either(table('names', 'not_subjects'))}\s+$")


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(rf"\s*{either(['kế hoạch', 'dự toán', 'chỉ tiêu', 'kịch bản', 'mục tiêu'])}")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,|{either(['và'])})+")


@cache
def _stating_verbs() -> re.Pattern[str]:
    return re.compile(either(table("values", "stating")))


@cache
def _year_value() -> re.Pattern[str]:
    verb = either(["đạt", "là", "chiếm", "bằng", "đạt được", "tương ứng", "còn", "xuống còn", "ước đạt"])
    fillers, plan = either(["được", "tỷ lệ"]), either(["kế hoạch", "mục tiêu", "chỉ tiêu"])
    before = either(
        ["cùng kỳ", "và", "trong khi", "dự kiến", "ước", "ước tính", "phấn đấu", "cả", "cuối", "hết", "đến"]
    )
    return re.compile(
        rf"(?P<bracket>\(\s*)?(?P<plan>{plan}\s+)?(?:{before}\s+)*{either(['năm'])}\s+"
        rf"(?P<year>20\d\d)(?!\d)\s*(?:{verb}|:)(?:\s+{fillers})?"
    )
