"""A task done by a worker of its own, while somebody looks how far it is."""

import json
import os
import subprocess
import sys
import time
from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bench.keyed_files import Pile
from bench.servers import ROOT
from bench.sites import SECRET
from survey.db import make_engine
from survey.models import Task, TaskState

LOOK_EVERY = 0.2  # seconds


class Done(NamedTuple):
    """What a task took, and how many different words were seen on how far it was."""

    seconds: float
    cpu: float  # seconds, too
    before: int  # megabytes that the worker held before it
    megabytes: int
    steps: int


def run_task(pile: Pile, task: str) -> Done:
    """Let a fresh worker do the one task that waits."""
    env = os.environ | {
        "HAILONG_DATABASE_URL": pile.url.render_as_string(hide_password=False),
        "HAILONG_INSTANCE": str(pile.folder),
        "HAILONG_SECRET_KEY": SECRET,
    }
    command = [sys.executable, "-m", "bench.keyed_worker"]
    engine, seen = make_engine(pile.url), set[int]()
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE) as worker:
        while worker.poll() is None:
            seen |= _how_far(engine, task)
            time.sleep(LOOK_EVERY)
        told = json.loads(worker.stdout.read() if worker.stdout else "")
    _require_done(engine, task)
    engine.dispose()
    return Done(told["seconds"], told["cpu"], *told["MB"], len(seen))


def _how_far(engine: Engine, task: str) -> set[int]:
    with Session(engine) as session:
        found = session.get_one(Task, task)
        return {found.done} if found.state == TaskState.RUNNING else set()


def _require_done(engine: Engine, task: str) -> None:
    with Session(engine) as session:
        found = session.get_one(Task, task)
        outcome = found.outcome or {}
        if found.state != TaskState.DONE or outcome.get("n_faults"):
            raise SystemExit(f"{found.kind}: {found.problem} {outcome}")
