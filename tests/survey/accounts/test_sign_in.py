"""Signing in and out, and what happens to those who have not."""

from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete
from sqlalchemy.orm import Session

from survey.accounts.operations import set_password, shut_out, user_by_email
from survey.models import Grant
from tests.pages import open_page, send

Account = dict[str, str]


def test_signing_in_leads_to_the_page_asked_for(
    client: FlaskClient, account: Account
) -> None:
    page = open_page(client, "/ket-qua")
    assert page.heading == "Đăng nhập"
    page = send(client, page, account)
    assert page.heading == "Xuất dữ liệu"
    assert account["email"] in page.text


def test_signing_out_ends_it(official: FlaskClient) -> None:
    page = send(official, open_page(official, "/ket-qua"))
    assert page.heading == "Đăng nhập"
    assert open_page(official, "/ket-qua").heading == "Đăng nhập"


def test_signing_out_needs_the_form(official: FlaskClient) -> None:
    assert official.post("/dang-xuat").status_code == 400
    assert official.get("/dang-xuat").status_code == 405
    assert open_page(official, "/ket-qua").heading == "Xuất dữ liệu"


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "mật khẩu khác hẳn"},
        {"email": "nguoi.la@tinh.example"},
        {"email": "không phải địa chỉ"},
        {"email": "", "password": ""},
        {"password": "x" * 5000},
        {"email": "can.bo@tinh.example\0"},
        {"email": "' OR 1=1 --"},
    ],
)
def test_every_mistake_gets_the_same_answer(
    client: FlaskClient, account: Account, wrong: Account
) -> None:
    page = send(client, open_page(client, "/dang-nhap"), account | wrong, status=422)
    assert "Địa chỉ thư điện tử hoặc mật khẩu không đúng" in page.text
    assert page.title.startswith("Lỗi:")
    assert open_page(client, "/ket-qua").heading == "Đăng nhập"


def test_an_address_is_known_in_any_case(client: FlaskClient, account: Account) -> None:
    given = account | {"email": "  Can.Bo@Tinh.Example "}
    page = send(client, open_page(client, "/dang-nhap?next=/ket-qua"), given)
    assert page.heading == "Xuất dữ liệu"


def test_the_form_carries_a_token_against_forgery(
    client: FlaskClient, account: Account
) -> None:
    answer = client.post("/dang-nhap", data=account)
    assert answer.status_code == 400
    assert "Xin mở lại trang" in answer.text


@pytest.mark.parametrize("body", ["[1, 2]", '{"email": {"a": 1}}', "[" * 5000])
def test_signing_in_takes_forms_only(client: FlaskClient, body: str) -> None:
    hidden = dict(open_page(client, "/dang-nhap").forms[-1].filled)
    answer = client.post(
        "/dang-nhap",
        data=body,
        content_type="application/json",
        headers={"X-CSRFToken": hidden["csrf_token"]},
    )
    assert answer.status_code == 415


def test_the_sign_in_page_is_kept_nowhere(client: FlaskClient) -> None:
    assert client.get("/dang-nhap").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        r"\\evil.example",
        r"/\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        " //evil.example",
        "/\t/evil.example",
        "\x19//evil.example",
        "%2f%2fevil.example",
        "evil.example",
    ],
)
def test_nobody_is_led_elsewhere(
    client: FlaskClient, account: Account, elsewhere: str
) -> None:
    page = open_page(client, "/dang-nhap")
    hidden = dict(page.forms[-1].filled)
    answer = client.post("/dang-nhap", data=hidden | account | {"next": elsewhere})
    assert answer.status_code == 302
    assert "\\" not in answer.location
    found = urlsplit(urljoin("http://here/dang-nhap", answer.location))
    assert (found.scheme, found.netloc) == ("http", "here")
    answer = client.get("/ngon-ngu/en", query_string={"next": elsewhere})
    assert (answer.status_code, answer.location) == (302, "/")


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(
    client: FlaskClient,
) -> None:
    cookie = client.get("/dang-nhap").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_new_password_signs_others_out(
    official: FlaskClient, session: Session, account: Account
) -> None:
    set_password(session, account["email"], password="bốn mùa hoa nở ven sông")
    session.commit()
    assert open_page(official, "/ket-qua").heading == "Đăng nhập"


def test_who_is_shut_out_is_out_at_once_and_stays_out(
    official: FlaskClient, session: Session, account: Account
) -> None:
    shut_out(session, account["email"])
    session.commit()
    page = send(official, open_page(official, "/dang-nhap"), account, status=422)
    assert "không đúng" in page.text


def test_without_a_role_pages_are_refused(
    official: FlaskClient, session: Session
) -> None:
    session.execute(delete(Grant))
    session.commit()
    page = open_page(official, "/ket-qua", status=403)
    assert "Vai trò của bạn không cho phép" in page.text


def test_neither_addresses_nor_headers_carry_a_sign_in(
    app: Flask, session: Session, account: Account
) -> None:
    with app.app_context():
        token = user_by_email(session, account["email"]).get_auth_token()
    client = app.test_client()
    for given in (
        {"query_string": {"auth_token": token}},
        {"headers": {"Authentication-Token": token}},
        {"auth": (account["email"], account["password"])},
    ):
        assert client.get("/ket-qua", **given).status_code == 302


def test_none_of_the_librarys_own_pages_is_offered(app: Flask) -> None:
    rules = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert not [endpoint for endpoint in rules if endpoint.startswith("security.")]


def test_the_language_is_kept_on_every_page(official: FlaskClient) -> None:
    page = open_page(official, "/ket-qua")
    page = open_page(official, page.link("English"))
    assert page.heading == "Export"
    assert page.address == "/ket-qua"
    page = open_page(official, page.link("Tiếng Việt"))
    assert page.heading == "Xuất dữ liệu"


def test_an_unknown_language_is_not_found(client: FlaskClient) -> None:
    open_page(client, "/ngon-ngu/xx", status=404)
