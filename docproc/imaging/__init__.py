"""The picture of a page made ready for reading; nothing here reads.

===================  ==================================================================
:mod:`.clean`        the way of a page through all steps
:mod:`.ink`          seals and pen strokes in colour are lifted off the print
:mod:`.edges`        black bands at the edges are whitened
:mod:`.light`        uneven light and grey paper are evened out
:mod:`.noise`        grain and specks are taken off
:mod:`.letters`      boxes of connected ink: what orientation and skew are measured on
:mod:`.stance`       which way is up, and how far the lines lean
:mod:`.upright`      the page turned upright and brought level, with the way back to the scan
:mod:`.rules`        ruled lines are found
:mod:`.settings`     what may be switched off or tuned
===================  ==================================================================
"""

from docproc.imaging.clean import clean
from docproc.imaging.settings import ImagingSettings
from docproc.imaging.upright import upside_down

__all__ = ["ImagingSettings", "clean", "upside_down"]
