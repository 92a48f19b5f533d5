"""Results of a run that was never made: one document with a text and a few fields."""

from __future__ import annotations

from pathlib import Path

from docproc.evaluate.cases import Case, Trial
from docproc.evaluate.measure import Result, judge
from docproc.evaluate.text_scores import ExactText
from docproc.evaluate.verdict import Json
from tests.evaluate.pages import page
from tests.evaluate.test_comparison import NOTHING

TEXT = "Sở Nội vụ đề nghị các xã báo cáo"


def result(
    name: str = "a",
    *,
    kind: str = "rendered",
    form: str = "scan",
    read: str = TEXT,
    number: str | None = "12",
    confidence: float = 0.9,
    unreadable: dict[str, str] | None = None,
) -> Result:
    """A document with the number 12 and the text :data:`TEXT`, read as ``number`` and ``read``."""
    gold: Json = {"metadata": {"number": {"value": "12"}}}
    case = Case(name, Path(f"{name}.pdf"), name, form, form, ExactText((TEXT,)), gold, unreadable or {})
    evidence = [{"page": 1, "start": 0, "end": 2, "bbox": [1.0, 2.0, 3.0, 4.0]}]
    found = {"value": number, "confidence": confidence, "evidence": evidence} if number is not None else None
    directive = NOTHING | {"metadata": {"number": found}, "text": {"pages": [page(read)]}}
    return judge(Trial("set", kind, (case,)), case, directive)
