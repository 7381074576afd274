"""What the audit keeps of signing in and of one's own account."""

from collections.abc import Mapping
from typing import Any

from survey.accounts.browsers import shown
from survey.audit import Event
from survey.models import ApiToken, StaffSession, User


def _about(
    user: User,
    what: str,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Event:
    return Event(f"user.{what}", "user", user.email, before=before, after=after)


def entered(user: User, begun: StaffSession) -> Event:
    """Say that somebody signed in."""
    told = {
        "browser": shown(begun.browser),
        "has_second_factor": begun.has_second_factor,
    }
    return _about(user, "signed-in", after=told)


def left(user: User) -> Event:
    """Say that somebody signed out."""
    return _about(user, "signed-out")


def guessed_too_often(user: User, n: int) -> Event:
    """Say that a password or code is being guessed at."""
    return _about(user, "guessed-at", after={"tries": n})


def sessions_ended(user: User, n: int) -> Event:
    """Say that somebody ended sessions of their own."""
    return _about(user, "sessions-ended", after={"sessions": n})


def confirmed(user: User) -> Event:
    """Say that somebody proved once more who they are."""
    return _about(user, "confirmed")


def password_changed(user: User) -> Event:
    """Say that somebody chose a new password."""
    return _about(user, "password-changed")


def factor_added(user: User, factor: str) -> Event:
    """Say that somebody set up a second factor."""
    return _about(user, "factor-added", after={"factor": factor})


def factor_removed(user: User, factor: str) -> Event:
    """Say that somebody took a second factor away."""
    return _about(user, "factor-removed", before={"factor": factor})


def factors_reset(user: User) -> Event:
    """Say that all second factors of somebody were taken away."""
    return _about(user, "factors-reset")


def codes_made(user: User) -> Event:
    """Say that somebody made new recovery codes."""
    return _about(user, "codes-made")


def link_made(user: User, *, is_mailed: bool = False) -> Event:
    """Say that a link was made that lets somebody choose a password."""
    return _about(user, "link-made", after={"by_mail": is_mailed})


def link_used(user: User) -> Event:
    """Say that somebody followed a link and chose a password."""
    return _about(user, "link-used")


def token_made(user: User, made: ApiToken) -> Event:
    """Say that a token for a program was made for somebody."""
    told = {
        "name": made.name,
        "unit": made.unit.code if made.unit else None,
        "valid_to": made.expires_at.date().isoformat(),
    }
    return _about(user, "token-made", after=told)


def token_revoked(user: User, ended: ApiToken) -> Event:
    """Say that a token of somebody was ended before its time."""
    return _about(user, "token-revoked", before={"name": ended.name})


def account_closed(user: User) -> Event:
    """Say that an account was closed."""
    return _about(user, "closed", before={"active": True}, after={"active": False})
