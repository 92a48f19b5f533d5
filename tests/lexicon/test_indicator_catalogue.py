from __future__ import annotations

from docproc.lexicon import indicator_catalogue
from docproc.vietnamese.unicode import comparison_key


def test_the_catalogue_holds_the_published_indices() -> None:
    indices = {entry.code: entry.maximum for entry in indicator_catalogue() if entry.family == "index"}
    assert indices == {
        "PAR_INDEX": 100,
        "SIPAS": 100,
        "PAPI": 80,
        "PCI": 100,
        "PGI": 40,
        "DTI": 1,
        "DDCI": 100,
        "ICT_INDEX": 1,
        "PII": 100,
        "SERVICE_766": 100,
    }


def test_codes_and_names_stand_for_one_indicator() -> None:
    names: dict[str, str] = {}
    for entry in indicator_catalogue():
        for name in entry.names:
            assert names.setdefault(comparison_key(name), entry.code) == entry.code
    codes = [entry.code for entry in indicator_catalogue()]
    assert len(codes) == len(set(codes))


def test_entries_are_well_formed() -> None:
    for entry in indicator_catalogue():
        assert entry.family in {"index", "rate", "economic"}
        assert entry.units
        assert entry.publisher or entry.family != "index"
