"""Tests of ``docproc.imaging``."""
