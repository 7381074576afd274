"""What everybody may see: releases made public, and what units changed after them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.releases import Release
from survey.models.rounds import Round
from survey.models.units import Unit


class PublicationKind(StrEnum):
    """What was done with a release in the sight of everybody."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Publication(Base):
    """That a release was published, or withdrawn again; the database refuses changes.

    Each once at most: what was withdrawn stays so, and another release takes its place.
    `note` is read by everybody: a statement, or the reason.
    """

    __tablename__ = "publication"
    __table_args__ = (UniqueConstraint("release_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    kind: Mapped[PublicationKind] = mapped_column(String(16))
    at: Mapped[datetime]
    # Nobody, where it was done at the command line.
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str] = mapped_column(Text, default="", server_default="")

    release: Mapped[Release] = relationship()


class Improvement(Base):
    """What a unit changed because of what a round told it, in its own words.

    Everybody reads it once it is published; each edit leaves its row in the audit.
    """

    __tablename__ = "improvement"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    happened_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    text_en: Mapped[str] = mapped_column(Text, default="", server_default="")
    written_by: Mapped[str] = mapped_column(String(254))  # readable when they left
    published_on: Mapped[date | None]
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    unit: Mapped[Unit] = relationship()
    round: Mapped[Round] = relationship()
