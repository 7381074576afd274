"""Several of our commands side by side, until one ends or somebody says stop."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from types import FrameType

import click

GRACE = 20  # seconds to finish requests and jobs under way
POLL = 0.2  # seconds


def run_together(commands: Sequence[str], *, env: Mapping[str, str]) -> None:
    """Run commands until Ctrl-C or SIGTERM; if one ends by itself, stop all."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            processes.append(_start(command, env))
        ended = _wait(processes)
    except KeyboardInterrupt:
        ended = None
    finally:
        _stop(processes)
    if ended is not None:
        name = commands[ended]
        raise click.ClickException(f"`hailong {name}` ended by itself; see above")


def _start(command: str, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl-C reaches us alone, and we stop them in order.
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "survey.cli", command],
        env=dict(env),
        process_group=0,
    )


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait(processes: Sequence[subprocess.Popen[bytes]]) -> int:
    """Return which process ended first."""
    while True:
        for number, process in enumerate(processes):
            if process.poll() is not None:
                return number
        time.sleep(POLL)


def _stop(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + GRACE
    for process in processes:
        try:
            process.wait(timeout=max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
