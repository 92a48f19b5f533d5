"""Tests of the extraction; ``builder.py`` makes restored text without a scanner."""
