"""What the page that leads through the setting up says, from nothing to a round."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant
from survey.manage.setup.queries import standing
from survey.manage.setup.steps import next_step, steps
from survey.models import Grant, RoleName, User
from tests.factories import TODAY, make_province, make_unit
from tests.pages import open_page

pytestmark = pytest.mark.usefixtures("clock")


def test_an_empty_database_begins_with_units(official: FlaskClient) -> None:
    page = open_page(official, "/thiet-lap")
    [first] = [e for e in page.all("li") if "Việc tiếp theo" in e.text]
    assert "Đơn vị" in first.text


def test_the_next_step_is_the_first_that_lacks(session: Session) -> None:
    make_unit(session)
    found = next_step(steps(standing(session, day=TODAY)))
    assert found is not None
    assert found.endpoint == "counters.counters"


def test_with_a_round_nothing_needed_lacks(
    official: FlaskClient, session: Session
) -> None:
    make_province(session, units=2, counters=2)
    session.commit()
    page = open_page(official, "/thiet-lap")
    assert "đã sẵn sàng" in page.text
    assert "4 quầy" in page.text


def test_a_head_counts_their_own_unit_alone(
    official: FlaskClient, session: Session
) -> None:
    province = make_province(session, units=2, counters=3)
    person = session.scalars(select(User)).one()
    for held in session.scalars(select(Grant)):
        session.delete(held)
    grant(session, person, RoleName.UNIT_HEAD, province.units[0])
    session.commit()
    page = open_page(official, "/thiet-lap")
    assert "3 quầy" in page.text
    assert "1 đơn vị" in page.text
