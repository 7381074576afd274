"""Counts of rates as somebody types them for one unit."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.rate_counts import Counts
from survey.models import RateCount, Round, Unit


def typed_counts(session: Session, round_: Round) -> dict[int, dict[str, Counts]]:
    """Return the counts there are, by unit and rate."""
    query = select(RateCount).where(RateCount.round_id == round_.id)
    found: dict[int, dict[str, Counts]] = {}
    for row in session.scalars(query):
        found.setdefault(row.unit_id, {})[row.rate] = Counts(row.counted, row.total)
    return found


def type_counts(
    session: Session, round_: Round, unit: Unit, counts: Mapping[str, Counts | None]
) -> None:
    """Write the counts of a unit; None takes one away. The caller has checked them."""
    for rate, pair in counts.items():
        row = session.get(RateCount, (round_.id, unit.id, rate))
        if pair is None:
            if row is not None:
                session.delete(row)
            continue
        if row is None:
            row = RateCount(round_id=round_.id, unit_id=unit.id, rate=rate)
            session.add(row)
        row.counted, row.total = pair
    session.flush()
