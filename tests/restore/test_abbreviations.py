"""The Đ of abbreviations: where only one reading exists it comes back, elsewhere letters stay."""

from __future__ import annotations

import pytest

from docproc.models import models_dir
from docproc.restore.abbreviations import Abbreviations


@pytest.fixture(scope="module")
def abbreviations() -> Abbreviations:
    return Abbreviations.load(models_dir() / "abbreviations.txt")


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("HDND", "HĐND"),
        ("BVDK", "BVĐK"),
        ("QLDD,", "QLĐĐ,"),
        ("5517/TNMT-QLDD", "5517/TNMT-QLĐĐ"),
        ("238/UBND-KTHTDT", "238/UBND-KTHTĐT"),
        ("67/BC-SKHDT", "67/BC-SKHĐT"),
        ("LDVP", "LĐVP"),
        ("GD&DT", "GD&ĐT"),
        ("KH&DT", "KH&ĐT"),
        ("DBSCL", "ĐBSCL"),
        ("BDT", "BDT"),
        ("DTTG", "DTTG"),
        ("GD", "GD"),
        ("PGD", "PGD"),
        ("45/TB-BTDT", "45/TB-BTDT"),
        ("TDTT", "TDTT"),
        ("DNA", "DNA"),
        ("USD", "USD"),
        ("XDCB", "XDCB"),
    ],
)
def test_stroke_of_abbreviations(abbreviations: Abbreviations, read: str, written: str) -> None:
    assert abbreviations.restore(read) == written


def test_lists_are_known_without_any_training() -> None:
    assert Abbreviations([]).restore("SKHDT DTTG HDND") == "SKHĐT DTTG HĐND"
