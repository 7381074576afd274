"""Units of a round that its next releases leave out of ranks and classes."""

import json
from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.models import Exemption, Round, RoundUnranked, Unit

Marked = tuple[RoundUnranked, Unit]


def unranked_units(session: Session, round_: Round) -> list[Marked]:
    """Return the units that are not ranked in a round, by code."""
    query = (
        select(RoundUnranked, Unit)
        .join(Unit, Unit.id == RoundUnranked.unit_id)
        .where(RoundUnranked.round_id == round_.id)
        .order_by(Unit.code)
    )
    return [(row, unit) for row, unit in session.execute(query)]


def revision_of(marked: Iterable[Marked]) -> str:
    """Return what tells these marks from any others: whoever changes them saw them."""
    told = [(unit.code, row.reason, row.note) for row, unit in marked]
    return sha256(json.dumps(told).encode()).hexdigest()


def is_marked_so(
    session: Session, round_: Round, unit: Unit, *, reason: Exemption, note: str
) -> bool:
    """Return whether a unit is marked already, for this reason and in these words."""
    row = session.get(RoundUnranked, (round_.id, unit.id))
    return row is not None and (row.reason, row.note) == (reason, note)


def leave_unranked(
    session: Session, round_: Round, unit: Unit, *, reason: Exemption, note: str
) -> bool:
    """Leave a unit out of the ranks of the next releases; return if that is news."""
    require_not_closed(round_)
    if is_marked_so(session, round_, unit, reason=reason, note=note):
        return False
    row = session.get(RoundUnranked, (round_.id, unit.id))
    if row is None:
        row = RoundUnranked(round_id=round_.id, unit_id=unit.id)
        session.add(row)
    row.reason, row.note = reason, note
    session.flush()
    return True


def rank_again(session: Session, round_: Round, unit: Unit) -> RoundUnranked | None:
    """Let the next releases rank a unit; return what stood there, if anything."""
    require_not_closed(round_)
    row = session.get(RoundUnranked, (round_.id, unit.id))
    if row is not None:
        session.delete(row)
        session.flush()
    return row
