"""Tests of ``docproc.lexicon``."""
