"""What comes in: accepted and planned page by page, or refused with a reason that a clerk can act on.

===================  ==================================================================
:mod:`.examine`      ``examine`` (file → ``Scan``) and ``render_page`` (page → picture)
:mod:`.door`         a path is looked at before it is opened
:mod:`.media_type`   the type by content
:mod:`.limits`       the largest file that is read
:mod:`.pdf`          PDF files: planned page by page, drawn
:mod:`.pdf_page`     what PDFium tells of one page
:mod:`.text_layer`   the text that a PDF carries, made by way of:
:mod:`.characters`   its characters, made fit to be joined
:mod:`.directions`   those that run up, down or upside down
:mod:`.words`        words made of them, and old fonts decoded
:mod:`.lines`        lines made of words
:mod:`.trust`        how far the words can be trusted
:mod:`.ink`          how far they account for what shows on the page
:mod:`.routing`      text layer, picture or repair
:mod:`.pictures`     TIFF, PNG, JPEG
:mod:`.plain_text`   text that another OCR left
===================  ==================================================================
"""

from docproc.intake.examine import examine, render_page
from docproc.intake.limits import Limits

__all__ = ["Limits", "examine", "render_page"]
