"""One-time links: their bearer may choose the password of an account.

Whoever made the link hands it over, or mails it; it is how an account begins, and how
a forgotten password is replaced. It signs nobody in and removes no second factor.
"""

from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from survey import clock
from survey.accounts.secret import digest_of, draw_secret
from survey.errors import Problem
from survey.models import PasswordLink, User

GOOD_FOR = timedelta(hours=24)
PLACE = "/mat-khau/"


def make_link(session: Session, user: User) -> str:
    """Return the secret of a new link; earlier ones are void. The caller commits."""
    if not user.active:
        raise Problem(_("Tài khoản %(address)s đã đóng.", address=user.email))
    now = clock.now()
    void_links(session, user.id)
    secret = draw_secret()
    session.add(
        PasswordLink(
            digest=digest_of(secret),
            user_id=user.id,
            made_at=now,
            expires_at=now + GOOD_FOR,
        )
    )
    return secret


def link_address(site: str, secret: str) -> str:
    """Return where a link leads, for the person to open."""
    return f"{site}{PLACE}{secret}"


def find_link(
    session: Session, secret: str, now: datetime, *, is_locking: bool = False
) -> PasswordLink | None:
    """Return a link that may be used: of an account that is open, once, in time."""
    question = select(PasswordLink).where(PasswordLink.digest == digest_of(secret))
    question = question.options(joinedload(PasswordLink.user, innerjoin=True))
    if is_locking:
        question = question.with_for_update()
    found = session.scalar(question)
    if found is None or found.used_at or found.expires_at <= now:
        return None
    return found if found.user.active else None


def void_links(session: Session, user_id: int) -> None:
    """Make void what was handed out and not used; the caller commits."""
    unused = PasswordLink.user_id == user_id, PasswordLink.used_at.is_(None)
    session.execute(delete(PasswordLink).where(*unused))


def hours_good() -> int:
    """Return for how many hours a link is good, for pages to say."""
    return GOOD_FOR // timedelta(hours=1)
