"""What every clerk knows by heart: agencies, abbreviations, posts, units, document types, indicators.

The facts stand in CSV and TOML tables under ``data/``; each module reads one of them, once a process.
Facts that change by law have validity dates: ask with the date of the document.
"""

from docproc.lexicon.abbreviations import Abbreviation, abbreviations, expand
from docproc.lexicon.agencies import Agency, agencies, agencies_by_code, agency_named
from docproc.lexicon.document_types import (
    DocumentType,
    document_types,
    type_by_code,
    type_by_name,
)
from docproc.lexicon.indicators import CataloguedIndicator, indicator_catalogue
from docproc.lexicon.positions import Position, agency_of_post, positions
from docproc.lexicon.units import Unit, units, units_named

__all__ = [
    "Abbreviation",
    "Agency",
    "CataloguedIndicator",
    "DocumentType",
    "Position",
    "Unit",
    "abbreviations",
    "agencies",
    "agencies_by_code",
    "agency_named",
    "agency_of_post",
    "document_types",
    "expand",
    "indicator_catalogue",
    "positions",
    "type_by_code",
    "type_by_name",
    "units",
    "units_named",
]
