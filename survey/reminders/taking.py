"""Reminders taken by one worker alone, and marked as sent."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from survey.due import Due
from survey.models import Reminder, User

PATIENCE = timedelta(minutes=10)  # then whoever took it was killed, or the mail failed
KEPT = timedelta(days=400)  # longer than anybody is reminded


class Step(NamedTuple):
    """What a person is reminded of at one step; the key of its row."""

    kind: str
    thing: int
    until: date
    step: int


Steps = Mapping[Step, Due]


def unsent(session: Session, user_id: int, steps: Steps, *, at: datetime) -> Steps:
    """Return those that nobody sent, nor is about to send."""
    rows = _rows(session, user_id, steps)
    held = {
        key
        for key, row in rows.items()
        if row.sent_at is not None or row.taken_at > at - PATIENCE
    }
    return {key: due for key, due in steps.items() if key not in held}


def take(session: Session, user_id: int, steps: Steps, *, at: datetime) -> Steps:
    """Take those that nobody sent; another worker waits meanwhile. The caller commits.

    Somebody whose account was closed a moment ago is sent nothing.
    """
    query = select(User.id).where(User.id == user_id, User.active).with_for_update()
    if session.scalar(query) is None:
        return {}
    mine = unsent(session, user_id, steps, at=at)
    rows = _rows(session, user_id, mine)
    for key in mine:
        if key in rows:
            rows[key].taken_at = at
        else:
            session.add(Reminder(user_id=user_id, taken_at=at, **key._asdict()))
    return mine


def mark_sent(
    session: Session, user_id: int, steps: Collection[Step], *, at: datetime
) -> None:
    """Say that the letter is with the mail server. The caller commits."""
    for row in _rows(session, user_id, steps).values():
        row.sent_at = at


def forget(session: Session, *, today: date) -> None:
    """Erase what was sent long ago. The caller commits."""
    session.execute(delete(Reminder).where(Reminder.until < today - KEPT))


def _rows(
    session: Session, user_id: int, steps: Collection[Step]
) -> dict[Step, Reminder]:
    query = select(Reminder).where(Reminder.user_id == user_id)
    rows = {
        Step(one.kind, one.thing, one.until, one.step): one
        for one in session.scalars(query)
    }
    return {key: rows[key] for key in steps if key in rows}
