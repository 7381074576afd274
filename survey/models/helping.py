"""Who helped people to answer: how often, never with which sheet; and by which pass."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.people import User
from survey.models.rounds import Channel
from survey.models.units import Counter

PASS_DIGEST = 32  # bytes of SHA-256


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


class HelpingPass(Base):
    """An address by which somebody helps at a counter, until it is over or ended.

    Erased a day later: it would tell who helped on which day.
    """

    __tablename__ = "helping_pass"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(PASS_DIGEST), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), index=True)
    channel: Mapped[Channel] = mapped_column(String(16))
    given_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()
    counter: Mapped[Counter] = relationship()

    def is_good_at(self, now: datetime) -> bool:
        """Return whether nobody ended it, and its day is not over."""
        return self.ended_at is None and now <= self.expires_at
