"""The counter that a page of staff is about."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter


def counter_called(session: Session, code: str) -> Counter:
    """Return the counter of a code; the page's policy has refused unknown ones."""
    question = select(Counter).where(Counter.code.in_({code, code.upper()}))
    return session.scalars(question).one()
