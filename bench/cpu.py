"""CPU time of a process and everything below it, from the kernel's own books."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def cpu_seconds(pid: int) -> float:
    """Return the CPU time spent so far by a process and its descendants."""
    return sum(map(_of_process, family(pid))) / 1e9


def family(pid: int) -> Iterator[int]:
    """Give a process and its descendants, parents first."""
    yield pid
    for child in children(pid):
        yield from family(child)


def children(pid: int) -> list[int]:
    """Return the processes a process has started and that still run."""
    found: list[int] = []
    for task in _tasks(pid):
        with suppress(OSError):
            found += map(int, (task / "children").read_text().split())
    return found


def _of_process(pid: int) -> int:
    """Return nanoseconds on a CPU, over all threads."""
    spent = 0
    for task in _tasks(pid):
        with suppress(OSError):
            spent += int((task / "schedstat").read_text().split()[0])
    return spent


def _tasks(pid: int) -> list[Path]:
    with suppress(OSError):
        return list((PROC / str(pid) / "task").iterdir())
    return []
