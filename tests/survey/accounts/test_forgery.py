"""No form of accounts is taken without its token; wrong kinds of bodies neither."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry


def _sent_to(app: Flask) -> list[str]:
    """Return every address of accounts that takes something sent."""
    with app.test_request_context():
        return [
            app.url_for(rule.endpoint, **dict.fromkeys(rule.arguments, 1))
            for rule in app.url_map.iter_rules()
            if rule.endpoint.startswith("accounts.") and "POST" in (rule.methods or ())
        ]


@pytest.mark.parametrize("token", [None, "", "x", "W10.x.y"])
def test_nothing_sent_is_taken_without_its_token(
    app: Flask, official: FlaskClient, session: Session, token: str | None
) -> None:
    before = session.scalar(select(func.count()).select_from(AuditEntry))
    session.commit()
    addresses = _sent_to(app)
    assert len(addresses) >= 18
    given = {} if token is None else {"csrf_token": token}
    for address in addresses:
        answer = official.post(address, data=given)
        assert answer.status_code == 400, address
        assert "Xin mở lại trang" in answer.text
    assert session.scalar(select(func.count()).select_from(AuditEntry)) == before


def test_a_token_of_another_browser_is_not_taken(
    app: Flask, official: FlaskClient
) -> None:
    other = app.test_client()
    page = other.get("/dang-nhap").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    for address in _sent_to(app):
        answer = official.post(address, data={"csrf_token": token})
        assert answer.status_code == 400, address


def test_one_token_is_not_good_for_the_next_session(
    official: FlaskClient, account: dict[str, str]
) -> None:
    page = official.get("/tai-khoan").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    official.post("/dang-xuat", data={"csrf_token": token})
    answer = official.post("/dang-nhap", data={"csrf_token": token} | account)
    assert answer.status_code == 400
