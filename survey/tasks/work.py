"""What a task is given, what it makes, and how it says how far it is."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from survey import clock
from survey.config import Settings
from survey.db import writing
from survey.errors import Problem
from survey.models import Task, TaskFile, TaskState

PAUSE = timedelta(milliseconds=500)  # between two signs of life


@dataclass(frozen=True, slots=True)
class File:
    """A file that a task is given, or makes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Result:
    """What a task made: a file, facts for the page afterwards, and that page."""

    file: File | None = None
    outcome: dict[str, Any] = field(default_factory=dict)


class Work:
    """A task under way: what it is about, and how to say how far it is."""

    def __init__(self, engine: Engine, settings: Settings, task: Task) -> None:
        self.engine = engine  # for reading; `writing(work.engine)` to write
        self.settings = settings
        self.id = task.id
        self.asked_by = task.asked_by
        self.params = task.params
        self._told_at: datetime | None = None

    def given(self) -> bytes:
        """Return the file that came with the task."""
        with Session(self.engine) as session:
            return session.get_one(TaskFile, (self.id, False)).content

    def progress(self, done: int, total: int) -> None:
        """Say how far the work is; written at most twice a second."""
        now = clock.now()
        if self._told_at is not None and now - self._told_at < PAUSE and done < total:
            return
        self._told_at = now
        values = {"done": done, "total": total, "heard_at": now}
        with writing(self.engine).begin() as connection:
            connection.execute(update(Task).where(Task.id == self.id).values(values))

    def settle(self, session: Session, outcome: dict[str, Any]) -> Result:
        """Say that the work is done within the transaction that does it: both or none.

        A worker that is killed a moment later has then also said so, and nobody does
        the work twice. What was given up meanwhile is refused, and so undone.
        """
        ended = {"state": TaskState.DONE, "outcome": outcome, "ended_at": clock.now()}
        still = Task.id == self.id, Task.state == TaskState.RUNNING
        done = session.connection().execute(update(Task).where(*still).values(ended))
        if done.rowcount != 1:
            raise Problem(
                _("Việc này bị coi là gián đoạn trước khi xong, nên chưa ghi gì.")
            )
        return Result(outcome=outcome)
