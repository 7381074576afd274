"""Recovery codes: for the day the telephone is lost; each is good once."""

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from survey.accounts.secret import LETTERS, digest_of, draw_letters
from survey.models import RecoveryCode, User

COUNT = 10
GROUPS, GROUP_LENGTH = 4, 4  # 16 of 31 letters: 79 bits


def make_codes(session: Session, user: User) -> list[str]:
    """Return new codes, to be shown once; older ones are void. The caller commits."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    codes = [draw_letters(groups=GROUPS, length=GROUP_LENGTH) for _ in range(COUNT)]
    session.add_all(
        RecoveryCode(digest=_digest(user, code), user_id=user.id) for code in codes
    )
    return codes


def take_recovery_code(session: Session, user: User, code: str, now: datetime) -> bool:
    """Take a code, if it is one of somebody's and not used; the caller commits."""
    taking = update(RecoveryCode).where(
        RecoveryCode.digest == _digest(user, code),
        RecoveryCode.user_id == user.id,
        RecoveryCode.used_at.is_(None),
    )
    taken = taking.values(used_at=now).returning(RecoveryCode.user_id)
    return session.scalar(taken) is not None


def codes_left(session: Session, user_id: int) -> int:
    """Return how many codes can still be used."""
    unused = RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None)
    return (
        session.scalar(select(func.count()).select_from(RecoveryCode).where(*unused))
        or 0
    )


def _digest(user: User, code: str) -> bytes:
    """Return what is kept: of the letters alone, however they were typed."""
    letters = "".join(c for c in code.lower() if c in LETTERS)
    return digest_of(f"{user.id}:{letters}")
