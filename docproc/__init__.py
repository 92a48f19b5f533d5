"""docproc reads scanned Vietnamese directives and says who must do what by when."""

__version__ = "0.1.0"
