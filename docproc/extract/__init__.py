"""Understanding a directive: a spaCy pipeline with one component a file.

``document.py`` says what components share, ``pipeline.py`` their order, ``data/`` their phrases.
"""

from docproc.extract.pipeline import understand

__all__ = ["understand"]
