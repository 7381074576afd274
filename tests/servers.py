"""Real servers for tests: started as their users start them, on a free port."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 30  # seconds until a server must answer, on a busy machine
TOOLS_IN_CHARGE = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "COV_CORE_SOURCE"}


def free_port() -> int:
    """Return a port nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


def environment(**settings: object) -> dict[str, str]:
    """Return this process's environment with only these of our settings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("HAILONG_") and name not in TOOLS_IN_CHARGE
    }
    return kept | {f"HAILONG_{n.upper()}": str(v) for n, v in settings.items()}


@contextmanager
def serving(
    command: Sequence[str | Path],
    *,
    port: int,
    folder: Path,
    env: Mapping[str, str],
    log: Path,
) -> Iterator[str]:
    """Run a server until the block ends; give its address once it answers."""
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(process, port=port, log=log)
        yield f"http://{HOST}:{port}"
    finally:
        _stop(process)


def _wait(process: subprocess.Popen[bytes], *, port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if answers(port):
            return
        time.sleep(0.05)
    raise AssertionError(f"the server does not answer:\n{log.read_text()}")


def answers(port: int) -> bool:
    """Return whether something speaks HTTP on a port."""
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status > 0
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server; workers that stay behind go with its process group."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)
