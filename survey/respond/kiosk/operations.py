"""What is written about a tablet: that it was paired, what it told of itself last."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import update
from sqlalchemy.orm import Session

from survey.kiosk_keys import digest_of, draw_key
from survey.models import Kiosk, PairingCode

# A tablet tells of itself every minute; only news are written, or that it still lives.
STILL_THERE = timedelta(minutes=5)
DRIFT = 30  # seconds
MOST_AHEAD = 2**31 - 1  # seconds, as a column holds them


class Paired(NamedTuple):
    """A tablet just paired, and the key that only it will know."""

    kiosk: Kiosk
    key: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What a tablet tells of itself."""

    n_waiting: int
    n_refused: int
    version: str
    clock_ahead: int  # seconds


def pair(session: Session, code: str, *, now: datetime) -> Paired | None:
    """Pair a tablet by a code that is still good; the caller commits.

    The database decides: of two tablets that bring the same code one is paired.
    """
    this = PairingCode.digest == digest_of(code)
    is_good = PairingCode.used_at.is_(None), PairingCode.expires_at > now
    used = session.execute(
        update(PairingCode)
        .where(this, *is_good)
        .values(used_at=now)
        .returning(PairingCode.counter_id, PairingCode.made_by)
    ).first()
    if used is None:
        return None
    key = draw_key()
    kiosk = Kiosk(
        counter_id=used.counter_id,
        digest=digest_of(key),
        paired_at=now,
        paired_by=used.made_by,
    )
    session.add(kiosk)
    session.flush()
    return Paired(kiosk, key)


def is_news(kiosk: Kiosk, told: Condition, *, now: datetime) -> bool:
    """Return whether what a tablet tells is worth being written."""
    if kiosk.seen_at is None or now - kiosk.seen_at >= STILL_THERE:
        return True
    drift = abs((kiosk.clock_ahead or 0) - told.clock_ahead)
    before = kiosk.n_waiting, kiosk.n_refused, kiosk.version
    return before != (told.n_waiting, told.n_refused, told.version) or drift >= DRIFT


def note_condition(kiosk: Kiosk, told: Condition, *, now: datetime) -> None:
    """Keep what a tablet tells; the caller commits."""
    kiosk.n_waiting, kiosk.n_refused = told.n_waiting, told.n_refused
    kiosk.version = told.version
    kiosk.clock_ahead = max(-MOST_AHEAD, min(told.clock_ahead, MOST_AHEAD))
    kiosk.seen_at = now.replace(second=0, microsecond=0)
