"""Seconds by stage, for the provenance and for one log line a document a stage."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from docproc.schema.contract import StageTime

log = logging.getLogger(__name__)


class Stopwatch:
    """Measures stages one after another, in seconds of wall clock."""

    def __init__(self, stages: tuple[StageTime, ...] = ()) -> None:
        self.stages = stages

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what happens inside; a stage that fails is not recorded."""
        begun = time.perf_counter()
        yield
        seconds = round(time.perf_counter() - begun, 4)
        log.debug("%s took %.3f s", name, seconds)
        self.stages = (*self.stages, StageTime(name=name, seconds=seconds))
