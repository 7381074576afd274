"""The sampling desk: targets, frames, random draws and what became of each address."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.units import Unit


class Rule(StrEnum):
    """By which rule a unit's number of sheets was fixed."""

    SLOVIN = "slovin"
    COCHRAN = "cochran"  # with finite population and design effect
    QUOTA = "quota"  # a number that was decided
    STEPS = "steps"  # a share of the dossiers that falls in steps


class FrameKind(StrEnum):
    """What a sampling frame lists."""

    HOUSEHOLDS = "households"
    DOSSIERS = "dossiers"


class Outcome(StrEnum):
    """What became of somebody who was drawn."""

    WAITING = "waiting"
    ANSWERED = "answered"
    REFUSED = "refused"
    ABSENT = "absent"  # not met after the visits that the plan asks for
    INELIGIBLE = "ineligible"  # moved away, no such dossier, under age


class Target(Base):
    """How many valid sheets a unit is to collect in a round, and by which rule."""

    __tablename__ = "target"
    __table_args__ = (
        CheckConstraint("n >= 0", name="not_negative"),
        CheckConstraint("population IS NULL OR population >= 0", name="population"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    n: Mapped[int]
    rule: Mapped[Rule] = mapped_column(String(16))
    # What the rule was given: shown beside the number, so that it can be checked.
    population: Mapped[int | None]
    margin: Mapped[float | None]  # points on 0–100
    share: Mapped[float | None]  # percent, expected
    deff: Mapped[float | None]

    unit: Mapped[Unit] = relationship()


class Enumerator(Base):
    """Somebody who calls on people or fills in for them."""

    __tablename__ = "enumerator"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    active: Mapped[bool] = mapped_column(default=True)
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    unit: Mapped[Unit] = relationship()


class Frame(Base):
    """A list that a sample is drawn from. Its digest says that it is the same list."""

    __tablename__ = "frame"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    kind: Mapped[FrameKind] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(120))
    digest: Mapped[str] = mapped_column(String(64))
    n: Mapped[int]
    added_at: Mapped[datetime]
    # Names and addresses are erased when the fieldwork is over; the draw stays.
    erased_at: Mapped[datetime | None]

    unit: Mapped[Unit] = relationship()


class FrameEntry(Base):
    """A household or a dossier of a frame, in the order of the list."""

    __tablename__ = "frame_entry"

    frame_id: Mapped[int] = mapped_column(ForeignKey("frame.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(64))
    label: Mapped[str] = mapped_column(String(300), default="")
    area: Mapped[str] = mapped_column(String(120), default="")


class Draw(Base):
    """A random selection. Frame, seed and numbers are all it takes to repeat it."""

    __tablename__ = "draw"

    id: Mapped[int] = mapped_column(primary_key=True)
    frame_id: Mapped[int] = mapped_column(ForeignKey("frame.id"), index=True)
    seed: Mapped[str] = mapped_column(String(64))
    n: Mapped[int]
    n_reserve: Mapped[int]
    by_area: Mapped[bool]  # shared out over the areas in proportion to their size
    drawn_at: Mapped[datetime]

    frame: Mapped[Frame] = relationship()


class DrawnEntry(Base):
    """Somebody who was drawn, first for the sample, then for the reserve."""

    __tablename__ = "drawn_entry"
    __table_args__ = (
        ForeignKeyConstraint(
            ["frame_id", "number"], ["frame_entry.frame_id", "frame_entry.number"]
        ),
        CheckConstraint("position >= 1", name="position"),
    )

    draw_id: Mapped[int] = mapped_column(ForeignKey("draw.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    frame_id: Mapped[int]
    number: Mapped[int]
    is_reserve: Mapped[bool]
    # The position this one stands in for, when a reserve was called up.
    replaces: Mapped[int | None]
    enumerator_id: Mapped[int | None] = mapped_column(
        ForeignKey("enumerator.id"), index=True
    )
    outcome: Mapped[Outcome] = mapped_column(String(16), default=Outcome.WAITING)
    noted_on: Mapped[date | None]
    visits: Mapped[int] = mapped_column(default=0)

    draw: Mapped[Draw] = relationship()
    entry: Mapped[FrameEntry] = relationship(viewonly=True)
    enumerator: Mapped[Enumerator | None] = relationship()
