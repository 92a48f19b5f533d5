"""Names of provinces and communes on a path of words."""

from __future__ import annotations

import pytest

from docproc.restore.places import Place, places

CASES = [
    ("ủy ban nhân dân xã Hoàng Phu báo cáo", [Place(5, ("hoằng", "phú"))]),
    ("tỉnh Ca Mau", [Place(1, ("cà", "mau"))]),
    ("thành phố Hai Phong", [Place(2, ("hải", "phòng"))]),
    ("Ca Mau , ngày 05", [Place(0, ("cà", "mau"))]),
    # must not be found
    ("xã hội chủ nghĩa", []),
    ("tỉnh ca mau", []),
    ("ông Hai Phong", []),
    ("tỉnh Nowhere Land", []),
    ("", []),
    ("xã", []),
    (", ngày", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places(text: str, expected: list[Place]) -> None:
    words = text.split()
    found = set(places([word.lower() for word in words], [word.istitle() for word in words]))
    assert found == set(expected)


def test_names_that_differ_in_marks_only_are_all_named() -> None:
    words = ["thị", "trấn", "Thanh", "Hoa"]
    found = {place.words for place in places([word.lower() for word in words], [False, False, True, True])}
    assert {("thạnh", "hóa"), ("thạnh", "hòa")} <= found
