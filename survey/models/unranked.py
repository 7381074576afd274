"""Units left out of ranks and classes: decided for a round, frozen with a release."""

from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class Exemption(StrEnum):
    """Why a unit is not ranked."""

    FIRST_YEAR = "first-year"
    ADJUSTED = "adjusted"  # its maximum score was changed for the time being
    OTHER = "other"  # said in words


class RoundUnranked(Base):
    """A unit that the next releases of a round leave out of ranks and classes.

    The rows of a closed round cannot be changed (migration 0018).
    """

    __tablename__ = "round_unranked"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(
        ForeignKey("unit.id"), primary_key=True, index=True
    )
    reason: Mapped[Exemption] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(String(200), default="", server_default="")


class ReleaseUnranked(Base):
    """A unit that a release left out of ranks and classes, and why; immutable."""

    __tablename__ = "release_unranked"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    reason: Mapped[Exemption] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(String(200), default="", server_default="")
