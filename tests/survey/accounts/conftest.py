"""Somebody whose account has a second factor, and what their app shows."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.accounts.authenticator import Authenticator
from survey.accounts.operations import user_by_email
from survey.accounts.recovery import make_codes
from tests.pages import Page, open_page, send

Account = dict[str, str]


@pytest.fixture
def app_code(app: Flask) -> Callable[[str], str]:
    """What an authenticator app with a key shows now."""
    authenticator: Authenticator = app.extensions["hailong_authenticator"]
    return authenticator.generate_totp_password


@pytest.fixture
def key(app: Flask, session: Session, account: Account) -> str:
    """The key of the official's authenticator app, set up before."""
    authenticator: Authenticator = app.extensions["hailong_authenticator"]
    user = user_by_email(session, account["email"])
    key = user.totp_secret = authenticator.generate_totp_secret()
    session.commit()
    return str(key)


@pytest.fixture
def codes(session: Session, account: Account, key: str) -> list[str]:
    """The official's recovery codes."""
    codes = make_codes(session, user_by_email(session, account["email"]))
    session.commit()
    return codes


@pytest.fixture
def official(client: FlaskClient, account: Account) -> FlaskClient:
    """A browser in which an official has signed in, by the pages themselves."""
    send(client, open_page(client, "/dang-nhap"), account)
    return client


@pytest.fixture
def half_way(client: FlaskClient, account: Account, key: str) -> Page:
    """The page that asks for the second factor, after the right password."""
    return send(client, open_page(client, "/dang-nhap?next=/ket-qua"), account)
