"""What signing in leaves behind is erased again."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from survey.accounts.guesses import forget_old
from survey.accounts.passkeys import forget_spent
from survey.accounts.tokens import forget_old_tokens
from survey.models import PasswordLink, StaffSession
from survey.passes import forget_old_passes

SESSION_KEPT = timedelta(days=30)  # after it was last seen
LINK_KEPT = timedelta(days=7)  # after it ended; the audit keeps who made it


def erase_old(session: Session, now: datetime) -> None:
    """Erase guesses, sessions, links, tokens and passes long over; commit then."""
    forget_old(session, now)
    forget_old_tokens(session, now)
    forget_old_passes(session, now)
    forget_spent(session, now)
    old_sessions = StaffSession.seen_at < now - SESSION_KEPT
    session.execute(delete(StaffSession).where(old_sessions))
    old_links = PasswordLink.expires_at < now - LINK_KEPT
    session.execute(delete(PasswordLink).where(old_links))
