"""When a unit was measured: what happened may not be moved in the tree or in time."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from survey.models import RateCount, Response, Round, Tally

BATCH = 500  # units a question names


class Measured(NamedTuple):
    """The first and the last day answers of a unit belong to."""

    first: date
    last: date


def measured(session: Session, unit_ids: Collection[int]) -> Measured | None:
    """Return when any of these units was measured, or None if never."""
    spans = measured_each(session, unit_ids).values()
    if not spans:
        return None
    return Measured(min(s.first for s in spans), max(s.last for s in spans))


def measured_each(session: Session, unit_ids: Collection[int]) -> dict[int, Measured]:
    """Return when each of these units was measured; those never measured are absent."""
    found: dict[int, Measured] = {}
    ids = sorted(unit_ids)
    for start in range(0, len(ids), BATCH):
        for question in _spans_of(ids[start : start + BATCH]):
            for unit_id, first, last in session.execute(question):
                span = found.get(unit_id, Measured(first, last))
                earliest, latest = min(span.first, first), max(span.last, last)
                found[unit_id] = Measured(earliest, latest)
    return found


def _spans_of(unit_ids: Collection[int]) -> list[Select[int, date, date]]:
    rounds = select(Round.id)  # lets the index on (round, unit) be used
    sheets = (
        select(Response.unit_id, func.min(Response.day), func.max(Response.day))
        .where(Response.round_id.in_(rounds), Response.unit_id.in_(unit_ids))
        .group_by(Response.unit_id)
    )
    counted = [
        select(table.unit_id, func.min(Round.starts_on), func.max(Round.ends_on))
        .join(Round, table.round_id == Round.id)
        .where(table.unit_id.in_(unit_ids))
        .group_by(table.unit_id)
        for table in (Tally, RateCount)
    ]
    return [sheets, *counted]
