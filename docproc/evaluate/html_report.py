"""One self-contained HTML page of a run: tables, plots, every miss, and the worst pages as pictures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from docproc import __version__
from docproc.evaluate.measure import Result
from docproc.evaluate.misses import Miss
from docproc.evaluate.page_views import page_views, picture, worst_pages
from docproc.evaluate.report import Report
from docproc.evaluate.summary import groups_of, mean_f1
from docproc.evaluate.text_scores import AGREEMENTS, ROAD, WORDS
from docproc.evaluate.wording import LANGUAGES, Wording
from docproc.intake import Limits

LEGIBILITIES = ("printed", "handwritten", "covered")
_CONFUSIONS = 40
_PAGES_BY_MISSES = 4


@dataclass(frozen=True, slots=True)
class MissedPage:
    """A page of a document whose text is not known: its picture, and what was missed on it."""

    result: Result
    number: int
    width: float
    height: float
    picture: str | None
    misses: tuple[Miss, ...]


def write_html(report: Report, path: Path) -> None:
    """Write the page; it needs nothing beside it, and opens in Vietnamese."""
    environment = Environment(
        loader=PackageLoader("docproc.evaluate", "page"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = _percent
    environment.filters["value"] = _value
    environment.globals["both"] = _both
    page = environment.get_template("report.html").render(
        report=report,
        version=__version__,
        tables=(("text", WORDS, ()), ("road", ROAD, AGREEMENTS)),
        legibilities=LEGIBILITIES,
        groups_of=groups_of,
        mean_f1=mean_f1,
        misses=_by_case(report.misses),
        confusions={kind: _confusions(report.results, kind) for kind in report.kinds},
        worst=[
            replace(view, picture=picture(view.result, view.number, Limits()))
            for view in worst_pages(report.results)
        ],
        missed_pages=_missed_pages(report),
        minutes=f"{report.seconds / 60:.1f}",
    )
    path.write_text(page, "utf-8")


def _both(method: str, *arguments: str, **values: object) -> Markup:
    """A text of :class:`Wording` in both languages; the page shows one of them."""
    parts = [
        Markup('<span class="{}" lang="{}">{}</span>').format(
            language, language, getattr(Wording(language), method)(*arguments, **values)
        )
        for language in LANGUAGES
    ]
    return Markup("").join(parts)


def _percent(rate: float) -> str:
    return f"{100 * rate:.2f} %" if rate < 0.1 else f"{100 * rate:.1f} %"


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _by_case(misses: Sequence[Miss]) -> dict[tuple[str, str], list[Miss]]:
    found: dict[tuple[str, str], list[Miss]] = {}
    for miss in misses:
        found.setdefault((miss.kind, miss.case), []).append(miss)
    return dict(sorted(found.items(), key=lambda entry: (entry[0][0], -len(entry[1]))))


def _confusions(results: Sequence[Result], kind: str) -> list[tuple[tuple[str, str], int]]:
    """The commonest wrong words of a kind as ((exact, read), count)."""
    wrong = Counter(
        (word.truth, word.read)
        for result in results
        if result.kind == kind
        for view in page_views(result)
        for line in view.lines
        for word in line
        if not word.right
    )
    return wrong.most_common(_CONFUSIONS)


def _missed_pages(report: Report) -> list[MissedPage]:
    """First pages of the documents without exact text in which most was missed."""
    known: dict[str, list[Miss]] = {}
    for miss in report.misses:
        known.setdefault(miss.case, []).append(miss)
    candidates = [
        (result, known[result.id])
        for result in report.results
        if result.case.text is None and result.directive is not None and result.id in known
    ]
    candidates.sort(key=lambda entry: -len(entry[1]))
    return [_missed_page(result, found) for result, found in candidates[:_PAGES_BY_MISSES]]


def _missed_page(result: Result, found: Sequence[Miss]) -> MissedPage:
    number = Counter(place.page for miss in found for place in miss.places).most_common(1)
    page = number[0][0] if number else 1
    assert result.directive is not None
    content = result.directive["text"]["pages"][page - 1]
    return MissedPage(
        result,
        page,
        content["width"] or 595.0,
        content["height"] or 842.0,
        picture(result, page, Limits()),
        tuple(found),
    )
