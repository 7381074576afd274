"""Reforms of the tree (sắp xếp đơn vị): what was decided, what waits for its day."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class ReformKind(StrEnum):
    """What a reform does to the units it is about."""

    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    RENAME = "rename"
    CLOSE = "close"
    REGROUP = "regroup"  # several of these at once, from a file


class Reform(Base):
    """One operation on the tree from a day on, as it was confirmed.

    `done` names the rows it wrote, so that it can be listed, and withdrawn before its
    day. Until `settled_at` its counters and people wait for the day to come.
    """

    __tablename__ = "reform"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ReformKind] = mapped_column(String(16))
    happens_on: Mapped[date] = mapped_column(index=True)
    # The decision it carries out, such as "Nghị quyết 202/2025/QH15".
    basis: Mapped[str] = mapped_column(String(200), default="")
    # Whether those who have a role on a unit that ends have it on its successors.
    carries_people: Mapped[bool] = mapped_column(default=True)
    done: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class Placement(Base):
    """Where a unit that was moved stands from a day on; empty: at the top.

    The first row of a unit says where it stood from its own first day. A unit without
    rows always stands below `Unit.parent_id`; of others that is their place today.
    """

    __tablename__ = "placement"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    from_day: Mapped[date] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)


class CounterMove(Base):
    """A counter goes to another unit on a day; gone once it has gone there."""

    __tablename__ = "counter_move"

    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), primary_key=True)
    moves_on: Mapped[date] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
