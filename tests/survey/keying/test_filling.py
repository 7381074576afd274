"""Files of sheets go into a batch once, whoever dies meanwhile."""

import os
import signal
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.db import make_engine
from survey.keying.filling import CHECK, FILL
from survey.models import Batch, KeyedSheet, RoleName, Task, TaskState
from survey.tasks import File, ask_for, clean_up, run_waiting
from tests.survey.access.people import give, make_user
from tests.survey.keying.batches import make_batch, on_paper

pytestmark = pytest.mark.usefixtures("clock")

HEAD = "số phiếu,ngày,C1,C2,C3,C4,C5,ý kiến\n"
ROWS = "1,9/3/2026,5,4,3,2,1,\n2,9/3/2026,5.0,4 ,3,2,,Chờ lâu\n"
FILE = File("phieu.csv", "text/csv", (HEAD + ROWS).encode())
INSERT = "INSERT INTO keyed_sheet"


def make_open(session: Session) -> tuple[Batch, int]:
    """Open a batch; return it with who may key it."""
    province, person = on_paper(session), make_user(session)
    give(session, person, RoleName.UNIT_HEAD, province.units[0])
    return make_batch(session, province), person.id


def filled(session: Session, batch: Batch, by: int) -> str:
    """Ask for the file to be taken in; return the task."""
    check = ask_for(session, CHECK, {"batch": batch.id}, by=by, file=FILE).id
    params = {"batch": batch.id, "check": check, "name": FILE.name}
    asked = ask_for(session, FILL, params, by=by).id
    session.commit()
    return asked


def killed(engine: Engine, settings: Settings, when: str) -> None:
    """Let a worker of its own be killed: once rows are `written`, or `committed`."""
    if child := os.fork():
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        return
    try:
        own, seen = make_engine(engine.url), list[str]()

        @event.listens_for(own, "after_cursor_execute")
        def _written(*given: object) -> None:
            if str(given[2]).startswith(INSERT):
                seen.append("written")
                _end_at("written")

        def _end_at(point: str) -> None:
            if point == when:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(own, "begin", lambda _: seen and _end_at("committed"))
        run_waiting(own, settings)
    finally:
        os._exit(0)


def state(session: Session, task: str) -> tuple[TaskState, int]:
    """Return how a task stands, and how many sheets were keyed."""
    n = session.scalar(select(func.count()).select_from(KeyedSheet)) or 0
    found = session.get_one(Task, task, populate_existing=True).state
    session.rollback()
    return found, n


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_worker_that_is_killed_leaves_all_or_nothing(
    session: Session,
    engine: Engine,
    settings: Settings,
    clock: time_machine.Traveller,
) -> None:
    batch, by = make_open(session)
    task = filled(session, batch, by)
    session.rollback()
    killed(engine, settings, "written")
    assert state(session, task) == (TaskState.RUNNING, 0)
    clock.shift(timedelta(minutes=3))
    clean_up(engine)
    assert state(session, task) == (TaskState.FAILED, 0)
    again = filled(session, batch, by)
    killed(engine, settings, "committed")
    assert state(session, again) == (TaskState.DONE, 2)
    third = filled(session, batch, by)
    run_waiting(engine, settings)
    assert state(session, third) == (TaskState.FAILED, 2)
    assert "phiếu số 1 đã nhập vào lô rồi" in session.get_one(Task, third).problem
