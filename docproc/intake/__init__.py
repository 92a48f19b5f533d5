"""What comes in: accepted and planned page by page, or refused with a reason that a clerk can act on.

===================  ==================================================================
:mod:`.examine`      ``examine`` (file → ``Scan``) and ``render_page`` (page → picture)
:mod:`.door`         a path is looked at before it is opened
:mod:`.media_type`   the type by content
:mod:`.pdf`          PDF pages: measured, planned, drawn
:mod:`.text_layer`   the text that a PDF carries
:mod:`.characters`   which of its characters are fit to be words
:mod:`.lines`        words set in lines
:mod:`.trust`        how far a text layer can be trusted
:mod:`.pictures`     TIFF, PNG, JPEG
:mod:`.plain_text`   text that another OCR left
:mod:`.limits`       the largest file that is read
===================  ==================================================================
"""

from docproc.intake.examine import examine, render_page
from docproc.intake.limits import Limits

__all__ = ["Limits", "examine", "render_page"]
