"""The people of the office."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.survey.accounts.people.office import (
    ADMINISTRATOR,
    SYSTEM,
    Office,
)


@pytest.fixture
def office(app: Flask, session: Session) -> Office:
    return Office(app, session)


@pytest.fixture
def administrator(office: Office) -> FlaskClient:
    """Somebody who looks after the people of the first commune."""
    return office.browser((ADMINISTRATOR, "X1"))


@pytest.fixture
def keeper(office: Office) -> FlaskClient:
    """Somebody who holds the keys to the whole system."""
    return office.browser((SYSTEM, ""))
