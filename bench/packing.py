"""The worker at long work: asked for as pages do, watched from outside."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bench.servers import start, stop
from bench.sites import Site
from bench.turns import Turns, by_turns
from survey.db import make_engine
from survey.models import Task, TaskFile, TaskState
from survey.tasks import ask_for

WORKER = (sys.executable, "-m", "survey.cli", "worker")
LOOK = 0.2  # seconds between two looks
PATIENCE = 1800
OVER = {TaskState.DONE, TaskState.FAILED}


@dataclass(frozen=True)
class Made:
    """What the worker took."""

    seconds: float
    peak_mb: float
    size: int  # bytes of the file it made
    n_signs: int  # times it said something new of how far it is
    turns: Turns  # when it worked, and when it had to stand still


def done_by_worker(place: Site, kind: str, code: str, *, asked_by: int) -> Made:
    """Have something done about the first release of a round; wait until it is."""
    engine = make_engine(place.url)
    worker = _started(place)
    try:
        task = _asked(place, kind, code, asked_by=asked_by)
        with by_turns(worker.pid) as turns:
            signs = _watched(engine, task)
        peak = _peak_mb(worker.pid)
    finally:
        stop(worker)
    return Made(turns.running, peak, _size(engine, task), len(signs), turns)


def _started(place: Site) -> subprocess.Popen[bytes]:
    """Start the worker, and wait until it is ready: that is not what is measured."""
    before = _n_starts(place)
    worker, deadline = start(WORKER, env=place.env, log=place.log), _deadline()
    while _n_starts(place) == before and time.monotonic() < deadline:
        time.sleep(LOOK)
    return worker


def _n_starts(place: Site) -> int:
    return place.log.read_text().count("Worker started")


def _asked(place: Site, kind: str, code: str, *, asked_by: int) -> str:
    """Ask for a task as pages do; return its id."""
    with Session(place.engine()) as session:
        said = {"round": code, "number": 1, "again": "/"}
        task = ask_for(session, kind, said, by=asked_by).id
        session.commit()
        return task


def _deadline() -> float:
    return time.monotonic() + PATIENCE


def _watched(engine: Engine, task: str) -> set[tuple[int, int]]:
    """Return what it said of how far it is, once it is done."""
    signs, deadline = set[tuple[int, int]](), _deadline()
    while time.monotonic() < deadline:
        with Session(engine) as session:
            seen = session.get_one(Task, task)
            signs.add((seen.done, seen.total))
            if seen.state in OVER:
                return signs
        time.sleep(LOOK)
    raise SystemExit("the worker takes too long")


def _size(engine: Engine, task: str) -> int:
    with Session(engine) as session:
        done = session.get_one(Task, task)
        if done.state == TaskState.FAILED:
            raise SystemExit(f"it was not done: {done.problem}")
        asked = select(func.length(TaskFile.content)).where(TaskFile.task_id == task)
        size: int | None = session.scalar(asked)
    engine.dispose()
    return size or 0


def _peak_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024
