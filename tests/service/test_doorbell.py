"""The bell rings for what happens in the folder, and lets time pass where nothing can ring."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from docproc.service.doorbell import Doorbell


def test_it_rings_for_a_new_file(tmp_path: Path) -> None:
    with Doorbell(tmp_path, ()) as bell:
        rung = False
        for number in range(50):  # the listener needs a moment to begin
            (tmp_path / f"{number}.pdf").touch()
            rung = rung or bell.wait(0.2)
            if rung:
                break
        assert rung


def test_it_does_not_ring_for_folders_that_are_left_out(tmp_path: Path) -> None:
    processed = tmp_path / "processed"
    processed.mkdir()
    with Doorbell(tmp_path, (processed,)) as bell:
        for number in range(3):
            (processed / f"{number}.pdf").write_text("x")
            assert not bell.wait(0.3)


def test_without_events_the_time_passes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), Doorbell(tmp_path / "gone", ()) as bell:
        began = time.monotonic()
        assert not bell.wait(0.3)
        assert time.monotonic() - began >= 0.29
    assert "looking at intervals instead" in caplog.text
