"""The command line, tested as a person uses it."""
