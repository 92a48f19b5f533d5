"""Names in documents: which words are taken for names, and what counts as wrong."""

from __future__ import annotations

import pytest

from docproc.evaluate.printed_names import Mention, PrintedNames, mentions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Giao ông Nguyễn Văn Hùng chủ trì", [Mention("person", 2, 3)]),
        ("(Ông Lò A Sáu, Trưởng bản)", [Mention("person", 1, 3)]),
        ("Trần Thị Minh Hoa", [Mention("person", 0, 4)]),
        ("do bà Trần Hoa trình bày", [Mention("person", 2, 2)]),
        ("Quàng Văn Dũng ký thay", [Mention("person", 0, 3)]),
        ("UBND tỉnh Phú Thọ, xã Tân Phú", [Mention("place", 2, 2), Mention("place", 5, 2)]),
        ("thành phố Hồ Chí Minh và Thị xã Sơn Tây", [Mention("place", 2, 3), Mention("place", 8, 2)]),
        ("tại phường Hoà Bình", [Mention("place", 2, 2)]),
        ("đường Nguyễn Văn Cừ", []),
        ("Trường THPT Trần Hoa", []),
        ("Ủy ban nhân dân Phú Thọ", []),
        ("Trần Hoa trình bày", []),
        ("Nguyễn Thị Minh Khai", []),  # a unit bears that name
        ("Kim Sơn Hải", []),
        ("xã hội chủ nghĩa", []),
        ("tỉnh Ủy", []),
        ("Sở Nội Vụ", []),
        ("", []),
    ],
)
def test_mentions(text: str, found: list[Mention]) -> None:
    assert list(mentions(text.split())) == found


def _counted(*lines: tuple[str, str]) -> PrintedNames:
    names = PrintedNames()
    names.count([(printed.split(), repaired.split()) for printed, repaired in lines])
    return names


def test_names_are_counted_as_often_as_they_stand_and_over_line_ends() -> None:
    found = _counted(
        ("Giao ông Nguyễn", "Giao ông Nguyễn"),
        ("Văn Hùng, xã Tân Phú.", "Văn Hưng, xã Tân Phú."),
        ("Ông Nguyễn Văn Hùng", "Ông Nguyễn Văn Hùng"),
    )
    person, place = found.tallies["person"], found.tallies["place"]
    assert (person.names, person.words, person.words_wrong) == (2, 6, 1)
    assert person.wrong == [("Nguyễn Văn Hùng", "Nguyễn Văn Hưng")]
    assert (place.names, place.words, place.words_wrong) == (1, 2, 0)


def test_a_name_whose_words_were_glued_is_wrong() -> None:
    found = _counted(("ông Nguyễn Văn Hùng", "ông NguyễnVăn Hùng"))
    assert found.tallies["person"].words_wrong == 2


def test_signs_around_a_name_and_the_placement_of_its_tone_are_not_its_words() -> None:
    found = _counted(("(ông Lê Văn Hoà)", "(ông Lê Văn Hòa)."))
    assert (found.tallies["person"].names, found.tallies["person"].wrong) == (1, [])
