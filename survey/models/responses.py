"""What citizens hand in: sheets, comments, receipts, each apart from the others."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from survey.clock import Half
from survey.models.base import Base
from survey.models.evidence import Evidence
from survey.models.rounds import Channel, Population


class Response(Base):
    """One answer sheet, append-only: the database refuses changes (migration 0001).

    Nothing here leads back to the citizen: no address, no device, the day and
    its half but no time. The table is kept in the order of its random key, so
    that not even the order of arrival is stored. `digest` is keyed with a secret
    only the citizen's page holds: it tells a repetition from another sheet, and
    nobody can try answers or comments against it.
    """

    __tablename__ = "response"
    __table_args__ = (
        # A release reads all its sheets out of this index alone, in its own order:
        # looking each one up by its random key takes ten times as long.
        Index(
            "ix_response_cell",
            *("round_id", "unit_id", "counter_id", "day", "service", "channel"),
            *("population", "evidence", "questionnaire_id", "answers"),
        ),
        CheckConstraint("half IN ('am', 'pm')", name="half"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    questionnaire_id: Mapped[int] = mapped_column(ForeignKey("questionnaire.id"))
    # The unit the counter belonged to on that day: counters move, history does not.
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"))
    # The counter's group of services on that day.
    service: Mapped[str] = mapped_column(String(32), default="", server_default="")
    channel: Mapped[Channel] = mapped_column(String(16))
    population: Mapped[Population] = mapped_column(String(16))
    # Decided when it came in, and never again. What says nothing claims nothing.
    evidence: Mapped[Evidence] = mapped_column(
        String(16), server_default=Evidence.STATIC_QR.value
    )
    language: Mapped[str] = mapped_column(String(8))
    day: Mapped[date]
    half: Mapped[Half] = mapped_column(String(2))
    answers: Mapped[str] = mapped_column(String(120))
    digest: Mapped[bytes] = mapped_column(LargeBinary(16))


class Comment(Base):
    """Free text with its own random key, unit and month: no way back to a sheet."""

    __tablename__ = "comment"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    month: Mapped[date]  # its first day
    language: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text)


class Receipt(Base):
    """That a sheet was counted in a round, found by the hash of its receipt code.

    A receipt proves inclusion, never content: nothing joins it to a response.
    `counted_in` is the number of the first release made with its sheet among the data,
    written for all receipts since the release before at once.
    """

    __tablename__ = "receipt"
    __table_args__ = ({"sqlite_with_rowid": False},)

    code_digest: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    counted_in: Mapped[int | None]
