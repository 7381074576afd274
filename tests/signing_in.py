"""Browsers and programs of somebody, without the walk through the pages."""

from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey import clock
from survey.accounts.sessions import begin_session
from survey.accounts.tokens import make_token
from survey.models import Unit, User

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def signed_in_as(
    app: Flask, session: Session, user: User, *, has_second_factor: bool = False
) -> FlaskClient:
    """Return a browser that somebody is signed in in; the session is committed."""
    client = app.test_client()
    let_in(client, session, user, has_second_factor=has_second_factor)
    return client


def bearer(
    session: Session, user: User, *, unit: Unit | None = None, is_new: bool = False
) -> dict[str, str]:
    """Return the header of a program of somebody's; the caller commits.

    Its token was used today, unless it is new: nothing is left to be noted.
    """
    now = clock.now()
    made = make_token(session, user.id, name="Máy", days=30, unit=unit, now=now)
    made.token.used_on = None if is_new else clock.today(ZONE)
    session.flush()
    return {"Authorization": f"Bearer {made.secret}"}


def let_in(
    client: FlaskClient, session: Session, user: User, *, has_second_factor: bool
) -> None:
    """Sign somebody in in this browser; the session is committed."""
    secret, _begun = begin_session(
        session,
        user.id,
        browser="Chrome · Linux",
        has_second_factor=has_second_factor,
        now=clock.now(),
    )
    session.commit()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = secret
