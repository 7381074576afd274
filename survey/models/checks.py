"""What was found by those who went to look at a counter's QR code."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class Finding(StrEnum):
    """How the code was found."""

    FINE = "fine"  # it hangs there, can be read, and leads here
    COVERED = "covered"  # by a notice, a plant, a sticker
    SWAPPED = "swapped"  # a strange code in its place, or glued over it
    GONE = "gone"
    NO_VISITORS = "no-visitors"  # the counter did not work, or nobody came
    OTHER = "other"


class CounterCheck(Base):
    """That somebody looked, on which day, and what they found."""

    __tablename__ = "counter_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), index=True)
    day: Mapped[date]
    finding: Mapped[Finding] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(String(300), default="", server_default="")
    checked_by: Mapped[str] = mapped_column(String(254))  # readable when they left
