"""Work that takes longer than a page may: asked for, under way, done."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class TaskState(StrEnum):
    """How far a task has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Task(Base):
    """A piece of work for the worker. `outcome` is what the page afterwards shows.

    `problem` is what the person asking can mend, in the language asked in; empty
    after a fault of ours.
    """

    __tablename__ = "task"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    asked_by: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    params: Mapped[dict[str, Any]]
    state: Mapped[TaskState] = mapped_column(String(16), index=True)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    heard_at: Mapped[datetime | None]  # last sign of life while it is running
    ended_at: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class TaskFile(Base):
    """A file that a task was given, or made; kept for a day."""

    __tablename__ = "task_file"

    task_id: Mapped[str] = mapped_column(
        ForeignKey("task.id", ondelete="CASCADE"), primary_key=True
    )
    is_made: Mapped[bool] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    content: Mapped[bytes]
