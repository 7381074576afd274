"""Who may sign in: adding people, giving them a new password, shutting them out."""

import re
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.accounts.factors import factors_of, remove_factors
from survey.accounts.grants.operations import grant
from survey.accounts.links import void_links
from survey.accounts.passwords import check_password, hash_password, is_short
from survey.accounts.secret import draw_letters
from survey.accounts.sessions import end_sessions
from survey.accounts.tokens import end_tokens
from survey.accounts.words_around import words_around
from survey.errors import Problem
from survey.models import RoleName, User

ADDRESS = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+")
WHOLE_ADDRESS = re.compile(rf"(?:{ADDRESS.pattern})\Z")
MAX_ADDRESS = 254  # characters, of an e-mail address (RFC 5321)

GROUPS, GROUP_LENGTH = 5, 4  # 20 of 31 letters: 99 bits


def draw_password() -> str:
    """Return a password nobody can guess, in groups that can be read out."""
    return draw_letters(groups=GROUPS, length=GROUP_LENGTH)


def add_account(session: Session, email: str) -> User:
    """Add an account without a password: a link lets its owner choose one.

    The caller grants roles, and commits.
    """
    address = _normal(email)
    if _find(session, address) is not None:
        raise Problem(_("Địa chỉ %(address)s đã có tài khoản.", address=address))
    user = User(email=address, fs_uniquifier=uuid4().hex)
    session.add(user)
    session.flush()
    return user


def add_official(session: Session, email: str, *, password: str | None = None) -> User:
    """Add somebody who runs everything there is; the caller commits."""
    user = add_account(session, email)
    if password is not None:
        choose_password(session, user, password)
    grant(session, user, RoleName.PROVINCE_ADMINISTRATOR)
    grant(session, user, RoleName.SYSTEM_ADMINISTRATOR)
    return user


def set_password(session: Session, email: str, *, password: str) -> User:
    """Give somebody a new password and end their sessions; the caller commits."""
    user = user_by_email(session, email)
    choose_password(session, user, password)
    return user


def choose_password(session: Session, user: User, password: str) -> None:
    """Set a password, if it is good enough; sessions and links of before end.

    The caller commits.
    """
    has_second_factor = factors_of(session, user).any
    words = words_around(session, user)
    check_password(password, has_second_factor=has_second_factor, words=words)
    user.password = hash_password(password)
    user.has_short_password = is_short(password)
    end_everything(session, user)


def shut_out(session: Session, email: str) -> User:
    """Let somebody in no longer, from the next page on; the caller commits."""
    user = user_by_email(session, email)
    user.active = False
    end_everything(session, user)
    return user


def reset_second_factor(session: Session, user: User) -> None:
    """Take away every second factor, and a password too short to stand alone.

    For somebody whose telephone is lost. The caller makes a link, and commits.
    """
    remove_factors(session, user)
    if user.has_short_password:
        user.password, user.has_short_password = None, False
    end_everything(session, user)


def end_everything(session: Session, user: User) -> None:
    """End somebody's sessions, also half-way ones, their tokens, and their links."""
    user.fs_uniquifier = uuid4().hex
    void_links(session, user.id)
    end_sessions(session, user.id, clock.now())
    end_tokens(session, user.id, clock.now())


def user_by_email(session: Session, email: str) -> User:
    """Return the member of staff with an address, or raise a `Problem` (404)."""
    address = _normal(email)
    user = _find(session, address)
    if user is None:
        message = _("Không có tài khoản nào mang địa chỉ %(address)s.", address=address)
        raise Problem(message, status=404)
    return user


def open_account(session: Session, email: str) -> User | None:
    """Return the account behind an address, if there is one and it is open."""
    user = _find(session, email.strip().lower()[:MAX_ADDRESS])
    return user if user and user.active else None


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
