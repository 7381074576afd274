"""An official who has signed in."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from tests.pages import open_page, send

EMAIL = "can.bo@tinh.example"
PASSWORD = "sông núi nước Nam 1077"


@pytest.fixture
def account(session: Session) -> dict[str, str]:
    """The address and password of an official."""
    add_official(session, EMAIL, password=PASSWORD)
    session.commit()
    return {"email": EMAIL, "password": PASSWORD}


@pytest.fixture
def official(client: FlaskClient, account: dict[str, str]) -> FlaskClient:
    """A browser in which an official has signed in."""
    send(client, open_page(client, "/dang-nhap"), account)
    return client
