"""Tests of ``docproc.vietnamese``."""
