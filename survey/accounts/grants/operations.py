"""Granting a role on a unit and all below it, and taking it back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.models import Grant, RoleName, Unit, User


def grant(
    session: Session, user: User, role: RoleName, unit: Unit | None = None
) -> Grant:
    """Give somebody a role on a unit, or on everything; one they have stays."""
    unit_id = unit.id if unit else None
    held = select(Grant).where(
        Grant.user_id == user.id,
        Grant.role == role,
        Grant.unit_id == unit_id if unit else Grant.unit_id.is_(None),
    )
    found = session.scalar(held)
    if found is None:
        found = Grant(
            user_id=user.id, role=role, unit_id=unit_id, granted_at=clock.now()
        )
        session.add(found)
        session.flush()
    return found


def take_back(session: Session, found: Grant) -> None:
    """Take a role back, from the next page on."""
    session.delete(found)
    session.flush()
