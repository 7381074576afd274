"""Open counters and their answers by QR code: when the last came, how many before."""

from collections import Counter as Tally
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.last_answers import last_day_in, newest
from survey.models import Channel, Counter, CounterCheck, Response

BY_QR = Response.channel == Channel.QR


class Heard(NamedTuple):
    """An open counter, and the last day an answer came in."""

    id: int
    unit_id: int
    opened_on: date
    last: date


def heard(session: Session, round_ids: Iterable[int], *, today: date) -> list[Heard]:
    """Return the open counters that answers came from, and nobody looked at since."""
    columns = [last_day_in(id_, BY_QR) for id_ in round_ids]
    is_open = (
        Counter.opened_on <= today,
        Counter.closed_on.is_(None) | (Counter.closed_on > today),
    )
    question = select(Counter.id, Counter.unit_id, Counter.opened_on, *columns)
    checks = select(CounterCheck.counter_id, func.max(CounterCheck.day))
    rows = session.execute(checks.group_by(CounterCheck.counter_id)).all()
    checked = {row[0]: row[1] for row in rows}
    found = []
    for id_, unit_id, opened_on, *days in session.execute(question.where(*is_open)):
        last = newest(days)
        if last is not None and checked.get(id_, last) <= last:
            found.append(Heard(id_, unit_id, opened_on, last))
    return found


def n_before(
    session: Session, round_ids: Collection[int], first: Mapping[int, date]
) -> Mapping[int, int]:
    """Return how many answers came in at counters from a day on, its own for each."""
    n: Tally[int] = Tally()
    if not first:
        return n
    columns = (Response.counter_id, Response.day)
    by_day = (
        select(*columns, func.count())
        .join(
            Counter,
            (Response.counter_id == Counter.id) & (Response.unit_id == Counter.unit_id),
        )
        .where(
            Response.round_id.in_(round_ids),
            Counter.id.in_(first),
            Response.day >= min(first.values()),
            BY_QR,
        )
        .group_by(*columns)
    )
    for counter_id, day, count in session.execute(by_day):
        n[counter_id] += count if day >= first[counter_id] else 0
    return n
