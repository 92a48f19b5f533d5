"""Run a piece of work in a child process that can be stopped.

PDF and image libraries hang, bloat and crash on damaged files, and no thread can be stopped from
outside. So whatever touches received bytes runs in a :class:`WorkerPool`: past its time or its memory
it is killed, the caller gets a typed error, and the next piece of work gets a fresh child.

==============  ====================================================================
:mod:`.pool`    ``WorkerPool``: hands work to idle workers
:mod:`.worker`  the parent's side of one child: start, watch, kill
:mod:`.child`   the child's side: limits, manners, the answer that goes back
:mod:`.start`   how a child is started without running the caller's script again
==============  ====================================================================
"""

from docproc.isolation.pool import WorkerPool

__all__ = ["WorkerPool"]
