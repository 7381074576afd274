"""The passes of who helps people to answer: given out, found again, ended.

A pass is a secret in an address; here is only its digest. Who signs out everywhere
ends them too, so that the slice `accounts` and the citizen's page share this.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, joinedload

from survey.models import Channel, Counter, HelpingPass

LIFETIME = timedelta(hours=12)  # a day's work
KEPT = timedelta(hours=24)  # after that: a page may be as old, and be sent again
SECRET = 24  # bytes


def give_pass(
    session: Session, user_id: int, counter: Counter, channel: Channel, *, now: datetime
) -> str:
    """Return the secret of a new pass, which is kept nowhere; the caller commits."""
    secret = secrets.token_urlsafe(SECRET)
    given = HelpingPass(
        digest=_digest(secret),
        user_id=user_id,
        counter_id=counter.id,
        channel=channel,
        given_at=now,
        expires_at=now + LIFETIME,
    )
    session.add(given)
    session.flush()
    return secret


def find_pass(session: Session, secret: str) -> HelpingPass | None:
    """Return the pass of an address, with its helper and counter, if there was one."""
    question = select(HelpingPass).where(HelpingPass.digest == _digest(secret))
    both = joinedload(HelpingPass.user), joinedload(HelpingPass.counter)
    return session.scalar(question.options(*both))


def passes_at(session: Session, counter: Counter) -> Sequence[HelpingPass]:
    """Return the passes given out at a counter of late, the newest first."""
    found = select(HelpingPass).where(HelpingPass.counter_id == counter.id)
    newest = found.options(joinedload(HelpingPass.user)).order_by(HelpingPass.id.desc())
    return session.scalars(newest).all()


def end_passes(session: Session, user_id: int, now: datetime) -> None:
    """End all passes that somebody gave out; the caller commits."""
    own = HelpingPass.user_id == user_id, HelpingPass.ended_at.is_(None)
    session.execute(update(HelpingPass).where(*own).values(ended_at=now))


def forget_old_passes(session: Session, now: datetime) -> None:
    """Erase passes that nobody can go on with; the caller commits."""
    is_over = HelpingPass.expires_at < now - KEPT
    session.execute(delete(HelpingPass).where(is_over))


def _digest(secret: str) -> bytes:
    return sha256(secret.encode(errors="surrogatepass")).digest()
