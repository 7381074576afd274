"""Processes that write rows with the driver alone, started all at the same moment."""

import subprocess
import sys
from typing import IO, NamedTuple, cast

from bench.servers import ROOT
from bench.sites import Site

PATIENCE = 60  # seconds until the writers must have ended


class Written(NamedTuple):
    """What all writers did together."""

    rows: int
    cpu: float  # seconds


def write_rows(site: Site, *, processes: int, threads: int, seconds: int) -> Written:
    """Write for some seconds from some threads of some processes."""
    url = site.url.render_as_string(hide_password=False)
    told = [url, site.counter, str(threads), str(seconds)]
    writers = [_start(told) for _ in range(processes)]
    for writer in writers:
        cast(IO[str], writer.stdout).readline()  # ready
    for writer in writers:
        stdin = cast(IO[str], writer.stdin)
        stdin.write("\n")
        stdin.flush()
    ended = [writer.communicate(timeout=PATIENCE)[0].split() for writer in writers]
    return Written(sum(int(e[0]) for e in ended), sum(float(e[1]) for e in ended))


def _start(told: list[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.insert", *told]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
