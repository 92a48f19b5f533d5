"""What a document says of the units that it names: its day, its provinces, names that come again."""

from __future__ import annotations

import datetime

import pytest

from docproc.restore.document_places import DocumentPlaces, province_codes
from docproc.restore.unit_names import UnitName, pieces_of, unit_names

NEW, OLD = datetime.date(2025, 9, 5), datetime.date(2019, 9, 5)


def named(name: str) -> UnitName:
    found = unit_names().named(pieces_of(name))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "read", "day", "latest"),
    [
        ("cà mau , ngày <number> tháng <number> năm <number>", "Ca Mau , ngay 05 thang 9 nam 2025", NEW, NEW),
        ("kế hoạch ngày <date>", "ké hoach ngay 5/9/2019", None, OLD),
        ("ngày <date> và ngày <date>", "ngày 5.9.2019 và ngày 5-9-2025", None, NEW),
        # no days
        (", ngày <number> tháng <number> năm <number>", ", ngày 31 tháng 2 năm 2025", None, None),
        (", ngày <number> tháng <number>", ", ngày 05 tháng 9", None, None),
        ("ngày <date>", "ngày 9/2025", None, None),
        ("", "", None, None),
    ],
)
def test_days(words: str, read: str, day: datetime.date | None, latest: datetime.date | None) -> None:
    known = DocumentPlaces()
    known.read_days(words.split(), read.split())
    assert (known.day, known.latest) == (day, latest)


def test_units_of_the_day_are_preferred_and_none_is_excluded() -> None:
    today, then = DocumentPlaces(day=NEW), DocumentPlaces(day=OLD)
    assert today.log_share(named("Gia Lai"), "tinh", ()) > today.log_share(named("Kon Tum"), "tinh", ())
    for unit in ("Kon Tum", "Nam Định"):
        assert then.log_share(named(unit), "tinh", ()) > today.log_share(named(unit), "tinh", ()) > -8
    unknown = DocumentPlaces().log_share(named("Kon Tum"), "tinh", ())
    assert (
        today.log_share(named("Kon Tum"), "tinh", ()) < unknown < then.log_share(named("Kon Tum"), "tinh", ())
    )


def test_the_type_counts() -> None:
    known = DocumentPlaces(day=NEW)
    assert known.log_share(named("Ninh Thạnh"), "phuong", ()) > known.log_share(named("Ninh Thạnh"), "xa", ())


def test_communes_of_a_province_named_beside_or_before() -> None:
    known = DocumentPlaces(day=NEW)
    own, other = named("Lâm Sơn"), named("Minh Thạnh")
    near = province_codes(named("Khánh Hòa"))
    assert known.log_share(own, "xa", near) > known.log_share(own, "xa", ()) + 2
    assert known.log_share(other, "xa", near) < known.log_share(other, "xa", ())
    before = known.log_share(own, "xa", ())
    known.name_province(near)
    assert known.log_share(own, "xa", ()) > before + 2


def test_former_provinces_lead_to_what_they_became() -> None:
    assert (True, "52") in province_codes(named("Bình Định"))
    assert province_codes(named("Ninh Thạnh")) == []


def test_a_name_comes_again() -> None:
    known = DocumentPlaces(day=NEW)
    before = known.log_share(named("Tân Ân"), "xa", ())
    known.name({("tân", "ân"): 1.0})
    assert known.log_share(named("Tân Ân"), "xa", ()) > before + 2
    assert known.log_share(named("Tân Ân"), "xa", (), less=1.0) == pytest.approx(before)
