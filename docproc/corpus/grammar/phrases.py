"""Deadlines, targets and citations with what they mean, and how dates are written.

Source: the forms that directives use, ``deadlines`` of the contract.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from random import Random

from docproc.corpus.grammar.draft import Json

_ROMAN = ("I", "II", "III", "IV")
_AT_LEAST = ("tối thiểu", "ít nhất", "không dưới")
_AT_MOST = ("không quá", "tối đa")


def short_date(day: date) -> str:
    """``05/02/2026`` and ``15/7/2025``: days below 10 and months 1 and 2 are padded."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def long_date(day: date) -> str:
    """``05 tháng 02 năm 2026``."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d} tháng {month} năm {day.year}"


def deadline(chance: Random, today: date) -> Json:
    """A term within the half year after ``today``, in one of the forms that fix its last day."""
    due = today + timedelta(days=chance.randint(12, 180))
    kind = chance.choice(["before", "before", "before", "on_or_before", "within_period", "within_period"])
    if kind == "before":
        written = short_date(due) if chance.random() < 0.7 else long_date(due)
        return _term(f"trước ngày {written}", kind, due)
    if kind == "on_or_before":
        opening = chance.choice(["chậm nhất ngày", "chậm nhất là ngày", "muộn nhất là ngày"])
        return _term(f"{opening} {short_date(due)}", kind, due)
    if chance.random() < 0.5:
        month = f"{due.month:02d}" if due.month < 3 else str(due.month)
        return _term(f"trong tháng {month}/{due.year}", kind, _end_of_month(due.year, due.month))
    quarter = (due.month - 1) // 3
    return _term(f"trong quý {_ROMAN[quarter]}/{due.year}", kind, _end_of_month(due.year, quarter * 3 + 3))


def recurring(chance: Random) -> Json:
    """A rule that fixes no single day."""
    day = chance.choice([5, 10, 15, 20, 25])
    verbatim, recurrence = chance.choice(
        [
            (f"định kỳ trước ngày {day:02d} hằng tháng", "monthly"),
            (f"trước ngày {day:02d} hằng tháng", "monthly"),
            (f"hằng quý, trước ngày {day:02d} của tháng cuối quý", "quarterly"),
            ("vào thứ Sáu hằng tuần", "weekly"),
        ]
    )
    return {"verbatim": verbatim, "kind": "recurring", "due_date": None, "recurrence": recurrence}


def relative(chance: Random) -> Json:
    """A term that counts from an event."""
    days, event = chance.choice([3, 5, 7, 10]), chance.choice(["hồ sơ hợp lệ", "phản ánh", "đề nghị"])
    verbatim = f"trong thời hạn {days:02d} ngày làm việc kể từ ngày nhận được {event}"
    return {"verbatim": verbatim, "kind": "relative", "due_date": None}


def table_deadline(chance: Random, today: date) -> Json:
    """A term as it stands in a table's column."""
    due = today + timedelta(days=chance.randint(15, 240))
    quarter = (due.month - 1) // 3
    month = f"{due.month:02d}" if due.month < 3 else str(due.month)
    return chance.choice(
        [
            _term(f"Trước ngày {short_date(due)}", "before", due),
            _term(f"Tháng {month}/{due.year}", "within_period", _end_of_month(due.year, due.month)),
            _term(
                f"Quý {_ROMAN[quarter]}/{due.year}", "within_period", _end_of_month(due.year, quarter * 3 + 3)
            ),
            {"verbatim": "Thường xuyên", "kind": "continuous", "due_date": None},
            {"verbatim": "Hằng tháng", "kind": "recurring", "due_date": None, "recurrence": "monthly"},
        ]
    )


def target(chance: Random, measures: list[str], few: list[str]) -> Json:
    """A share to be reached, or not to be passed where little is good."""
    if chance.random() < 0.25:
        bound, operator = chance.choice([*((word, "<=") for word in _AT_MOST), ("dưới", "<")])
        measure, value = chance.choice(few), chance.choice([1, 2, 3, 5, 8])
    else:
        choices = [("", "="), *((word, ">=") for word in _AT_LEAST), ("trên", ">")]
        bound, operator = chance.choice(choices)
        measure = chance.choice(measures)
        value = 100 if operator == "=" else chance.choice([70, 75, 80, 85, 90, 95, 98])
    verbatim = f"{bound} {value}% {measure}".strip()
    return {"measure": measure, "verbatim": verbatim, "operator": operator, "value": value, "unit": "%"}


def citation(chance: Random, today: date, issuer: str, code: str, subject: str, *, role: str) -> Json:
    """A document of the last half year, cited with its number, day, issuer and title."""
    day = today - timedelta(days=chance.randint(9, 180))
    kind, symbol = chance.choice(
        [("Báo cáo", "BC"), ("Kế hoạch", "KH"), ("Tờ trình", "TTr"), ("Thông báo", "TB")]
    )
    number_symbol = f"{chance.randint(11, 980)}/{symbol}-{code}"
    title = f"{chance.choice(['về việc', 'về'])} {subject}" if chance.random() < 0.6 else ""
    written = short_date(day) if chance.random() < 0.6 else long_date(day)
    verbatim = f"{kind} số {number_symbol} ngày {written} của {issuer} {title}".strip()
    return {
        "verbatim": verbatim,
        "doc_type": kind,
        "number_symbol": number_symbol,
        "date": day.isoformat(),
        "subject": subject if title else None,
        "role": role,
    }


def _term(verbatim: str, kind: str, due: date) -> Json:
    return {"verbatim": verbatim, "kind": kind, "due_date": due.isoformat()}


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
