"""Opening a page at a steady pace, on a fresh connection each time, as phones do."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from threading import Event, Thread
from urllib.parse import urlsplit

PACE = 0.05  # seconds from one opening to the next
PATIENCE = 20  # seconds
ENOUGH = 20  # openings, to tell how long 95 of 100 take


@dataclass(frozen=True, slots=True)
class Wait:
    """One opening of the page."""

    due: float  # when somebody wanted it
    ms: float
    is_answered: bool


@dataclass(frozen=True)
class Opened:
    """How often the page was opened, and how long 95 of 100 waited at most."""

    n: int
    p95: float  # milliseconds
    n_errors: int

    @classmethod
    def of(cls, waits: list[Wait]) -> "Opened":
        """Sum up openings."""
        if len(waits) < ENOUGH:
            raise SystemExit(f"the page was opened {len(waits)} times only")
        p95 = statistics.quantiles([one.ms for one in waits], n=20)[18]
        return cls(len(waits), p95, sum(not one.is_answered for one in waits))


@contextmanager
def opening(address: str) -> Iterator[Callable[[], list[Wait]]]:
    """Open a page until the block ends; what is given tells afterwards."""
    waits, ended = list[Wait](), Event()
    visitor = Thread(target=_visit, args=(address, waits, ended))
    visitor.start()
    try:
        yield lambda: waits
    finally:
        ended.set()
        visitor.join()


def _visit(address: str, waits: list[Wait], ended: Event) -> None:
    """Keep to the timetable: who comes while another waits, waits as well."""
    due = time.perf_counter()
    while not ended.is_set():
        is_answered = _is_answered(address)
        waits.append(Wait(due, 1000 * (time.perf_counter() - due), is_answered))
        due += PACE
        ended.wait(max(0, due - time.perf_counter()))


def _is_answered(address: str) -> bool:
    parts = urlsplit(address)
    line = HTTPConnection(parts.netloc, timeout=PATIENCE)
    try:
        line.request("GET", parts.path)
        answer = line.getresponse()
        answer.read()
    except OSError:
        return False
    finally:
        line.close()
    return answer.status == 200
