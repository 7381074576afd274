"""Workbooks of the PAR Index: what a unit scored, by the criteria of a year."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.par import CriteriaSet
from survey.models.rounds import Round
from survey.models.units import Unit
from survey.models.unranked import Exemption

CENTS = 100  # of a point: points have two decimals, and no database rounds these


class WorkbookState(StrEnum):
    """How far a workbook has come; each step is taken by somebody."""

    DRAFT = "draft"
    CHECKED = "checked"
    SIGNED = "signed"
    SENT = "sent"  # and being appraised
    APPRAISED = "appraised"  # one person has done it, another concludes
    CONCLUDED = "concluded"


class Workbook(Base):
    """The points of a unit by a set of criteria.

    `round` is the one whose released figures earn the points of the survey; nobody
    types those, so they are not kept here.
    """

    __tablename__ = "workbook"
    __table_args__ = (UniqueConstraint("criteria_set_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    criteria_set_id: Mapped[int] = mapped_column(ForeignKey("criteria_set.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"))
    state: Mapped[WorkbookState] = mapped_column(
        String(16), default=WorkbookState.DRAFT
    )
    due_on: Mapped[date | None]  # until when it is scored, signed and sent
    appraise_by: Mapped[date | None]  # and until when appraised and concluded
    opened_at: Mapped[datetime]
    exemptions: Mapped[list[str]]  # codes of those of the set that hold
    exempt_because: Mapped[str] = mapped_column(Text, default="", server_default="")
    # From the check on, so that who signs sees the points that were checked.
    release_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"))
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    checked_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    reopened_because: Mapped[str] = mapped_column(Text, default="", server_default="")
    appraised_by: Mapped[str | None] = mapped_column(String(254))
    appraised_at: Mapped[datetime | None]
    # Why the appraisal is done again; what was concluded before stays as an edition.
    appraisal_because: Mapped[str] = mapped_column(Text, default="", server_default="")
    # Why the unit is not to be ranked, as those who appraise decided.
    unranked: Mapped[Exemption | None] = mapped_column(String(16))
    unranked_note: Mapped[str] = mapped_column(Text, default="", server_default="")
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    criteria_set: Mapped[CriteriaSet] = relationship()
    unit: Mapped[Unit] = relationship()
    round: Mapped[Round | None] = relationship()

    @property
    def name(self) -> str:
        """Return by which set it scores which unit, as the audit calls it."""
        return f"{self.criteria_set.name}:{self.unit.code}"


class WorkbookEdition(Base):
    """A workbook as it was signed; the database refuses changes.

    `document` holds every point, what earned or supports it, and its sums; `digest` is
    of the document.
    """

    __tablename__ = "workbook_edition"

    workbook_id: Mapped[int] = mapped_column(
        ForeignKey("workbook.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    checked_by: Mapped[str] = mapped_column(String(254))
    checked_at: Mapped[datetime]
    signed_by: Mapped[str] = mapped_column(String(254))
    signed_at: Mapped[datetime]
    # Why the edition before was opened again; empty in the first.
    because: Mapped[str] = mapped_column(Text, default="", server_default="")


class ItemScore(Base):
    """What a unit says of an item: its points, and why where that is not plain."""

    __tablename__ = "item_score"
    __table_args__ = (CheckConstraint("own IS NULL OR own >= 0", name="own"),)

    workbook_id: Mapped[int] = mapped_column(
        ForeignKey("workbook.id"), primary_key=True
    )
    item: Mapped[str] = mapped_column(String(16), primary_key=True)
    own: Mapped[int | None]  # hundredths of a point
    explanation: Mapped[str] = mapped_column(Text, default="", server_default="")

    @property
    def points(self) -> Decimal | None:
        """Return the points the unit gave itself."""
        return None if self.own is None else Decimal(self.own) / CENTS
