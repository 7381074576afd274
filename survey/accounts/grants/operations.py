"""Granting a role on a unit and all below it, and taking it back."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from survey import clock
from survey.models import Grant, RoleName, Unit, User


def held_grant(
    session: Session, user: User, role: RoleName, unit: Unit | None = None
) -> Grant | None:
    """Return a role that somebody was given on just this unit, or on everything."""
    return session.scalars(_same(user.id, role, unit.id if unit else None)).first()


def grant(
    session: Session, user: User, role: RoleName, unit: Unit | None = None
) -> Grant:
    """Give somebody a role on a unit, or on everything; one they have stays."""
    found = held_grant(session, user, role, unit)
    if found is None:
        found = Grant(user=user, role=role, unit=unit, granted_at=clock.now())
        session.add(found)
        session.flush()
    return found


def take_back(session: Session, held: Grant) -> None:
    """Take a role back, from the next page on."""
    # Of a role on everything the database would keep two rows: no unit equals none.
    for row in session.scalars(_same(held.user_id, held.role, held.unit_id)).all():
        session.delete(row)
    session.flush()


def _same(user_id: int, role: RoleName, unit_id: int | None) -> Select[Grant]:
    place = Grant.unit_id.is_(None) if unit_id is None else Grant.unit_id == unit_id
    return select(Grant).where(Grant.user_id == user_id, Grant.role == role, place)
