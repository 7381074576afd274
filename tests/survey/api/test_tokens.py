"""A token has the rights of its person now, or fewer, and ends with them."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access import Right
from survey.access.policy import Way, needs
from survey.access.second_factor import needs_second_factor
from survey.access.tokens import FORM, digest_of_token
from survey.accounts.operations import shut_out
from survey.config import Settings
from survey.models import ApiToken, Grant, RoleName, User
from tests.factories import TODAY, make_unit
from tests.signing_in import bearer, signed_in_as
from tests.survey.access.people import give, make_user
from tests.survey.api.conftest import Header, program

Clock = time_machine.Traveller


@pytest.fixture
def person(session: Session) -> User:
    """An analyst of one unit."""
    person = make_user(session)
    give(session, person, RoleName.ANALYST, make_unit(session, code="G1"))
    session.commit()
    return person


@pytest.fixture
def header(clock: Clock, session: Session, person: User) -> Header:
    """What a new program of the analyst sends."""
    header = bearer(session, person, is_new=True)
    session.commit()
    return header


def _status(client: FlaskClient, header: Header, path: str = "/units") -> int:
    return client.get(f"/api/v1{path}", headers=header).status_code


def test_only_the_digest_is_kept(session: Session, header: Header) -> None:
    secret = header["Authorization"].removeprefix("Bearer ")
    assert FORM.fullmatch(secret)
    [token] = session.scalars(select(ApiToken))
    assert token.digest == digest_of_token(secret)


def test_it_is_good_until_its_last_moment(
    client: FlaskClient, clock: Clock, session: Session, header: Header
) -> None:
    assert _status(client, header) == 200
    clock.shift(timedelta(days=30, seconds=-1))
    assert _status(client, header) == 200
    clock.shift(timedelta(seconds=1))
    assert _status(client, header) == 401


def test_the_day_of_its_last_use_is_noted(
    client: FlaskClient, session: Session, header: Header
) -> None:
    [token] = session.scalars(select(ApiToken))
    assert token.used_on is None
    session.commit()
    client.get("/api/v1/units", headers=header)
    session.refresh(token)
    assert token.used_on == TODAY


def test_it_ends_with_the_account_and_does_not_come_back(
    client: FlaskClient, session: Session, person: User, header: Header
) -> None:
    shut_out(session, person.email)
    session.commit()
    assert _status(client, header) == 401
    person.active = True
    session.commit()
    assert _status(client, header) == 401


def test_it_loses_what_its_person_loses(
    client: FlaskClient, session: Session, person: User, header: Header
) -> None:
    [held] = session.scalars(select(Grant).where(Grant.user_id == person.id))
    unit = held.unit
    session.delete(held)
    session.commit()
    assert _status(client, header) == 403
    assert _status(client, header, f"/units/{unit.code}") == 404


def test_a_token_kept_to_a_unit_reaches_no_further(
    client: FlaskClient, session: Session
) -> None:
    top = make_unit(session)
    above = make_unit(session, top)
    here = make_unit(session, above)
    below, beside = make_unit(session, here), make_unit(session, above)
    units = {"above": above, "here": here, "below": below, "beside": beside}
    both = {here.code, below.code}
    seen = {"above": both, "here": both, "below": {below.code}, "beside": set()}
    for place, expected in seen.items():
        header = program(session, units[place], within=here)
        found = {
            unit.code
            for unit in (top, *units.values())
            if _status(client, header, f"/units/{unit.code}") == 200
        }
        assert found == expected, place


def test_a_cookie_opens_no_address_of_programs_and_a_token_no_page(
    app: Flask, client: FlaskClient, session: Session, person: User, header: Header
) -> None:
    browser = signed_in_as(app, session, person, has_second_factor=True)
    assert browser.get("/don-vi/G1").status_code == 200
    assert browser.get("/api/v1/units").status_code == 401
    assert client.get("/don-vi/G1", headers=header).status_code == 302


def test_anything_else_is_no_token(client: FlaskClient) -> None:
    for sent in ("", "Bearer", "Bearer hl_x", "Basic aGw6aGw=", "Bearer \xff", "hl_x"):
        answer = client.get("/api/v1/", headers={"Authorization": sent})
        assert answer.status_code == 401, sent
        assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


def test_a_token_in_the_address_is_none(client: FlaskClient, header: Header) -> None:
    secret = header["Authorization"].removeprefix("Bearer ")
    assert client.get(f"/api/v1/?access_token={secret}").status_code == 401


@pytest.mark.parametrize(("secret", "status"), [(None, 403), ("set up", 200)])
def test_privileged_rights_take_a_person_with_a_second_factor(
    settings: Settings,
    app: Flask,
    session: Session,
    person: User,
    header: Header,
    secret: str | None,
    status: int,
) -> None:
    app.config["HAILONG"] = settings.model_copy(update={"second_factor": "required"})
    person.totp_secret = secret
    session.commit()

    @needs(Right.EXPORT_RESULTS, of=lambda *_: [1], by=Way.PROGRAM)
    def view() -> str:
        return f"{needs_second_factor()}"

    app.add_url_rule("/api/v1/thu", view_func=view)
    answer = app.test_client().get("/api/v1/thu", headers=header)
    assert answer.status_code == status
    assert answer.mimetype == (
        "text/html" if status == 200 else "application/problem+json"
    )
