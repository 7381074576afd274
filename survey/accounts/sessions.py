"""Sessions of staff, kept by the server: begun, seen, ended."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, select, update
from sqlalchemy.orm import Session, joinedload

from survey.accounts.secret import digest_of, draw_secret
from survey.models import StaffSession
from survey.passes import end_passes

IDLE = timedelta(minutes=30)  # without a page: then one signs in again
WORKING_DAY = timedelta(hours=12)  # at most, however busy


def begin_session(
    session: Session,
    user_id: int,
    *,
    browser: str,
    has_second_factor: bool,
    now: datetime,
) -> tuple[str, StaffSession]:
    """Begin a session; return the secret for the cookie, and the row."""
    secret = draw_secret()
    begun = StaffSession(
        digest=digest_of(secret),
        user_id=user_id,
        started_at=now,
        seen_at=now,
        confirmed_at=now,
        browser=browser,
        has_second_factor=has_second_factor,
    )
    session.add(begun)
    session.flush()
    return secret, begun


def find_session(session: Session, secret: str, now: datetime) -> StaffSession | None:
    """Return the session a cookie belongs to, if it has not ended."""
    question = _alive(now).where(StaffSession.digest == digest_of(secret))
    found = session.scalar(question.options(joinedload(StaffSession.user)))
    return found if found and found.user.active else None


def own_sessions(
    session: Session, user_id: int, now: datetime
) -> Sequence[StaffSession]:
    """Return where somebody is signed in, what was seen last first."""
    own = _alive(now).where(StaffSession.user_id == user_id)
    return session.scalars(own.order_by(StaffSession.seen_at.desc())).all()


def end_session(session: Session, user_id: int, number: int, now: datetime) -> bool:
    """End one of somebody's sessions; return whether there was one to end."""
    return _end(session, user_id, now, StaffSession.id == number) > 0


def end_sessions(
    session: Session, user_id: int, now: datetime, *, but: int | None = None
) -> int:
    """End all of somebody's sessions, or all but one; return how many.

    What they opened for others to answer on a device ends too.
    """
    end_passes(session, user_id, now)
    return _end(session, user_id, now, StaffSession.id != (but or 0))


def note_seen(session: Session, number: int, now: datetime) -> None:
    """Write down that a session was used; the caller commits."""
    this = StaffSession.id == number
    session.execute(update(StaffSession).where(this).values(seen_at=now))


def _end(
    session: Session, user_id: int, now: datetime, which: ColumnElement[bool]
) -> int:
    own = StaffSession.user_id == user_id, StaffSession.ended_at.is_(None), which
    ending = update(StaffSession).where(*own).values(ended_at=now)
    ended = session.scalars(ending.returning(StaffSession.id)).all()
    return len(ended)


def _alive(now: datetime) -> Select[StaffSession]:
    return select(StaffSession).where(
        StaffSession.ended_at.is_(None),
        StaffSession.seen_at > now - IDLE,
        StaffSession.started_at > now - WORKING_DAY,
    )
