"""Kiosks looked up: of a counter, or all that somebody may see."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from survey.models import Counter, Kiosk

MOST = 500  # on one page


def kiosks_of(session: Session, counter: Counter) -> Sequence[Kiosk]:
    """Return a counter's kiosks: those in use first, the newest first."""
    return session.scalars(_all().where(Kiosk.counter_id == counter.id)).all()


def kiosks_in_use(session: Session, scope: frozenset[int] | None) -> Sequence[Kiosk]:
    """Return the kiosks in use in some units, by number; of all for None."""
    found = _all().where(Kiosk.revoked_at.is_(None))
    if scope is not None:
        found = found.where(Counter.unit_id.in_(scope))
    return session.scalars(found.limit(MOST)).all()


def _all() -> Select[Kiosk]:
    return (
        select(Kiosk)
        .join(Counter, Counter.id == Kiosk.counter_id)
        .options(joinedload(Kiosk.counter).joinedload(Counter.unit))
        .order_by(Kiosk.revoked_at.is_not(None), Kiosk.id.desc())
    )
