"""An official who has signed in."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official, user_by_email
from survey.accounts.passwords import hash_password
from tests.signing_in import let_in

EMAIL = "can.bo@tinh.example"
PASSWORD = "sông núi nước Nam 1077"


@pytest.fixture(scope="session")
def hashed() -> str:
    """The official's password as it is kept: hashing is slow, and meant to be."""
    return hash_password(PASSWORD)


@pytest.fixture
def account(session: Session, hashed: str) -> dict[str, str]:
    """The address and password of an official."""
    add_official(session, EMAIL).password = hashed
    session.commit()
    return {"email": EMAIL, "password": PASSWORD}


@pytest.fixture
def official(
    client: FlaskClient, account: dict[str, str], session: Session
) -> FlaskClient:
    """A browser in which an official has signed in."""
    user = user_by_email(session, account["email"])
    let_in(client, session, user, has_second_factor=False)
    return client
