"""A counter whose round takes sheets from kiosks, and a tablet paired with it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import Channel
from tests.factories import Province
from tests.survey.respond.kiosk.tablets import paired_tablet


@pytest.fixture
def at_kiosks(session: Session, province: Province) -> Province:
    """The province, its round open to phones and kiosks."""
    province.round.channels = [Channel.QR, Channel.KIOSK]
    session.commit()
    return province


@pytest.fixture
def tablet(app: Flask, session: Session, at_kiosks: Province) -> FlaskClient:
    """A tablet paired with the first counter."""
    return paired_tablet(app, session, at_kiosks.counters[0])
