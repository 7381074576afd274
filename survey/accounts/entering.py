"""Letting somebody in, and out: the browser's side of a session."""

from flask import g, request, session
from flask_login import login_user as enter
from flask_security import current_user

from survey import clock
from survey.accounts.browsers import in_words
from survey.accounts.known_browser import remember_browser
from survey.accounts.sessions import begin_session, end_session
from survey.db import get_session
from survey.models import StaffSession, User
from survey.signed_in import current_session

KEPT = ("language",)  # of what a stranger's cookie held


def let_in(user: User, *, has_second_factor: bool) -> StaffSession:
    """Begin a session in this browser, under a new secret; the caller commits.

    One that it had before ends, whosever it was.
    """
    db, before = get_session(), current_session()
    if before is not None:
        end_session(db, before.user_id, before.id, clock.now())
    secret, begun = begin_session(
        db,
        user.id,
        browser=in_words(request.user_agent.string),
        has_second_factor=has_second_factor,
        now=clock.now(),
    )
    forget_browser()
    remember_browser(user.email)
    enter(user, force=True)
    for leftover in ("_id", "_fresh"):  # a hash of browser and network: not needed
        session.pop(leftover, None)
    session["_user_id"] = secret
    g.staff_session = begun
    return begun


def prove_second_factor(begun: StaffSession, *, is_proved: bool = True) -> None:
    """Note in the session that it now has, or has no longer, a second factor."""
    begun.has_second_factor = is_proved


def forget_browser() -> None:
    """Empty the browser's cookie but for the language, its forgery token too."""
    kept = {name: session[name] for name in KEPT if name in session}
    session.clear()
    session.update(kept)
    g.pop("csrf_token", None)


def is_in() -> bool:
    """Return whether somebody is signed in."""
    return bool(current_user.is_authenticated)
