"""Directives of our own writing: from a marked-up text to a page, a scan and a misread text.

``specimen.py`` reads the text, ``typeset.py`` sets it as the decree wants it, ``seal.py`` and
``damage.py`` turn the page into what a scanner makes of it, ``misread.py`` into what an English OCR
leaves of it. Used for samples, training and evaluation; never imported on the main road.
"""

from docproc.corpus.specimen import Part, Specimen, load_specimen

__all__ = ["Part", "Specimen", "load_specimen"]
