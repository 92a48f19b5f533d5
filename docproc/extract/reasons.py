"""Why something is put on the review list; stable names that the pages for clerks translate."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What a person should decide."""

    NUMBER_BLANK = "number_blank"
    """The place of the number is empty, as it is before the clerk writes it in."""
    NUMBER_ILLEGIBLE = "number_illegible"
    """Something stands in the place of the number, and it could not be read."""
    NUMBER_NOT_FOUND = "number_not_found"
    """No line with number and symbol was found."""
    DATE_BLANK = "date_blank"
    """Day or month is empty."""
    DATE_ILLEGIBLE = "date_illegible"
    """The date is there, and it could not be read for certain."""
    DATE_NOT_FOUND = "date_not_found"
    """No line with place and date was found."""
    TYPE_DISAGREES = "type_disagrees"
    """The printed title and the symbol name different types."""
    TYPE_NOT_FOUND = "type_not_found"
    """Neither the title nor the symbol says what sort of document this is."""
    ISSUER_NOT_FOUND = "issuer_not_found"
    """The name of the issuer could not be read."""
    SUBJECT_NOT_FOUND = "subject_not_found"
    """The summary of the content could not be found."""
    STAMP_ILLEGIBLE = "stamp_illegible"
    """The receiver's box is there, and neither its number nor its day could be read."""
    SIGNER_ILLEGIBLE = "signer_illegible"
    """The signer's name is damaged, usually by the seal."""
    SIGNER_NOT_FOUND = "signer_not_found"
    """No signature was found."""
    POSITION_INFERRED = "position_inferred"
    """The signer's post follows from the authority line above it."""
    POSITION_ILLEGIBLE = "position_illegible"
    """The signer's post could not be read."""
