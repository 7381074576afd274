"""One's own account: where one is signed in, and ending it elsewhere."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.models import StaffSession
from tests.pages import open_page, send

Account = dict[str, str]


@pytest.fixture
def elsewhere(app: Flask, account: Account) -> FlaskClient:
    """Another browser of the same official."""
    client = app.test_client()
    client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (Android 14) Firefox/140.0"
    send(client, open_page(client, "/dang-nhap"), account)
    return client


def test_the_page_lists_where_one_is_signed_in(
    official: FlaskClient, elsewhere: FlaskClient
) -> None:
    page = open_page(official, "/tai-khoan")
    assert "Firefox · Android" in page.text
    assert page.text.count("Phiên này") == 1
    assert "Chưa có" in page.text  # a second factor


def test_one_session_is_ended(official: FlaskClient, elsewhere: FlaskClient) -> None:
    page = open_page(official, "/tai-khoan")
    [ending] = [i for i, f in enumerate(page.forms) if f.action.endswith("/ket-thuc")]
    page = send(official, page, form=ending)
    assert "Đã kết thúc phiên làm việc" in page.text
    assert open_page(elsewhere, "/tai-khoan").heading == "Đăng nhập"
    assert open_page(official, "/tai-khoan").heading == "Tài khoản"


def test_all_other_sessions_are_ended(
    official: FlaskClient, elsewhere: FlaskClient
) -> None:
    page = send(official, open_page(official, "/tai-khoan"))
    assert "Đã kết thúc mọi phiên làm việc khác" in page.text
    assert open_page(elsewhere, "/tai-khoan").heading == "Đăng nhập"


def test_nobody_ends_somebody_elses_session(
    app: Flask, official: FlaskClient, session: Session
) -> None:
    other = {"email": "khac@tinh.example", "password": "gió đưa cành trúc la đà"}
    add_official(session, other["email"], password=other["password"])
    session.commit()
    client = app.test_client()
    send(client, open_page(client, "/dang-nhap"), other)
    theirs = session.scalars(select(StaffSession.id).order_by(StaffSession.id)).first()
    session.commit()
    token = dict(open_page(client, "/tai-khoan").forms[0].filled)
    answer = client.post(f"/tai-khoan/phien/{theirs}/ket-thuc", data=token)
    assert answer.status_code == 404
    assert open_page(official, "/tai-khoan").heading == "Tài khoản"


@pytest.mark.parametrize("number", ["0", "999999999", "99999999999999999999"])
def test_a_session_that_is_not_there(official: FlaskClient, number: str) -> None:
    token = dict(open_page(official, "/tai-khoan").forms[0].filled)
    answer = official.post(f"/tai-khoan/phien/{number}/ket-thuc", data=token)
    assert answer.status_code == 404
