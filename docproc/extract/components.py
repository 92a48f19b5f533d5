"""Loading of the components, so that spaCy knows their factories."""

from __future__ import annotations

from importlib import import_module

MODULES = (
    "sentences",
    "header",
    "references",
    "agencies",
    "addressees",
    "recipients",
    "signers",
    "appendices",
    "indicators",
    "goals",
    "deadlines",
    "tasks",
    "closing",
)


def load() -> None:
    """Import every component's module, which registers its factory with spaCy."""
    for module in MODULES:
        import_module(f"docproc.extract.{module}")
