"""Who may sign in: adding officials, giving them a new password, shutting them out."""

import re
import secrets
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant
from survey.accounts.passwords import hash_password
from survey.errors import Problem
from survey.models import RoleName, User

ADDRESS = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+")
MAX_ADDRESS = 254  # characters, of an e-mail address (RFC 5321)

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
GROUPS, GROUP_LENGTH = 5, 4  # 20 of 31 letters: 99 bits


def draw_password() -> str:
    """Return a password nobody can guess, in groups that can be read out."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH))
        for _ in range(GROUPS)
    )


def add_official(session: Session, email: str, *, password: str) -> User:
    """Add somebody who runs everything there is; the caller commits."""
    address = _normal(email)
    if _find(session, address) is not None:
        raise Problem(_("Địa chỉ %(address)s đã có tài khoản.", address=address))
    user = User(
        email=address,
        password=hash_password(password),
        fs_uniquifier=uuid4().hex,
    )
    session.add(user)
    session.flush()
    grant(session, user, RoleName.PROVINCE_ADMINISTRATOR)
    grant(session, user, RoleName.SYSTEM_ADMINISTRATOR)
    return user


def set_password(session: Session, email: str, *, password: str) -> User:
    """Give somebody a new password and end their sessions; the caller commits."""
    user = user_by_email(session, email)
    user.password = hash_password(password)
    user.fs_uniquifier = uuid4().hex
    return user


def shut_out(session: Session, email: str) -> User:
    """Let somebody in no longer, from the next page on; the caller commits."""
    user = user_by_email(session, email)
    user.active = False
    user.fs_uniquifier = uuid4().hex
    return user


def user_by_email(session: Session, email: str) -> User:
    """Return the member of staff with an address, or raise a `Problem` (404)."""
    address = _normal(email)
    user = _find(session, address)
    if user is None:
        message = _("Không có tài khoản nào mang địa chỉ %(address)s.", address=address)
        raise Problem(message, status=404)
    return user


def _find(session: Session, address: str) -> User | None:
    return session.scalar(select(User).where(User.email == address))


def _normal(email: str) -> str:
    address = email.strip().lower()
    if not ADDRESS.fullmatch(address) or len(address) > MAX_ADDRESS:
        raise Problem(
            _(
                "“%(given)s” không phải là địa chỉ thư điện tử, "
                "ví dụ: ten@tinh.gov.vn.",
                given=email[:MAX_ADDRESS],
            )
        )
    return address
