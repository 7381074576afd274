"""Grants: a role that a person has on a unit and on everything below it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.people import User
from survey.models.units import Unit


class RoleName(StrEnum):
    """What somebody is to the units they work for."""

    COUNTER_CLERK = "counter-clerk"
    UNIT_HEAD = "unit-head"
    ANALYST = "analyst"
    PROVINCE_ADMINISTRATOR = "province-administrator"
    AUDITOR = "auditor"
    SYSTEM_ADMINISTRATOR = "system-administrator"


class Grant(Base):
    """A role on a unit and all below it; without a unit on the whole installation."""

    __tablename__ = "grant_on_unit"
    __table_args__ = (UniqueConstraint("user_id", "role", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    role: Mapped[RoleName] = mapped_column(String(32))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    granted_at: Mapped[datetime]

    user: Mapped[User] = relationship()
    unit: Mapped[Unit | None] = relationship()
