"""The demonstration some other day: a round is open, a counter can be visited."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo import province
from survey.demo.calendar import ROUND_WEEKS, Period
from survey.demo.province import read_offices
from survey.demo.questionnaires import publish_full
from survey.demo.rounds import WAYS, open_demo_round, report_transactions
from survey.models import Channel, Counter, Round, Unit

SHOWN_OFFICE = "TK-P01"


def keep_a_round_open(session: Session, *, today: date) -> None:
    """Open a further round when all have ended; the caller commits."""
    rounds = list(session.scalars(select(Round).order_by(Round.starts_on)))
    if any(round_.is_open_on(today) for round_ in rounds):
        return
    end = today + timedelta(weeks=ROUND_WEEKS, days=-1)
    questionnaire = publish_full(session, on=today)
    period = Period(today, end)
    channels = *WAYS, Channel.KIOSK
    further = open_demo_round(session, questionnaire, period, channels=channels)
    report_transactions(session, further, read_offices(), which=1)


def shown_counter(session: Session) -> str:
    """Return the code of a counter whose page can be opened."""
    found = (
        select(Counter.code)
        .join(Unit, Unit.id == Counter.unit_id)
        .where(Unit.code == SHOWN_OFFICE, Counter.closed_on.is_(None))
        .order_by(Counter.id)
    )
    return session.scalars(found).first() or ""


def is_foreign(session: Session) -> bool:
    """Return whether the database holds a province that is not the invented one."""
    others = select(Unit.id).where(Unit.parent_id.is_(None), Unit.code != province.ROOT)
    return session.scalars(others).first() is not None
