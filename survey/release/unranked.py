"""Which units a release leaves out of ranks and classes, and why."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Exemption, Release, ReleaseUnranked, RoundUnranked


class Unranked(NamedTuple):
    """A unit that is not ranked, as it is frozen."""

    unit_id: int
    reason: Exemption
    note: str


def unranked_in(session: Session, round_id: int) -> list[Unranked]:
    """Return the units that were marked in a round, by number."""
    table = RoundUnranked
    columns = select(table.unit_id, table.reason, table.note)
    query = columns.where(table.round_id == round_id).order_by(table.unit_id)
    return [Unranked(*row) for row in session.execute(query)]


def unranked_before(session: Session, last: Release | None) -> list[Unranked]:
    """Return the units that the release before left out, by number."""
    if last is None:
        return []
    table = ReleaseUnranked
    columns = select(table.unit_id, table.reason, table.note)
    query = columns.where(table.release_id == last.id).order_by(table.unit_id)
    return [Unranked(*row) for row in session.execute(query)]
