"""Who helped people to answer: how often, never with which sheet."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base
from survey.models.rounds import Channel


class Assistance(Base):
    """How many sheets somebody helped with at a counter in a month, by channel."""

    __tablename__ = "assistance"
    __table_args__ = (
        CheckConstraint("n >= 1", name="n"),
        {"sqlite_with_rowid": False},
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)  # its first day
    channel: Mapped[Channel] = mapped_column(String(16), primary_key=True)
    n: Mapped[int]
