"""Opening a page at a steady pace, on a fresh connection each time, as phones do."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from threading import Event, Thread
from urllib.parse import urlsplit

PACE = 0.05  # seconds from one opening to the next
PATIENCE = 20  # seconds


@dataclass(slots=True)
class _Waits:
    ms: list[float] = field(default_factory=list)
    n_errors: int = 0


@dataclass(frozen=True)
class Opened:
    """How often the page was opened, and how long 95 of 100 waited at most."""

    n: int
    p95: float  # milliseconds
    n_errors: int


def opened(address: str, *, seconds: float) -> Opened:
    """Open a page for a while."""
    with opening(address) as told:
        time.sleep(seconds)
    return told()


@contextmanager
def opening(address: str) -> Iterator[Callable[[], Opened]]:
    """Open a page until the block ends; what is given tells afterwards."""
    waits, ended = _Waits(), Event()
    visitor = Thread(target=_visit, args=(address, waits, ended))
    visitor.start()
    try:
        yield lambda: _told(waits)
    finally:
        ended.set()
        visitor.join()


def _visit(address: str, waits: _Waits, ended: Event) -> None:
    """Keep to the timetable: who comes while another waits, waits as well."""
    due = time.perf_counter()
    while not ended.is_set():
        if not _is_answered(address):
            waits.n_errors += 1
        waits.ms.append(1000 * (time.perf_counter() - due))
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


def _told(waits: _Waits) -> Opened:
    p95 = statistics.quantiles(waits.ms, n=20)[18]
    return Opened(len(waits.ms), p95, waits.n_errors)
