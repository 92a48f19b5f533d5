"""Tests of ``docproc.evaluate``."""
