"""The service that a person chooses at a counter for all of them."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter, Response, Service
from tests.factories import Province
from tests.pages import Page, open_page, send
from tests.questionnaires import ask, every_kind
from tests.survey.respond.kinds.sheet import ENOUGH


def _services(page: Page) -> list[tuple[str, str]]:
    return [(o["value"], o.text) for o in page.all("option") if o["value"]]


@pytest.mark.usefixtures("services")
def test_the_services_of_the_unit_are_offered(
    client: FlaskClient, address: str, province: Province
) -> None:
    page = open_page(client, address)
    assert _services(page) == [
        ("chung-thuc", "chung-thuc"),
        ("dat-dai", "Đất đai"),
        ("ho-tich", "Hộ tịch"),
    ]
    english = open_page(client, f"{address}?lang=en")
    assert ("dat-dai", "Land") in _services(english)
    [civil] = [o for o in english.all("option") if o["value"] == "ho-tich"]
    assert civil["lang"] == "vi"
    # A unit of which nothing is known offers all that have a name.
    other = open_page(client, f"/q/{province.counters[1].code}")
    assert [code for code, _name in _services(other)] == [
        *("dat-dai", "ho-tich", "xay-dung")
    ]


@pytest.mark.usefixtures("services")
@pytest.mark.parametrize("chosen", ["dat-dai", ""])
def test_the_sheet_has_the_service_that_was_chosen(
    client: FlaskClient, session: Session, address: str, chosen: str
) -> None:
    page = open_page(client, address)
    again = send(client, page, {"service": chosen}, status=422)
    assert dict(again.forms[-1].filled).get("service", "") == chosen
    send(client, again, ENOUGH)
    assert session.scalars(select(Response.service)).all() == [chosen]


@pytest.mark.usefixtures("services")
def test_another_service_is_another_sheet(
    client: FlaskClient, session: Session, address: str
) -> None:
    page = open_page(client, address)
    first = send(client, page, ENOUGH | {"service": "dat-dai"})
    assert send(client, page, ENOUGH | {"service": "dat-dai"}).address == first.address
    send(client, page, ENOUGH | {"service": "ho-tich"}, status=409)
    send(client, page, ENOUGH, status=409)
    assert session.scalars(select(Response.service)).all() == ["dat-dai"]


@pytest.mark.usefixtures("services")
def test_a_counter_with_a_service_does_not_ask(
    client: FlaskClient, session: Session, counter: Counter, address: str
) -> None:
    counter.service = "ho-tich"
    session.commit()
    page = open_page(client, address)
    assert _services(page) == []
    sheet = dict(page.forms[-1].filled) | ENOUGH
    assert client.post(address, data=sheet | {"service": ""}).status_code == 400
    send(client, page, ENOUGH)
    assert session.scalars(select(Response.service)).all() == ["ho-tich"]


@pytest.mark.usefixtures("services")
def test_a_questionnaire_that_does_not_ask_the_service(
    client: FlaskClient, session: Session, province: Province, address: str
) -> None:
    ask(session, province, every_kind(code="other"))
    session.commit()
    page = open_page(client, address)
    assert page.all("select") == []
    sheet = dict(page.forms[-1].filled) | ENOUGH
    assert client.post(address, data=sheet | {"service": ""}).status_code == 400


@pytest.mark.usefixtures("services")
def test_a_name_of_a_service_is_text(
    client: FlaskClient, session: Session, address: str
) -> None:
    service = session.get_one(Service, "dat-dai")
    service.name = '"><script>alert(1)</script>'
    session.commit()
    answer = client.get(address)
    assert "<script" not in answer.text
    assert _services(open_page(client, address))[1][1] == service.name
