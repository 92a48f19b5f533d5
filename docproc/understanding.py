"""From pages as they were read to the directive: order, repair, understanding, assembly.

Runs in the one child process that holds the language models.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from docproc import assembly, extract, layout
from docproc.errors import NoTextError
from docproc.models import models_dir
from docproc.restore import Restorer
from docproc.schema import OcrPage, RestoredText, Scan
from docproc.schema.contract import Directive, StageTime
from docproc.stopwatch import Stopwatch


@dataclass(frozen=True, slots=True)
class UnderstandingSettings:
    """``review_below``: findings less probable than this are put before a person.

    ``digest`` identifies all settings in force, for the provenance.
    """

    review_below: float = 0.6
    digest: str = "default"


def understand_pages(
    scan: Scan,
    pages: Sequence[OcrPage],
    settings: UnderstandingSettings,
    stages: tuple[StageTime, ...] = (),
) -> Directive:
    """Put the pages in order, repair their text, understand it, and assemble the directive.

    Raises :class:`NoTextError` when there is not one word on all pages together.
    """
    if not any(line.words for page in pages for line in page.lines):
        raise NoTextError(f"not one word was found on {len(pages)} page(s)")
    watch = Stopwatch(stages)
    with watch.stage("layout"):
        layouts = layout.arrange(pages)
        raw = layout.join_paragraphs(layouts)
    with watch.stage("restore"):
        paragraphs = restorer().repair(raw)
        text = RestoredText.compose(paragraphs, layouts)
    with watch.stage("extract"):
        content = extract.understand(text)
    return assembly.assemble(
        scan,
        pages,
        text,
        content,
        stages=watch.stages,
        settings_digest=settings.digest,
        review_below=settings.review_below,
    )


def understand_to_json(
    scan: Scan,
    pages: Sequence[OcrPage],
    settings: UnderstandingSettings,
    stages: tuple[StageTime, ...] = (),
) -> str:
    """The directive as JSON: what a child process sends home (typed records do not travel otherwise)."""
    return understand_pages(scan, pages, settings, stages).to_json()


@cache
def restorer() -> Restorer:
    """The restorer with its models, loaded once a process."""
    return Restorer.load(models_dir())
