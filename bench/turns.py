"""A process that runs and stands still by turns, so that both are seen under one sky.

On a machine that is shared, what a page takes differs more between two minutes than
between an idle and a busy worker. Two seconds of the one and two of the other differ in
nothing else.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

TURN = 2.0  # seconds
SETTLING = 0.1  # of a turn: what was under way in the database comes to its end


@dataclass(slots=True)
class Turns:
    """When the process ran, and when it stood still."""

    ran: list[tuple[float, float]] = field(default_factory=list)
    stood: list[tuple[float, float]] = field(default_factory=list)

    @property
    def running(self) -> float:
        """Return the seconds the process had for its work."""
        return sum(end - begin for begin, end in self.ran)

    def among(self, turns: list[tuple[float, float]], at: float) -> bool:
        """Return whether an instant lies in one of the turns, past its beginning."""
        return any(begin + SETTLING <= at < end for begin, end in turns)


@contextmanager
def by_turns(pid: int) -> Iterator[Turns]:
    """Let a process and its threads run and stand still until the block ends."""
    turns, over = Turns(), Event()
    turning = Thread(target=_turn, args=(pid, turns, over))
    turning.start()
    try:
        yield turns
    finally:
        over.set()
        turning.join()


def _turn(pid: int, turns: Turns, over: Event) -> None:
    while not over.is_set():
        begun = time.perf_counter()
        over.wait(TURN)
        turns.ran.append((begun, time.perf_counter()))
        if not over.is_set():
            _stand_still(pid, turns, over)


def _stand_still(pid: int, turns: Turns, over: Event) -> None:
    begun = time.perf_counter()
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
    over.wait(TURN)
    turns.stood.append((begun, time.perf_counter()))
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)
