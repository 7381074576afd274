"""Which units a unit continues, and which continue it."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from survey.models import Lineage, LineageKind, Unit


class Kin(NamedTuple):
    """A unit before or after a merger, a split or a change of name."""

    unit: Unit
    kind: LineageKind
    happened_on: date


def predecessors(session: Session, unit: Unit) -> tuple[Kin, ...]:
    """Return the units that a unit came out of."""
    return _kin(session, Lineage.predecessor_id, Lineage.successor_id, unit)


def successors(session: Session, unit: Unit) -> tuple[Kin, ...]:
    """Return the units that came out of a unit."""
    return _kin(session, Lineage.successor_id, Lineage.predecessor_id, unit)


def _kin(
    session: Session,
    wanted: InstrumentedAttribute[int],
    known: InstrumentedAttribute[int],
    unit: Unit,
) -> tuple[Kin, ...]:
    query = (
        select(Unit, Lineage.kind, Lineage.happened_on)
        .join(Lineage, wanted == Unit.id)
        .where(known == unit.id)
        .order_by(Lineage.happened_on, Unit.code)
    )
    return tuple(
        Kin(other, LineageKind(kind), day)
        for other, kind, day in session.execute(query)
    )
