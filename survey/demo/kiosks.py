"""A tablet at a counter, and a code to pair another one with it."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.audit import Event
from survey.demo.told import note
from survey.kiosk_keys import as_shown
from survey.manage.operations.counters import counter_by_code
from survey.manage.operations.kiosks import make_pairing_code
from survey.models import Counter, Kiosk
from survey.respond.kiosk.operations import Condition, note_condition, pair

BY = "demo"
A_WEEK = timedelta(weeks=1)
# A little is waiting, its clock is right: as most of them are most of the time.
CONDITION = Condition(n_waiting=2, n_refused=0, version="", clock_ahead=1)


def offer_kiosk(session: Session, counter_code: str, *, now: datetime) -> str:
    """Pair a tablet with a counter, unless there is one; return a code for another.

    Empty where there is no counter. The caller commits.
    """
    if not counter_code:
        return ""
    counter = counter_by_code(session, counter_code)
    there = select(Kiosk.id).where(Kiosk.counter_id == counter.id)
    if session.scalars(there).first() is None:
        _pair(session, counter, now=now)
    return as_shown(make_pairing_code(session, counter, by=BY, now=now))


def _pair(session: Session, counter: Counter, *, now: datetime) -> None:
    paired_at = now - A_WEEK
    code = make_pairing_code(session, counter, by=BY, now=paired_at)
    paired = pair(session, code, now=paired_at)
    assert paired is not None  # noqa: S101 - the code was made a moment ago
    note_condition(paired.kiosk, CONDITION, now=now)
    note(session, Event("kiosk.paired", "kiosk", counter.code, counter.unit_id))
