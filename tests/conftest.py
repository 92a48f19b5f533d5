"""What all tests share: the folder of real material, when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The development material beside the checkout; skips the test when it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the development material (../shared) is not on this machine")
    return SHARED
