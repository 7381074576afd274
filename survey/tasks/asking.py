"""Asking for long work; slices register what they can do."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from survey import clock
from survey.i18n import language
from survey.models import Task, TaskFile, TaskState
from survey.tasks.work import File, Result, Work

Doing = Callable[[Work], Result]
known: dict[str, Doing] = {}


def task(kind: str) -> Callable[[Doing], Doing]:
    """Register a function as what does tasks of a kind."""

    def _register(doing: Doing) -> Doing:
        known[kind] = doing
        return doing

    return _register


def ask_for(
    session: Session,
    kind: str,
    params: dict[str, Any],
    *,
    by: int,
    file: File | None = None,
) -> Task:
    """Add a task for the worker; the caller commits.

    It remembers the language of who asks, and so of who reads how it ended.
    """
    if kind not in known:
        raise KeyError(kind)
    asked = Task(
        id=uuid4().hex,
        kind=kind,
        asked_by=by,
        asked_at=clock.now(),
        params=params | {"language": language()},
        state=TaskState.WAITING,
    )
    session.add(asked)
    session.flush()
    if file is not None:
        session.add(file_row(asked.id, file, is_made=False))
    return asked


def standing(session: Session, task_id: str | None) -> str | None:
    """Return the task if it waits, runs or is done; one that failed is asked for anew.

    A worker may have been killed in the middle: then nothing of it was written.
    """
    found = session.get(Task, task_id) if task_id else None
    return found.id if found and found.state != TaskState.FAILED else None


def file_row(task_id: str, file: File, *, is_made: bool) -> TaskFile:
    """Return the row of a file that a task was given, or made."""
    return TaskFile(
        task_id=task_id,
        is_made=is_made,
        name=file.name,
        media_type=file.media_type,
        content=file.content,
    )
