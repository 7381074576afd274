"""Survey rounds: who is asked, when, with what, and how it is weighted."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.methods import Method, Questionnaire


class Channel(StrEnum):
    """How a sheet came in. Figures never mix channels silently."""

    QR = "qr"
    KIOSK = "kiosk"
    PAPER = "paper"
    ASSISTED = "assisted"  # at the counter, on a device of staff who help
    PHONE = "phone"  # an interview by telephone
    HOME = "home"  # an interview at somebody's home
    TALLY = "tally"  # published counts, no sheets


class Population(StrEnum):
    """Whom a round asks."""

    COUNTER_USERS = "counter-users"
    RESIDENTS = "residents"
    ORGANISATIONS = "organisations"


class Weighting(StrEnum):
    """How units weigh in the units above them."""

    EQUAL = "equal"  # every sheet counts once
    TRANSACTIONS = "transactions"  # post-stratified to transaction totals
    UNITS = "units"  # the mean of the collecting units, each counting once


class Round(Base):
    """A survey round (đợt khảo sát), from a day to a day, both included."""

    __tablename__ = "round"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    questionnaire_id: Mapped[int | None] = mapped_column(ForeignKey("questionnaire.id"))
    root_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    channels: Mapped[list[str]]
    populations: Mapped[list[str]]
    weighting: Mapped[Weighting] = mapped_column(String(16))
    closed_on: Mapped[date | None]
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    method: Mapped[Method] = relationship()
    questionnaire: Mapped[Questionnaire | None] = relationship()

    def is_open_on(self, day: date) -> bool:
        """Return whether sheets are taken on a day."""
        return self.closed_on is None and self.starts_on <= day <= self.ends_on


class TransactionTotal(Base):
    """How many transactions a unit handled during a round (the case system's count).

    Either one total of the whole unit, under the empty service, or one for each of
    its services; never both.
    """

    __tablename__ = "transaction_total"
    __table_args__ = (CheckConstraint("total >= 0", name="not_negative"),)

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    service: Mapped[str] = mapped_column(
        String(32), primary_key=True, default="", server_default=""
    )
    total: Mapped[int]


class Tally(Base):
    """Published counts of one criterion in one unit, where no sheets exist."""

    __tablename__ = "tally"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    criterion: Mapped[str] = mapped_column(String(16), primary_key=True)
    counts: Mapped[list[int]]


class RateCount(Base):
    """The two counts of a rate in one unit, typed from the office's own systems.

    What `counted` counts, and whether it speaks for the unit or against it, says the
    method.
    """

    __tablename__ = "rate_count"
    __table_args__ = (
        CheckConstraint("counted >= 0 AND counted <= total", name="part_of_total"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    rate: Mapped[str] = mapped_column(String(16), primary_key=True)
    counted: Mapped[int]
    total: Mapped[int]
