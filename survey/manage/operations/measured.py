"""When a unit was measured: what happened may not be moved in the tree or in time."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import Response, Round, Tally


class Measured(NamedTuple):
    """The first and the last day answers of a unit belong to."""

    first: date
    last: date


def measured(session: Session, unit_ids: Collection[int]) -> Measured | None:
    """Return when any of these units was measured, or None if never."""
    rounds = select(Round.id)  # lets the index on (round, unit) be used
    sheets = select(func.min(Response.day), func.max(Response.day)).where(
        Response.round_id.in_(rounds), Response.unit_id.in_(unit_ids)
    )
    tallies = (
        select(func.min(Round.starts_on), func.max(Round.ends_on))
        .join(Tally, Tally.round_id == Round.id)
        .where(Tally.unit_id.in_(unit_ids))
    )
    found = [session.execute(question).one() for question in (sheets, tallies)]
    spans = [Measured(*row) for row in found if row[0] is not None]
    if not spans:
        return None
    return Measured(min(s.first for s in spans), max(s.last for s in spans))
