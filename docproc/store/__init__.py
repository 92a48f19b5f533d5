"""Keeps directives and finds them again: one SQLite file, nothing to install or to run.

======================  =============================================================
:mod:`.catalog`         ``Catalog``: add, get, list and search directives
:mod:`.search`          what may be asked, and the hits
:mod:`.query`           what a person typed, as a safe full-text expression
:mod:`.passage`         the place in a document that answers the question best
:mod:`.rows`            a directive as rows of the tables
:mod:`.queue`           ``Queue``: the state of received files, for the watched folder
:mod:`.database`        the file itself: opening, migrating, transactions
``sql/``                every statement, by name, and the migrations
======================  =============================================================
"""

from docproc.store.catalog import Catalog, TaskRow
from docproc.store.database import Database
from docproc.store.queue import Arrival, Queue, Received, State
from docproc.store.search import DocumentEntry, Filters, Hit

__all__ = [
    "Arrival",
    "Catalog",
    "Database",
    "DocumentEntry",
    "Filters",
    "Hit",
    "Queue",
    "Received",
    "State",
    "TaskRow",
]
