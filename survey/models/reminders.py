"""Reminders that people were sent, so that none is sent twice."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class Reminder(Base):
    """One thing that somebody was reminded of at one step before or after its day.

    Taken by a worker before it writes the letter, marked as sent behind it. What was
    taken and not sent is taken anew by whichever worker comes next.
    """

    __tablename__ = "reminder"

    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    thing: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    until: Mapped[date] = mapped_column(primary_key=True)
    # Days before the day, negative behind it.
    step: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    taken_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
