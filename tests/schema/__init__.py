"""Tests of ``docproc.schema``."""
