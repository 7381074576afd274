"""Somebody went to look at a counter's QR code: what they found is kept."""

from datetime import date

from sqlalchemy.orm import Session

from survey.models import Counter, CounterCheck, Finding


def note_check(
    session: Session,
    counter: Counter,
    finding: Finding,
    *,
    note: str,
    on: date,
    by: str,
) -> CounterCheck:
    """Keep what was found; the alarm is quiet until the counter falls silent anew."""
    check = CounterCheck(
        counter_id=counter.id, day=on, finding=finding, note=note, checked_by=by
    )
    session.add(check)
    session.flush()
    return check
