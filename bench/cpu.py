"""CPU time of a process and everything below it, from the kernel's own books."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
NANOSECONDS_A_TICK = 1_000_000_000 // os.sysconf("SC_CLK_TCK")


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
    """Return nanoseconds on a CPU, over all threads and the children that ended."""
    spent = 0
    for task in _tasks(pid):
        with suppress(OSError):
            spent += int((task / "schedstat").read_text().split()[0])
    with suppress(OSError):
        # After the name in brackets, which may hold spaces: cutime and cstime.
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        spent += (int(fields[13]) + int(fields[14])) * NANOSECONDS_A_TICK
    return spent


def _tasks(pid: int) -> list[Path]:
    with suppress(OSError):
        return list((PROC / str(pid) / "task").iterdir())
    return []
