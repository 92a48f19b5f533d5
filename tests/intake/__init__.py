"""Tests of intake; ``paper.py`` makes the files that come in."""
