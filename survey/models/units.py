"""Units in their tree, their lineage, and their counters."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base


class UnitKind(StrEnum):
    """What sort of office a unit is."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    VERTICAL = "vertical"  # cơ quan ngành dọc
    SERVICE = "service"  # đơn vị sự nghiệp
    COMMUNE = "commune"
    WARD = "ward"
    BRANCH = "branch"
    POINT = "point"


class LineageKind(StrEnum):
    """How a unit came out of another."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"


class Unit(Base):
    """An office in a tree of any depth, valid from a day to a day (both included).

    History is never rewritten: a merger closes units and opens another,
    joined by `Lineage`. `valid_to` is empty while the unit exists.
    """

    __tablename__ = "unit"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="period"),
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_own_parent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    name_en: Mapped[str] = mapped_column(String(200), default="")
    kind: Mapped[UnitKind] = mapped_column(String(16))
    ranking_group: Mapped[str] = mapped_column(String(60), default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    parent: Mapped["Unit | None"] = relationship(remote_side=[id])

    def is_valid_on(self, day: date) -> bool:
        """Return whether the unit exists on a day."""
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )


class Lineage(Base):
    """One unit continues another from a day on.

    `share` is the part of the work of a unit that was split that went over, 0 to 1,
    where the office said it.
    """

    __tablename__ = "lineage"

    predecessor_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    successor_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    kind: Mapped[LineageKind] = mapped_column(String(16))
    happened_on: Mapped[date]
    share: Mapped[float | None]


class Counter(Base):
    """A place with a QR code. Its public code is never reused: rows stay."""

    __tablename__ = "counter"
    __table_args__ = (
        CheckConstraint("closed_on IS NULL OR closed_on >= opened_on", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120), default="")
    room: Mapped[str] = mapped_column(String(120), default="")
    # Group of services (lĩnh vực) asked for here; empty: all that the unit offers.
    service: Mapped[str] = mapped_column(String(32), default="", server_default="")
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    unit: Mapped[Unit] = relationship()

    def is_open_on(self, day: date) -> bool:
        """Return whether sheets are taken on a day; on `closed_on` no more."""
        return self.opened_on <= day and (
            self.closed_on is None or day < self.closed_on
        )
