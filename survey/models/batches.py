"""Batches of sheets that come in together: paper keyed by hand, files of past rounds.

Keyed sheets wait here, where they can be mended, until their batch is posted. Then they
become responses, and nothing leads from the number on a form to a response any more.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.methods import Questionnaire
from survey.models.rounds import Population, Round
from survey.models.sampling import Enumerator
from survey.models.units import Counter, Unit


class BatchKind(StrEnum):
    """Where the sheets of a batch come from."""

    PAPER = "paper"
    FILE = "file"  # sheets of a past round, kept elsewhere until now


class BatchState(StrEnum):
    """How far a batch has come."""

    OPEN = "open"  # sheets are keyed, and mended
    POSTED = "posted"  # they are responses
    WITHDRAWN = "withdrawn"  # the responses are there and never counted


class Recalled(StrEnum):
    """What whoever filled in a form said when asked again."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DIFFERS = "differs"  # nobody there filled it in, or not so
    NOT_REACHED = "not-reached"


# A file comes into a round once, unless what it brought was withdrawn.
STILL_THERE = text("file_digest <> '' AND state <> 'withdrawn'")


class Batch(Base):
    """A pile of sheets under one heading, of one counter where it is of paper."""

    __tablename__ = "batch"
    __table_args__ = (
        CheckConstraint("last_day >= first_day", name="period"),
        CheckConstraint("declared >= 1 AND first_number >= 1", name="numbers"),
        CheckConstraint("kind = 'file' OR counter_id IS NOT NULL", name="counter"),
        CheckConstraint("share >= 1 AND share <= 100", name="share"),
        Index(
            "uq_batch_file",
            "round_id",
            "file_digest",
            unique=True,
            sqlite_where=STILL_THERE,
            postgresql_where=STILL_THERE,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[BatchKind] = mapped_column(String(16))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    counter_id: Mapped[int | None] = mapped_column(ForeignKey("counter.id"))
    service: Mapped[str] = mapped_column(String(32), default="", server_default="")
    population: Mapped[Population] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    # Collected from a day to a day, both included.
    first_day: Mapped[date]
    last_day: Mapped[date]
    place: Mapped[str] = mapped_column(String(120), default="", server_default="")
    enumerator_id: Mapped[int | None] = mapped_column(ForeignKey("enumerator.id"))
    # The forms bear the numbers from the first on, as many as were declared.
    first_number: Mapped[int] = mapped_column(default=1, server_default="1")
    declared: Mapped[int]
    share: Mapped[int]  # percent of the sheets that are keyed twice
    seed: Mapped[str] = mapped_column(String(64))  # shown once the draw was made
    # SHA-256 of the file that brought it in; empty for paper.
    file_digest: Mapped[str] = mapped_column(String(64), default="", server_default="")
    drawn_at: Mapped[datetime | None]
    state: Mapped[BatchState] = mapped_column(String(16))
    created_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime]
    posted_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    posted_at: Mapped[datetime | None]
    # By item how often two people were compared and differed; all that is left of it.
    compared: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    # The number of the first release that has its sheets: from then on they stay.
    counted_in: Mapped[int | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    withdrawn_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(500), default="", server_default="")
    recall_seed: Mapped[str] = mapped_column(String(64), default="", server_default="")
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    round: Mapped[Round] = relationship()
    questionnaire: Mapped[Questionnaire] = relationship()
    unit: Mapped[Unit] = relationship()
    counter: Mapped[Counter | None] = relationship()
    enumerator: Mapped[Enumerator | None] = relationship()

    @property
    def numbers(self) -> range:
        """Return the numbers that its forms bear."""
        return range(self.first_number, self.first_number + self.declared)


class BatchSheet(Base):
    """That a response came in with a batch, so that the batch can be withdrawn whole.

    Not which of its forms it was: that number is forgotten.
    """

    __tablename__ = "batch_sheet"
    __table_args__ = ({"sqlite_with_rowid": False},)

    response_id: Mapped[UUID] = mapped_column(
        ForeignKey("response.id"), primary_key=True
    )
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)


class BatchComment(Base):
    """That a comment came in with a batch; forgotten with the release that counts it.

    No foreign key: comments are taken out and put back when they are mixed.
    """

    __tablename__ = "batch_comment"
    __table_args__ = ({"sqlite_with_rowid": False},)

    comment_id: Mapped[UUID] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), index=True)


class KeyedSheet(Base):
    """A sheet as it was keyed, waiting for its batch to be posted; then it is gone."""

    __tablename__ = "keyed_sheet"

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    answers: Mapped[str] = mapped_column(String(120))
    comment: Mapped[str] = mapped_column(Text, default="", server_default="")
    keyed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    keyed_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own


class SecondKeying(Base):
    """A sheet that was drawn to be keyed by somebody else, who does not see the first.

    `first` is what the first person had keyed: the sheet itself holds what was settled.
    """

    __tablename__ = "second_keying"
    __table_args__ = (
        ForeignKeyConstraint(
            ["batch_id", "number"], ["keyed_sheet.batch_id", "keyed_sheet.number"]
        ),
    )

    batch_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[str] = mapped_column(String(120))
    answers: Mapped[str] = mapped_column(String(120), default="", server_default="")
    keyed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    keyed_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    settled_at: Mapped[datetime | None]

    @property
    def is_keyed(self) -> bool:
        """Return whether somebody has keyed it a second time."""
        return self.keyed_at is not None

    @property
    def is_in_dispute(self) -> bool:
        """Return whether two people differed, and nobody settled it."""
        return self.is_keyed and self.answers != self.first and self.settled_at is None


class Recall(Base):
    """A form of a posted batch whose respondent is asked again (phúc tra)."""

    __tablename__ = "recall"

    batch_id: Mapped[int] = mapped_column(ForeignKey("batch.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]  # in which it was drawn
    outcome: Mapped[Recalled] = mapped_column(String(16), default=Recalled.WAITING)
    note: Mapped[str] = mapped_column(String(300), default="", server_default="")
    noted_on: Mapped[date | None]
    noted_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
