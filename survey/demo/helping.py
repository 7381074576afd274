"""A clerk interviews people at home: one pass is over, another one can be tried."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo.people import CLERK
from survey.models import Channel, Counter, Unit, User
from survey.passes import end_passes, give_pass

AN_HOUR = timedelta(hours=1)


def offer_help(session: Session, *, now: datetime) -> str:
    """Return the pass of a clerk who interviews; empty where there is none.

    Passes stand nowhere but in addresses, so that each start of the demonstration
    ends those before and makes one. The caller commits.
    """
    clerk = session.scalar(select(User).where(User.email == CLERK.email))
    counters = select(Counter).join(Unit).where(Unit.code == CLERK.unit)
    counter = session.scalars(counters.order_by(Counter.id)).first()
    if counter is None or clerk is None:
        return ""
    give_pass(session, clerk.id, counter, Channel.HOME, now=now - AN_HOUR)
    end_passes(session, clerk.id, now)
    return give_pass(session, clerk.id, counter, Channel.HOME, now=now)
