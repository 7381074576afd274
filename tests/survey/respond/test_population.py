"""Whom a person came as, where a round asks several populations at a counter."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Evidence, Population, Response
from tests.factories import Province
from tests.pages import Page, open_page, send

BOTH = [Population.COUNTER_USERS, Population.ORGANISATIONS]


def _ask(session: Session, province: Province, asked: list[Population]) -> None:
    province.round.populations = [str(one) for one in asked]
    session.commit()


def _glad(page: Page) -> dict[str, str]:
    return {name: "5" for name in page.forms[-1].names if name.startswith("q-")}


def test_a_firm_says_so_once_and_before_the_criteria(
    client: FlaskClient, session: Session, province: Province, address: str
) -> None:
    _ask(session, province, BOTH)
    page = open_page(client, address)
    assert len(page.source.encode()) < 30_000
    assert page.source.index('name="population"') < page.source.index('name="q-')
    answers = _glad(page)
    again = send(client, page, answers, status=422)
    assert "Hãy chọn một câu trả lời." in again.text
    firm = answers | {"population": "organisations"}
    thanks = send(client, again, firm)
    assert send(client, again, firm).address == thanks.address
    send(client, again, answers | {"population": "counter-users"}, status=409)
    [sheet] = session.scalars(select(Response))
    assert (sheet.population, sheet.evidence) == (BOTH[1], Evidence.STATIC_QR)


@pytest.mark.parametrize(
    "asked",
    [[Population.COUNTER_USERS], [Population.COUNTER_USERS, Population.RESIDENTS]],
)
def test_at_a_counter_residents_are_no_question(
    client: FlaskClient,
    session: Session,
    province: Province,
    address: str,
    asked: list[Population],
) -> None:
    _ask(session, province, asked)
    page = open_page(client, address)
    assert 'name="population"' not in page.source
    send(client, page, _glad(page))
    assert session.scalars(select(Response.population)).all() == ["counter-users"]


def test_another_population_than_those_asked_is_refused(
    client: FlaskClient, session: Session, province: Province, address: str
) -> None:
    _ask(session, province, [*BOTH, Population.RESIDENTS])
    page = open_page(client, address)
    send(client, page, _glad(page) | {"population": "residents"}, status=422)
    assert session.scalars(select(Response)).all() == []
