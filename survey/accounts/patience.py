"""Making guesses at a password wait: longer each time, never for good.

Kept in the memory of a process, for known and unknown addresses alike, so that
the wait tells nobody whether an account exists.
"""

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock
from typing import NamedTuple

FREE = 5  # wrong guesses before one has to wait
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)  # without another guess
MOST = 10_000  # addresses remembered; the one not heard of for longest goes first


class Guesses(NamedTuple):
    """How often an address was tried in vain, and when last."""

    n: int
    last_at: datetime


class Patience:
    """The wrong guesses of late, by address."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._guesses: OrderedDict[str, Guesses] = OrderedDict()

    def wait(self, address: str, *, now: datetime) -> timedelta:
        """Return how long an address must still wait; nothing when it need not."""
        with self._lock:
            guesses = self._recent(address, now)
        if guesses is None or guesses.n < FREE:
            return timedelta(0)
        doubled = min(guesses.n - FREE, 10)  # the longest wait is reached before
        wait: timedelta = min(FIRST_WAIT * 2**doubled, LONGEST_WAIT)
        return max(guesses.last_at + wait - now, timedelta(0))

    def failed(self, address: str, *, now: datetime) -> None:
        """Remember a wrong guess."""
        with self._lock:
            before = self._recent(address, now)
            self._guesses[address] = Guesses(before.n + 1 if before else 1, now)
            self._guesses.move_to_end(address)
            if len(self._guesses) > MOST:
                self._guesses.popitem(last=False)

    def succeeded(self, address: str) -> None:
        """Forget the guesses at an address."""
        with self._lock:
            self._guesses.pop(address, None)

    def _recent(self, address: str, now: datetime) -> Guesses | None:
        found = self._guesses.get(address)
        return found if found and now - found.last_at < FORGOTTEN_AFTER else None
