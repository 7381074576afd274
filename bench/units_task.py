"""One task of an import as the worker does it, in a process of its own.

Called by `bench.units` with the kind of task and the file; prints what it took.
"""

import json
import sys
import time
from pathlib import Path

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from bench.memory import most_megabytes
from survey.config import read_settings
from survey.db import make_engine, writing
from survey.manage.units.importing import CHECK
from survey.models import Task, TaskState, User
from survey.tasks import File, ask_for, run_waiting

PROGRESS = "UPDATE task SET done"


def main(kind: str, file: Path) -> None:
    """Ask for a task, do it, and print seconds, memory and words of progress."""
    settings = read_settings()
    engine = make_engine(settings.database)
    told = []
    with Session(writing(engine)) as session:
        _ask(session, kind, file)
        session.commit()

    @event.listens_for(engine, "before_cursor_execute")
    def _count(*given: object) -> None:
        if str(given[2]).startswith(PROGRESS):
            told.append(given[3])

    before, start, cpu = most_megabytes(), time.perf_counter(), time.process_time()
    run_waiting(engine, settings)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    with Session(engine) as session:
        newest = select(Task).where(Task.kind == kind).order_by(Task.asked_at.desc())
        done = session.scalars(newest).first()
        if done is None or done.state != TaskState.DONE or done.outcome is None:
            raise SystemExit(f"{kind}: {done and done.problem}")
        n = done.outcome["n_created"]
    found = {
        "created": n,
        "seconds": float(f"{seconds:.3g}"),
        "of it CPU s": float(f"{cpu:.3g}"),
        "peak MB": round(most_megabytes()),
        "of it before MB": round(before),
        "words of progress": len(told),
    }
    print(json.dumps(found))


def _ask(session: Session, kind: str, file: Path) -> None:
    user = session.scalars(select(User.id)).first() or 0
    if kind == CHECK:
        sent = File(file.name, "", file.read_bytes())
        ask_for(session, kind, {"name": file.name}, by=user, file=sent)
        return
    checked = session.scalars(select(Task).where(Task.kind == CHECK)).one()
    outcome = checked.outcome or {}
    params = {"check": checked.id, "digest": outcome["digest"], "name": file.name}
    ask_for(session, kind, params, by=user)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
