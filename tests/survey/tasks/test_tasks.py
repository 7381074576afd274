"""Long work: taken by one, followed while it runs, kept for a day."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask_babel import gettext as _
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.config import Settings
from survey.db import writing
from survey.errors import Problem
from survey.models import Task, TaskFile, TaskState, User
from survey.tasks import File, Result, Work, ask_for, clean_up, run_waiting, task
from survey.tasks.asking import known

PLAIN = File("dem.txt", "text/plain", b"1 2 3")


@pytest.fixture(autouse=True)
def _kinds() -> Iterator[None]:
    """The kinds of tasks these tests need, forgotten afterwards."""
    before = dict(known)
    task("test.count")(_count)
    task("test.refuse")(_refuse)
    task("test.break")(_break)
    task("test.speak")(_speak)
    yield
    known.clear()
    known.update(before)


def _count(work: Work) -> Result:
    words = work.given().split()
    for done in range(len(words)):
        work.progress(done + 1, len(words))
    made = File("tong.txt", "text/plain", str(sum(map(int, words))).encode())
    return Result(made, {"n": len(words), "with": work.params["with"]})


def _refuse(work: Work) -> Result:
    raise Problem("Dòng 3: mã đã có.")


def _speak(work: Work) -> Result:
    raise Problem(_("Không tìm thấy trang"))


def _break(work: Work) -> Result:
    raise ZeroDivisionError


@pytest.fixture
def person(session: Session) -> User:
    person = add_official(session, "a@tinh.vn", password="sông núi nước Nam 1077")
    session.commit()
    return person


def _asked(session: Session, person: User, kind: str) -> str:
    id_ = ask_for(session, kind, {"with": "x"}, by=person.id, file=PLAIN).id
    session.commit()  # and nothing read after it: SQLite has one writer
    return id_


def test_a_task_is_done_and_its_file_kept(
    engine: Engine, session: Session, settings: Settings, person: User
) -> None:
    id_ = _asked(session, person, "test.count")
    assert run_waiting(engine, settings) == 1
    session.expire_all()
    done = session.get_one(Task, id_)
    assert (done.state, done.done, done.total) == (TaskState.DONE, 3, 3)
    assert done.outcome == {"n": 3, "with": "x"}
    made = session.get_one(TaskFile, (id_, True))
    assert (made.name, made.content) == ("tong.txt", b"6")
    session.commit()
    assert run_waiting(engine, settings) == 0


def test_a_refusal_is_told_and_a_fault_is_not_told_in_full(
    engine: Engine, session: Session, settings: Settings, person: User
) -> None:
    refused = _asked(session, person, "test.refuse")
    broken = _asked(session, person, "test.break")
    run_waiting(engine, settings)
    session.expire_all()
    assert session.get_one(Task, refused).problem == "Dòng 3: mã đã có."
    told = session.get_one(Task, broken)
    assert (told.state, told.problem) == (TaskState.FAILED, "")


def test_a_task_is_done_in_the_language_of_who_asked(
    app: Flask, engine: Engine, session: Session, settings: Settings, person: User
) -> None:
    with app.test_request_context("/?lang=en"):
        english = _asked(session, person, "test.speak")
    vietnamese = _asked(session, person, "test.speak")
    run_waiting(engine, settings)
    session.expire_all()
    assert session.get_one(Task, english).problem == "Page not found"
    assert session.get_one(Task, vietnamese).problem == "Không tìm thấy trang"


def test_an_unknown_kind_is_a_fault_of_ours(session: Session, person: User) -> None:
    with pytest.raises(KeyError):
        ask_for(session, "no.such", {}, by=person.id)


def test_progress_is_told_while_the_work_runs(
    engine: Engine, session: Session, settings: Settings, person: User
) -> None:
    id_ = _asked(session, person, "test.count")
    work = Work(engine, settings, session.get_one(Task, id_))
    session.commit()
    work.progress(1, 3)
    work.progress(2, 3)  # too soon after the first to be worth a write
    session.expire_all()
    assert session.get_one(Task, id_).done == 1
    session.commit()
    work.progress(3, 3)
    session.expire_all()
    assert session.get_one(Task, id_).done == 3


def test_what_was_given_up_meanwhile_is_not_written(
    engine: Engine, session: Session, settings: Settings, person: User
) -> None:
    given_up = _asked(session, person, "test.count")
    work = Work(engine, settings, session.get_one(Task, given_up))
    with pytest.raises(Problem, match="nên chưa ghi gì"):
        work.settle(session, {"n": 1})


def test_a_silent_task_is_given_up_and_an_old_one_forgotten(
    engine: Engine, session: Session, person: User, clock: time_machine.Traveller
) -> None:
    id_ = _asked(session, person, "test.count")
    with Session(writing(engine)) as worker:
        taken = worker.get_one(Task, id_)
        taken.state, taken.heard_at = TaskState.RUNNING, taken.asked_at
        worker.commit()
    clock.shift(timedelta(minutes=3))
    clean_up(engine)
    session.expire_all()
    assert session.get_one(Task, id_).state == TaskState.FAILED
    session.commit()
    clock.shift(timedelta(days=1))
    clean_up(engine)
    session.expire_all()
    assert list(session.scalars(select(Task))) == []
    assert list(session.scalars(select(TaskFile))) == []
