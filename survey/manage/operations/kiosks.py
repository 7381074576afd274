"""Kiosks of counters: codes to pair a tablet by, and tablets that are let go."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from survey.kiosk_keys import CODE_LIFETIME, digest_of, draw_pairing_code
from survey.models import Counter, Kiosk, PairingCode


def make_pairing_code(
    session: Session, counter: Counter, *, by: str, now: datetime
) -> str:
    """Return a new code to pair a tablet with a counter; older ones are void.

    The code itself is kept nowhere; the caller commits.
    """
    older = PairingCode.counter_id == counter.id
    session.execute(delete(PairingCode).where(older))
    code = draw_pairing_code()
    session.add(
        PairingCode(
            digest=digest_of(code),
            counter_id=counter.id,
            made_at=now,
            made_by=by,
            expires_at=now + CODE_LIFETIME,
        )
    )
    session.flush()
    return code


def revoke(kiosk: Kiosk, *, by: str, now: datetime) -> None:
    """Take no more sheets from a tablet; what it keeps can be brought as a file."""
    kiosk.revoked_at, kiosk.revoked_by = now, by
