"""The tests; a package, so that builders of test material can be imported by name."""
