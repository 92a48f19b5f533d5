"""Sentences that lay a duty on somebody: who helps, by when, how much, to whom it is reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docproc.corpus.grammar.draft import Json, named
from docproc.corpus.grammar.office import Office
from docproc.corpus.grammar.phrases import deadline, recurring, relative, target

SUPERIOR = "Ủy ban nhân dân tỉnh"
_ANSWER = "Tiếp nhận, xử lý và trả lời tổ chức, cá nhân"


@dataclass(slots=True)
class Duty:
    """A sentence without its full stop, and what it says in the keys of the contract's task."""

    text: str
    fields: Json = field(default_factory=dict)

    def task(self, **place: Any) -> Json:
        """The gold of the task; what the sentence does not say is empty."""
        empty: Json = {"coordinating_agencies": [], "deadlines": [], "targets": [], "report_to": None,
                 "report_via": None, "product": None}  # fmt: skip
        return {**place, "text": self.text, "is_leaf": True, **empty, **self.fields}


def duties(office: Office, count: int, lead: str, superior: str = SUPERIOR) -> list[Duty]:
    """So many different duties of the office's theme for ``lead``; they report to ``superior``."""
    actions = office.chance.sample(office.theme["actions"], count)
    return [office.chance.choice(_FORMS)(office, action, lead, superior) for action in actions]


def plain(office: Office, action: str) -> Duty:
    """The action with a term, nothing else."""
    term = deadline(office.chance, office.day)
    return Duty(f"{_upper(action)}, hoàn thành {term['verbatim']}", {"deadlines": [term]})


def joined(office: Office, names: list[str]) -> str:
    """``A, B và C`` as this office writes it."""
    written = [office.written(name) for name in names]
    return " và ".join([", ".join(written[:-1]), written[-1]]) if len(written) > 1 else written[0]


def _simple(office: Office, action: str, lead: str, superior: str) -> Duty:
    return plain(office, action)


def _bare(office: Office, action: str, lead: str, superior: str) -> Duty:
    return Duty(_upper(action))


def _coordinated(office: Office, action: str, lead: str, superior: str) -> Duty:
    partners = office.agencies(office.chance.randint(1, 3), without=(lead,))
    text = f"Chủ trì, phối hợp với {joined(office, partners)} {action}"
    fields: Json = {"coordinating_agencies": named(*partners)}
    if office.chance.random() < 0.7:
        term = deadline(office.chance, office.day)
        text, fields["deadlines"] = f"{text}, hoàn thành {term['verbatim']}", [term]
    return Duty(text, fields)


def _reported(office: Office, action: str, lead: str, superior: str) -> Duty:
    rule = office.chance.random() < 0.4
    term = recurring(office.chance) if rule else deadline(office.chance, office.day)
    fields = {"deadlines": [term], "report_to": superior}
    via = office.chance.random() < 0.4
    if via:
        (middle,) = office.agencies(1, without=(lead,))
        fields["report_via"] = middle
        way = f" (qua {office.written(middle)})"
    text = f"{_upper(action)}, báo cáo kết quả về {office.written(superior)}{way if via else ''}"
    return Duty(f"{text} {term['verbatim']}", fields)


def _advised(office: Office, action: str, lead: str, superior: str) -> Duty:
    term = deadline(office.chance, office.day)
    text = f"Tham mưu {office.written(superior)} {action}, trình {term['verbatim']}"
    return Duty(text, {"deadlines": [term], "report_to": superior})


def _targeted(office: Office, action: str, lead: str, superior: str) -> Duty:
    goal = target(office.chance, office.theme["measures"], office.theme["few"])
    fields: Json = {"targets": [goal]}
    text = f"{_upper(action)}; bảo đảm {goal['verbatim']}"
    if office.chance.random() < 0.5:
        term = deadline(office.chance, office.day)
        text, fields["deadlines"] = f"{text} {term['verbatim']}", [term]
    else:
        goal["year"] = None
    return Duty(text, fields)


def _answered(office: Office, action: str, lead: str, superior: str) -> Duty:
    term = relative(office.chance)
    return Duty(f"{_ANSWER} {term['verbatim']}", {"deadlines": [term]})


_FORMS: tuple[Callable[[Office, str, str, str], Duty], ...] = (
    _simple, _bare, _coordinated, _coordinated, _reported, _advised, _targeted, _targeted, _answered,
)  # fmt: skip


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
