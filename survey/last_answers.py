"""The last day an answer came in at a counter, looked up in the index of answers."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from survey.models import Counter, Response, Round


def last_days(session: Session, counter_ids: Collection[int]) -> dict[int, date]:
    """Return the last day of an answer at counters, in whatever round and channel.

    Only answers at the unit a counter belongs to now.
    """
    rounds = session.scalars(select(Round.id)).all()
    columns = [last_day_in(round_id) for round_id in rounds]
    rows = session.execute(
        select(Counter.id, *columns).where(Counter.id.in_(counter_ids))
    )
    return {row[0]: last for row in rows if (last := newest(row[1:])) is not None}


def last_day_in(round_id: int, *conditions: ColumnElement[bool]) -> ColumnElement[date]:
    """Return a column of a question about counters: the last day in a round.

    Both databases find it at the end of a stretch of the index, one look a counter.
    """
    here = (
        Response.round_id == round_id,
        Response.unit_id == Counter.unit_id,
        Response.counter_id == Counter.id,
    )
    return select(func.max(Response.day)).where(*here, *conditions).scalar_subquery()


def newest(days: Collection[date | None]) -> date | None:
    """Return the newest of some days, if there is any."""
    return max((day for day in days if day is not None), default=None)
