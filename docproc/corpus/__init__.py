"""Directives of our own writing: from a marked-up text to a page, a scan and a misread text.

``specimen.py`` reads the text; ``typeset.py`` with ``typesetting/`` sets it as the decree wants it;
``scan.py`` puts people's ``marks/`` on the page and takes it through what ``scanning/`` does to paper,
as hard as ``damage.py`` says, with the ``truth.py`` of every word carried along; ``misread.py`` and
``garble.py`` make what poor OCR leaves of it; ``grammar/`` composes further directives with their gold;
``sets.py`` is the shape of an evaluation set, ``make_sets.py`` fills one. Used for samples, training
and evaluation; never imported on the main road.
"""

from docproc.corpus.specimen import Part, Specimen, load_specimen

__all__ = ["Part", "Specimen", "load_specimen"]
