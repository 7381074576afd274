"""Doing the tasks that wait, one after another, in the worker."""

from datetime import timedelta

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session
from structlog import get_logger

from survey import clock
from survey.config import Settings
from survey.db import writing
from survey.errors import Problem, is_outage
from survey.models import Task, TaskFile, TaskState
from survey.speaking import speaking
from survey.tasks.asking import file_row, known
from survey.tasks.work import Result, Work

log = get_logger()
KEPT = timedelta(days=1)  # then a task and its files are forgotten
SILENT = timedelta(minutes=2)  # without a sign of life a task is given up


def run_waiting(engine: Engine, settings: Settings) -> int:
    """Do every task that waits, the oldest first; return how many were done."""
    n = 0
    while (found := _take(engine)) is not None:
        _run(engine, settings, found)
        n += 1
    return n


def clean_up(engine: Engine) -> None:
    """Forget old tasks, and give up those whose worker fell silent."""
    now = clock.now()
    with writing(engine).begin() as connection:
        old = select(Task.id).where(Task.asked_at < now - KEPT)
        connection.execute(delete(TaskFile).where(TaskFile.task_id.in_(old)))
        connection.execute(delete(Task).where(Task.asked_at < now - KEPT))
        silent = Task.state == TaskState.RUNNING, Task.heard_at < now - SILENT
        values = {"state": TaskState.FAILED, "ended_at": now}
        connection.execute(update(Task).where(*silent).values(values))


def _take(engine: Engine) -> Task | None:
    """Take the next task, so that no other worker does it too."""
    waiting = select(Task).where(Task.state == TaskState.WAITING)
    next_ = waiting.order_by(Task.asked_at).limit(1).with_for_update(skip_locked=True)
    with Session(engine) as looking:
        if looking.scalar(waiting.limit(1)) is None:
            return None  # most of the time: no write lock is taken
    with Session(writing(engine), expire_on_commit=False) as session:
        found = session.scalar(next_)
        if found is not None:
            found.state, found.heard_at = TaskState.RUNNING, clock.now()
        session.commit()
        return found


def _run(engine: Engine, settings: Settings, taken: Task) -> None:
    """Do a task; whatever happens, its row says how it ended.

    One that failed without a problem was interrupted by a fault of ours.
    """
    try:
        with speaking(taken.params.get("language", "vi")):
            result = known[taken.kind](Work(engine, settings, taken))
    except Problem as problem:
        _end(engine, taken.id, TaskState.FAILED, problem=problem.message)
    except Exception as error:
        log.exception("task failed", kind=taken.kind, task=taken.id)
        if is_outage(error):
            raise
        _end(engine, taken.id, TaskState.FAILED)
    else:
        _end(engine, taken.id, TaskState.DONE, result=result)


def _end(
    engine: Engine,
    task_id: str,
    state: TaskState,
    *,
    problem: str = "",
    result: Result | None = None,
) -> None:
    with Session(writing(engine)) as session:
        ended = session.get_one(Task, task_id)
        ended.state, ended.problem, ended.ended_at = state, problem, clock.now()
        if result is not None:
            ended.outcome = result.outcome
            ended.done = ended.total
        if result is not None and result.file is not None:
            session.add(file_row(task_id, result.file, is_made=True))
        session.commit()
