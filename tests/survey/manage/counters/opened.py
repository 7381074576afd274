"""Counters that a page opened."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter
from tests.factories import Province


def new(session: Session, province: Province) -> list[Counter]:
    known = {counter.id for counter in province.counters}
    found = session.scalars(select(Counter).order_by(Counter.name, Counter.id)).all()
    session.commit()
    return [counter for counter in found if counter.id not in known]
