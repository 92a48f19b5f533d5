"""Tests of ``docproc.ocr``."""
