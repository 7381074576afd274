"""Load by wrk (Debian's package): in C, lest Python be what is measured.

Where wrk is missing a client in Python stands in, and the tables say so: its
requests a second are then its own limit, the server's CPU is still the server's.
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.servers import ROOT

SCRIPTS = Path(__file__).resolve().parent / "lua"
PROGRAM = shutil.which("wrk")
CLIENT = "wrk" if PROGRAM else "Python"


@dataclass(frozen=True)
class Load:
    """What a client saw in one run."""

    requests: int
    seconds: float
    errors: int  # broken connections, time-outs, answers of 400 and above
    p50: float  # milliseconds
    p99: float

    @property
    def rate(self) -> float:
        """Return requests a second."""
        return self.requests / self.seconds


def get(url: str, *, seconds: int, connections: int, encoding: str) -> Load:
    """Ask for a page as fast as answers come."""
    if PROGRAM is None:
        return _python(url, seconds, connections, what=encoding)
    return _wrk(url, seconds, connections, script="get.lua", argument=encoding)


def post(url: str, *, seconds: int, connections: int, bodies: Path) -> Load:
    """Send the bodies of a file, one a line, each once, as fast as answers come."""
    if PROGRAM is None:
        return _python(url, seconds, connections, what=f"@{bodies}")
    return _wrk(url, seconds, connections, script="post.lua", argument=str(bodies))


def _wrk(
    url: str, seconds: int, connections: int, *, script: str, argument: str
) -> Load:
    command = [
        *(str(PROGRAM), "--threads", "1", "--connections", str(connections)),
        *("--duration", f"{seconds}s", "--timeout", "10s"),
        *("--script", str(SCRIPTS / script), url, "--", argument),
    ]
    return _run(command, seconds)


def _python(url: str, seconds: int, connections: int, *, what: str) -> Load:
    numbers = (str(seconds), str(connections))
    return _run([sys.executable, "-m", "bench.client", url, *numbers, what], seconds)


def _run(command: list[str], seconds: int) -> Load:
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + 60,
    )
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    return Load(
        requests=seen["requests"],
        seconds=seen["microseconds"] / 1e6,
        errors=seen["errors"],
        p50=seen["p50"] / 1e3,
        p99=seen["p99"] / 1e3,
    )
