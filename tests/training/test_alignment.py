"""Words of print against words as read."""

from __future__ import annotations

import pytest

from docproc.training.alignment import Match, align


@pytest.mark.parametrize(
    ("truth", "read", "expected"),
    [
        ("của thành phố", "ctia thanh phd", [("của", "ctia"), ("thành", "thanh"), ("phố", "phd")]),
        ("chuyển đổi số", "chuy én déi sé", [("chuyển", "chuy én"), ("đổi", "déi"), ("số", "sé")]),
        ("tỷ lệ hồ sơ", "ty1e hd so", [("tỷ lệ", "ty1e"), ("hồ", "hd"), ("sơ", "so")]),
        (
            "thi hành, giám sát",
            "thi hanh, giam sat",
            [("thi", "thi"), ("hành,", "hanh,"), ("giám", "giam"), ("sát", "sat")],
        ),
        ("", "dirt", []),
        ("lost", "", []),
    ],
)
def test_align(truth: str, read: str, expected: list[tuple[str, str]]) -> None:
    found = list(align(truth.split(), read.split()))
    assert found == [Match(tuple(one.split()), tuple(other.split())) for one, other in expected]
