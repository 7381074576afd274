"""Codes of an authenticator app (TOTP): six digits, good for half a minute, once."""

import hmac
from hashlib import sha256

from flask_security.totp import Totp
from passlib.exc import TokenError
from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from survey.models import User

ISSUER = "Hài Lòng"
STEP = 30  # seconds; one step before and one after are taken too, for slow clocks


class Authenticator(Totp):
    """Keys shared with authenticator apps, encrypted by the installation's secret."""

    def __init__(self, secret_key: str) -> None:
        key = hmac.digest(secret_key.encode(), b"authenticator", sha256).hex()
        super().__init__({"1": key}, ISSUER)

    def step_of(self, code: str, secret: str, last: int | None) -> int | None:
        """Return the step a code belongs to, if it is right and not used before."""
        try:
            match = self._totp.verify(
                "".join(code.split()), secret, window=STEP, last_counter=last
            )
        except (TokenError, ValueError, KeyError):  # also: the secret key has changed
            return None
        return int(match.counter)


def take_code(session: Session, user: User, code: str, of: Authenticator) -> bool:
    """Take a code, if it is right; one that was taken is never right again.

    Two requests with the same code: the row lets one of them pass. The caller commits.
    """
    if user.totp_secret is None:
        return False
    step = of.step_of(code, user.totp_secret, user.totp_step)
    if step is None:
        return False
    newer = or_(User.totp_step.is_(None), User.totp_step < step)
    taking = update(User).where(User.id == user.id, newer).values(totp_step=step)
    return session.scalar(taking.returning(User.id)) is not None
