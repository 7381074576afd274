"""Computing behind everything else that the machine has to do."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from queue import SimpleQueue
from typing import TypeVar

from survey.progress import Saying, quietly

Result = TypeVar("Result")


def behind(doing: Callable[[Saying], Result], said: Saying = quietly) -> Result:
    """Compute in a thread that runs only while nobody else wants the machine.

    For what reads and writes no database: a thread that is kept waiting would keep
    those waiting who want its lock. How far it says it is, the caller writes.
    """
    steps = SimpleQueue[tuple[int, int] | None]()

    def _do() -> Result:
        _stand_back()
        try:
            return doing(lambda done, total: steps.put((done, total)))
        finally:
            steps.put(None)

    with ThreadPoolExecutor(1, "behind") as thread:
        result = thread.submit(copy_context().run, _do)
        for done, total in iter(steps.get, None):
            said(done, total)
        return result.result()


def _stand_back() -> None:
    """Let the thread give way at once to whoever wakes up, where the system can.

    Niceness is not enough: Linux lets a thread that is only nicer finish its turn of
    milliseconds first, longer than a page takes. There is no way back, hence a thread.
    """
    if hasattr(os, "SCHED_IDLE"):
        with suppress(OSError):  # forbidden in some containers
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
