"""The catalog, tested against real SQLite."""
