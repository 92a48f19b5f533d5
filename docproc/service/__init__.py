"""The life of a received file: claim, process, commit, move; and the folder that is watched for files.

A file is claimed by an atomic rename into ``INBOX/.docproc/work``, so that from then on nobody else
touches it. What was read is committed first (the JSON, then catalog and queue in one transaction), and
only then is the original moved to its last place. Whoever is killed on the way leaves a file in the
work folder, and the next start takes it from where it was.

======================  =============================================================
:mod:`.watcher`         ``Watcher``: looks, claims, hands over, waits; retries and pauses
:mod:`.reception`       ``Reception``: one claimed file from its bytes to its last place
:mod:`.readers`         several files read at once
:mod:`.inbox`           what in the folder is a file to take; when it is complete
:mod:`.writers`         whether some process still writes a file
:mod:`.claims`          the work folder: claim, put back, find again after a crash
:mod:`.delivery`        writing atomically, moving without overwriting
:mod:`.naming`          names for results that fit and clash with nothing
:mod:`.lock`            one watcher for an inbox
:mod:`.doorbell`        wakes the watcher when the file system tells of a change
:mod:`.stopping`        Ctrl-C and the system's request to end
:mod:`.outcome`         what became of a file, for whoever reports it
======================  =============================================================
"""

from docproc.service.outcome import Outcome, OutcomeKind
from docproc.service.reception import Folders, Retries
from docproc.service.watcher import Pace, Watcher

__all__ = ["Folders", "Outcome", "OutcomeKind", "Pace", "Retries", "Watcher"]
