"""Browsers in which somebody is signed in, without the walk through the pages."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey import clock
from survey.accounts.sessions import begin_session
from survey.models import User


def signed_in_as(
    app: Flask, session: Session, user: User, *, has_second_factor: bool = False
) -> FlaskClient:
    """Return a browser that somebody is signed in in; the session is committed."""
    client = app.test_client()
    let_in(client, session, user, has_second_factor=has_second_factor)
    return client


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
