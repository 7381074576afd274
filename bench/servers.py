"""Servers to measure: started as `hailong serve` starts, ended by their pid."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.servers import answers

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds until a server must answer, on a busy machine
GRACE = 15  # seconds a server has to finish what it is doing

# The product, and anything else under the very same settings of its server.
HAILONG_SERVE = (sys.executable, "-m", "survey.cli", "serve")
SERVE = (sys.executable, "-m", "bench.serve")


@contextmanager
def running(
    command: Sequence[str], *, env: Mapping[str, str], port: int, log: Path
) -> Iterator[int]:
    """Run a server until the block ends; give its pid once it answers."""
    process = start(command, env=env, log=log)
    try:
        wait_for(process, port, log=log)
        yield process.pid
    finally:
        stop(process)


def start(
    command: Sequence[str], *, env: Mapping[str, str], log: Path
) -> subprocess.Popen[bytes]:
    """Start a server in a process group of its own."""
    with log.open("ab") as stream:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_for(process: subprocess.Popen[bytes], port: int, *, log: Path) -> None:
    """Wait until a server answers; raise if it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if answers(port):
            return
        time.sleep(0.02)
    raise RuntimeError(f"the server does not answer:\n{log.read_text()[-4000:]}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server gracefully, then whatever is left of its group."""
    with suppress(ProcessLookupError):
        process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=GRACE)
    kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a server and all its workers at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=GRACE)
