"""An official who has signed in."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from tests.pages import open_page

EMAIL = "can.bo@tinh.example"
PASSWORD = "sông núi nước Nam 1077"


@pytest.fixture
def official(client: FlaskClient, session: Session) -> FlaskClient:
    """A browser in which an official has signed in."""
    add_official(session, EMAIL, password=PASSWORD)
    session.commit()
    form = open_page(client, "/dang-nhap").forms[-1]
    filled = dict(form.filled) | {"email": EMAIL, "password": PASSWORD}
    assert client.post("/dang-nhap", data=filled).status_code == 302
    return client
