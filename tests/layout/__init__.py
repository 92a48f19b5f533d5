"""Tests of the layout; ``pages.py`` puts text on pages without a scanner."""
