"""Units of a round that its next releases leave out of ranks and classes."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.models import Exemption, Round, RoundUnranked, Unit


def unranked_units(session: Session, round_: Round) -> list[tuple[RoundUnranked, Unit]]:
    """Return the units that are not ranked in a round, by code."""
    query = (
        select(RoundUnranked, Unit)
        .join(Unit, Unit.id == RoundUnranked.unit_id)
        .where(RoundUnranked.round_id == round_.id)
        .order_by(Unit.code)
    )
    return [(row, unit) for row, unit in session.execute(query)]


def leave_unranked(
    session: Session, round_: Round, unit: Unit, *, reason: Exemption, note: str
) -> bool:
    """Leave a unit out of the ranks of the next releases; return if that is news."""
    require_not_closed(round_)
    row = session.get(RoundUnranked, (round_.id, unit.id))
    if row is None:
        row = RoundUnranked(round_id=round_.id, unit_id=unit.id)
        session.add(row)
    elif (row.reason, row.note) == (reason, note):
        return False
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
