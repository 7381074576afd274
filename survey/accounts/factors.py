"""Second factors: which ones somebody has, and taking them all away."""

from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from survey.accounts.recovery import codes_left
from survey.errors import Problem
from survey.models import Passkey, RecoveryCode, User


class Factors(NamedTuple):
    """What somebody can prove a second time with, when they sign in."""

    has_app: bool
    passkeys: int
    codes: int  # recovery codes not used; they stand in for a factor, they are none

    @property
    def any(self) -> bool:
        """Return whether signing in takes a second factor."""
        return self.has_app or self.passkeys > 0


def factors_of(session: Session, user: User) -> Factors:
    """Return the second factors of somebody."""
    keys = select(func.count()).select_from(Passkey).where(Passkey.user_id == user.id)
    return Factors(
        has_app=user.totp_secret is not None,
        passkeys=session.scalar(keys) or 0,
        codes=codes_left(session, user.id),
    )


def remove_factors(session: Session, user: User) -> None:
    """Take away every second factor; the caller commits."""
    user.totp_secret = user.totp_step = None
    for table in (Passkey, RecoveryCode):
        session.execute(delete(table).where(table.user_id == user.id))


def require_long_password(session: Session, user: User) -> None:
    """Refuse to go without a second factor when the password is too short for that."""
    session.flush()
    if user.has_short_password and not factors_of(session, user).any:
        raise Problem(
            _(
                "Mật khẩu hiện tại ngắn hơn 15 ký tự, chỉ đủ khi có lớp thứ hai. "
                "Xin đổi mật khẩu dài hơn trước khi gỡ lớp thứ hai cuối cùng."
            )
        )
