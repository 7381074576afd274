"""Load by wrk (Debian's package): in C, lest Python be what is measured."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent / "lua"


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


def wrk(
    url: str, *, seconds: int, connections: int, script: str, arguments: tuple[str, ...]
) -> Load:
    """Ask for `url` as fast as answers come, over some connections."""
    program = shutil.which("wrk")
    if program is None:
        raise SystemExit("wrk is missing: apt-get install wrk")
    command = [
        *(program, "--threads", "1", "--connections", str(connections)),
        *("--duration", f"{seconds}s", "--timeout", "10s"),
        *("--script", str(SCRIPTS / script), url, "--", *arguments),
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=seconds + 60
    )
    return _read(done.stdout)


def _read(output: str) -> Load:
    seen = json.loads(output.strip().splitlines()[-1])
    return Load(
        requests=seen["requests"],
        seconds=seen["microseconds"] / 1e6,
        errors=seen["errors"],
        p50=seen["p50"] / 1e3,
        p99=seen["p99"] / 1e3,
    )
