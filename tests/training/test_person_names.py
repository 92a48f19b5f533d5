"""Counting names of persons: which runs of capitals are names, and what tells a family name."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest

from docproc.restore.name_model import GIVEN, MIDDLE
from docproc.training.person_names import Name, count, is_sure, persons

FAMILIES = {"nguyễn", "giàng", "xã", "kim"}
_WORDS = "nguyễn giàng xã kim văn thị a hùng hoa páo tân phú đông thành mã quốc dũng"
KNOWN = frozenset(re.findall(r"\w+", _WORDS))
RUNS: list[tuple[str, Name]] = [
    *(("tại", ("xã", "tân", word)) for word in sorted(KNOWN)),
    *(("ở", ("xã", "phú", word)) for word in sorted(KNOWN)),
    *(("và", ("xã", "đông", word)) for word in sorted(KNOWN)),
    ("ông", ("xã", "văn", "hùng")),
    ("và", ("nguyễn", "quốc", "dũng")),
    ("và", ("nguyễn", "văn", "hùng")),
    ("và", ("giàng", "a", "páo")),
]


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        (("nguyễn", "văn", "hùng"), True),
        (("giàng", "a", "páo"), True),
        (("nguyễn", "thị", "kim", "hoa"), True),
        (("nguyễn", "quốc", "dũng"), False),
        (("nguyễn", "văn"), False),
        (("xã", "tân", "thành"), False),
        (("văn", "thị", "hoa", "kim", "dũng"), False),
    ],
)
def test_what_tells_a_family_name(name: Name, sure: bool) -> None:
    assert is_sure(name) is sure


@pytest.mark.parametrize(
    ("before", "name", "taken"),
    [
        ("và", ("nguyễn", "quốc", "dũng"), True),
        ("và", ("giàng", "a", "páo"), True),
        ("ông", ("xã", "văn", "hùng"), True),
        ("ông", ("kim", "hùng"), True),
        ("và", ("xã", "tân", "thành"), False),
        ("và", ("kim", "mã", "thành"), False),
        ("và", ("kim", "hùng"), False),
        ("đường", ("nguyễn", "quốc", "dũng"), False),
        ("ông", ("quốc", "văn", "dũng"), False),
    ],
)
def test_which_runs_are_persons(before: str, name: Name, taken: bool) -> None:
    found = [run for run in RUNS if run[1] != name] + [(before, name)]
    assert (name in persons(found, FAMILIES, set(KNOWN))) is taken


def test_only_sure_names_count_for_families_and_all_for_what_follows() -> None:
    names = Counter({("nguyễn", "văn", "hùng"): 2, ("nguyễn", "quốc", "hùng"): 2, ("kim", "hoa"): 2})
    arrays = count(names)
    words = arrays["words"].tolist()
    families = dict(zip(words, arrays["family"].tolist(), strict=True))
    assert {word for word, seen in families.items() if seen} == {"nguyễn"}
    assert families["nguyễn"] == 1
    assert dict(zip(words, arrays[MIDDLE].tolist(), strict=True))["quốc"] == 1
    assert dict(zip(words, arrays[GIVEN].tolist(), strict=True))["hoa"] == 1
    assert np.all(arrays[f"{GIVEN}/count"] == 1)
