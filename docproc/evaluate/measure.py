"""Runs the cases through the real main road and holds each against what is known of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from docproc.errors import DocprocError
from docproc.evaluate.cases import Case, Trial
from docproc.evaluate.comparison import compare
from docproc.evaluate.text_scores import TextScores, score_text
from docproc.evaluate.verdict import Json, Verdict
from docproc.pipeline import Pipeline, PipelineSettings, Progress
from docproc.schema import TextSource

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """One case measured: its text, its fields, its seconds by stage; or why it could not be read.

    ``directive`` is what docproc gave, in the contract's JSON shape.
    """

    trial: str
    kind: str
    case: Case
    pages: int = 0
    error: str | None = None
    text: TextScores | None = None
    verdicts: tuple[Verdict, ...] = ()
    directive: Json | None = None

    @property
    def id(self) -> str:
        """Names the case in reports and baselines."""
        return f"{self.trial}/{self.case.name}"


def measure(
    trials: Sequence[Trial],
    settings: PipelineSettings,
    *,
    progress: Progress | None = None,
    done: Callable[[Result], None] | None = None,
) -> Iterator[Result]:
    """Process all cases of all trials and yield each one's result in order."""
    cases = [(trial, case) for trial in trials for case in trial.cases]
    with Pipeline(settings) as pipeline:
        outcomes = pipeline.process_all([case.file for _, case in cases], progress=progress)
        for (trial, case), (path, outcome) in zip(cases, outcomes, strict=True):
            if isinstance(outcome, DocprocError):
                log.warning("%s: %s", path.name, outcome)
                result = judge_failure(trial, case, outcome)
            else:
                result = judge(trial, case, json.loads(outcome.to_json()))
            if done is not None:
                done(result)
            yield result


def judge(trial: Trial, case: Case, directive: Json) -> Result:
    """Hold one directive (in the contract's JSON shape) against what is known of it."""
    pages = directive["text"]["pages"]
    text = score_text(case.text, pages, case.places) if case.text is not None else None
    return Result(
        trial.name, trial.kind, _as_it_came(trial, case, pages), len(pages), None, text,
        tuple(_verdicts(case, directive)), directive,
    )  # fmt: skip


def judge_failure(trial: Trial, case: Case, error: DocprocError) -> Result:
    """A case that could not be read: everything that it says is missed."""
    nothing: Json = {"metadata": {}, "text": {"pages": []}}
    lists = ("addressees", "legal_bases", "references", "indicators", "goals", "task_groups", "tasks",
             "signers", "recipients", "appendices")  # fmt: skip
    empty = nothing | {key: [] for key in lists} | dict.fromkeys(("closing", "signer", "archive"))
    text = score_text(case.text, []) if case.text is not None else None
    return Result(
        trial.name, trial.kind, case, 0, f"{error.code}: {error}", text, tuple(_verdicts(case, empty))
    )


def _verdicts(case: Case, directive: Json) -> Iterator[Verdict]:
    for verdict in compare(case.gold, directive) if case.gold is not None else ():
        yield replace(verdict, legibility=case.legibility(verdict.key))


def _as_it_came(trial: Trial, case: Case, pages: Sequence[Json]) -> Case:
    """A real document's form is known once it is read: a scan, or pages with a text layer of their own."""
    if trial.kind != "real" or any(page["source"] == TextSource.OCR for page in pages):
        return case
    return replace(case, form="born", group="born")
