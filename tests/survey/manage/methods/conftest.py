"""A province that was measured once, and a draft of its method."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey import clock
from survey.release.draft import draft_release
from survey.release.operations import store_release
from tests.factories import TODAY, Province, make_province, make_sheets
from tests.pages import Page, open_page, send
from tests.survey.manage.methods.drafts import LIST


@pytest.fixture(autouse=True)
def _read_once(session: Session) -> None:
    """Read nothing again after a commit: on SQLite that keeps the site waiting."""
    session.expire_on_commit = False


@pytest.fixture
def province(session: Session) -> Province:
    province = make_province(session, units=2)
    for counter, answers in zip(province.counters, ("5", "4"), strict=True):
        make_sheets(session, province.round, counter, [answers * 16], n=20)
        make_sheets(session, province.round, counter, ["3" * 16], n=5)
    draft = draft_release(session, province.round, today=TODAY)
    store_release(session, draft, made_at=clock.now())
    session.commit()
    return province


@pytest.fixture
def draft(official: FlaskClient, province: Province) -> Page:
    """The page of a draft of the method `counter`."""
    version = open_page(official, f"{LIST}/counter/1")
    return send(official, version)
