"""Strangers who guess at a password do not keep its owner out of a known browser."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.pages import open_page, send

Account = dict[str, str]
pytestmark = pytest.mark.usefixtures("clock")


def _guess(app: Flask, account: Account, n: int, client: FlaskClient) -> list[int]:
    page = open_page(client, "/dang-nhap")
    wrong = dict(page.forms[-1].filled) | account | {"password": "đoán mò"}
    return [client.post("/dang-nhap", data=wrong).status_code for _ in range(n)]


@pytest.fixture
def known(app: Flask, account: Account) -> FlaskClient:
    """A browser in which the official signed in, and out again."""
    client = app.test_client()
    send(client, open_page(client, "/dang-nhap"), account)
    send(client, open_page(client, "/tai-khoan"), form=0)
    return client


def _cookie_of(client: FlaskClient, account: Account) -> str:
    """Sign in, and return what the browser is told to keep of it."""
    page = open_page(client, "/dang-nhap")
    answer = client.post("/dang-nhap", data=dict(page.forms[-1].filled) | account)
    [cookie] = [
        line
        for line in answer.headers.getlist("Set-Cookie")
        if line.startswith("known-")
    ]
    return cookie


def test_the_owner_gets_in_while_a_stranger_guesses(
    app: Flask, account: Account, known: FlaskClient
) -> None:
    stranger = app.test_client()
    assert _guess(app, account, 8, stranger) == [422] * 5 + [429] * 3
    send(stranger, open_page(stranger, "/dang-nhap"), account, status=429)
    page = send(known, open_page(known, "/dang-nhap?next=/tai-khoan"), account)
    assert page.heading == "Tài khoản"


def test_a_known_browser_may_not_guess_without_end_either(
    app: Flask, account: Account, known: FlaskClient
) -> None:
    assert _guess(app, account, 8, known) == [422] * 5 + [429] * 3


def test_being_known_for_one_address_says_nothing_of_another(
    app: Flask, account: Account, known: FlaskClient
) -> None:
    other = {"email": "la@tinh.example", "password": "x"}
    assert _guess(app, other, 6, known) == [422] * 5 + [429]
    assert _guess(app, other, 1, app.test_client()) == [429]


@pytest.mark.parametrize("value", ["", ".", "a.b", "x" * 3000, "\u00e9.\u00e9"])
def test_a_cookie_cannot_be_made_up(
    app: Flask, account: Account, known: FlaskClient, value: str
) -> None:
    name = _cookie_of(known, account).partition("=")[0]
    stranger = app.test_client()
    stranger.set_cookie(name, value)
    _guess(app, account, 5, app.test_client())
    assert _guess(app, account, 1, stranger) == [429]


def test_the_cookie_tells_nobody_who_it_is(
    account: Account, known: FlaskClient
) -> None:
    cookie = _cookie_of(known, account)
    assert account["email"] not in cookie
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
