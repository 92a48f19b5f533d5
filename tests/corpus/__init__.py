"""Tests of ``docproc.corpus``."""
