"""People with roles, and units that continue each other."""

from datetime import date
from itertools import count
from uuid import uuid4

from sqlalchemy.orm import Session

from survey.models import Grant, Lineage, LineageKind, RoleName, Unit, User
from tests.conftest import MORNING
from tests.factories import OPENED

LAST_DAY = date(2025, 12, 31)  # of units that are no more
_numbers = count(1)


def make_user(session: Session, email: str = "", **given: object) -> User:
    """Add somebody without a role or a password."""
    address = email or f"nguoi{next(_numbers)}@tinh.example"
    user = User(email=address, fs_uniquifier=uuid4().hex, **given)
    session.add(user)
    session.flush()
    return user


def give(session: Session, user: User, role: RoleName, unit: Unit | None) -> Grant:
    """Give somebody a role on a unit, or on everything."""
    found = Grant(user=user, role=role, unit=unit, granted_at=MORNING)
    session.add(found)
    session.flush()
    return found


def join(session: Session, before: Unit, after: Unit) -> None:
    """Let one unit continue another."""
    session.add(
        Lineage(
            predecessor_id=before.id,
            successor_id=after.id,
            kind=LineageKind.MERGE,
            happened_on=OPENED,
        )
    )
    session.flush()
