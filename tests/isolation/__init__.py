"""Tests of the worker pool; ``misdeeds.py`` holds what bad work does to its process."""
