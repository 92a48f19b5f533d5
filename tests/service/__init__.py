"""The life of received files, tested with real files and real signals."""
