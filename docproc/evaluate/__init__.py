"""Measuring docproc: every claim about quality is a number that one command reproduces.

``text_metrics.py`` compares texts, ``field_metrics.py`` findings and their confidence.
"""
