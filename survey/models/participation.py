"""The units chosen for a round; a round without any is held in all below its unit."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class RoundUnit(Base):
    """A unit that takes part in a round, with all below it and whoever continues it.

    `survey.participation` says what follows. The rows of a closed round cannot be
    changed (migration 0010).
    """

    __tablename__ = "round_unit"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(
        ForeignKey("unit.id"), primary_key=True, index=True
    )
