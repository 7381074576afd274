"""Changing one's own password."""

import unicodedata

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry
from tests.pages import Page, open_page, send

Account = dict[str, str]
NEW = "bốn mùa hoa nở ven sông"


def _change(client: FlaskClient, status: int = 200, **given: str) -> Page:
    page = open_page(client, "/tai-khoan/mat-khau")
    return send(client, page, given, status=status)


def test_the_new_password_signs_in_and_the_old_one_no_longer(
    app: Flask, official: FlaskClient, account: Account, session: Session
) -> None:
    other = app.test_client()
    send(other, open_page(other, "/dang-nhap"), account)
    page = _change(official, current=account["password"], password=NEW, again=NEW)
    assert "Đã đổi mật khẩu" in page.text
    assert open_page(official, "/tai-khoan").heading == "Tài khoản"
    page = open_page(other, "/dang-nhap")
    page = send(other, page, account, status=422)
    assert send(other, page, account | {"password": NEW}).heading != "Đăng nhập"
    actions = session.scalars(select(AuditEntry.action)).all()
    assert actions.count("user.password-changed") == 1


def test_the_cookie_of_before_is_worth_nothing(
    app: Flask, official: FlaskClient, account: Account
) -> None:
    kept = official.get_cookie("session")
    assert kept is not None
    _change(official, current=account["password"], password=NEW, again=NEW)
    old = app.test_client()
    old.set_cookie("session", kept.value)
    assert open_page(old, "/tai-khoan").heading == "Đăng nhập"


def test_marks_may_be_typed_apart_or_composed(
    official: FlaskClient, account: Account
) -> None:
    apart = unicodedata.normalize("NFD", NEW)
    assert apart != NEW
    current = unicodedata.normalize("NFD", account["password"])
    _change(official, current=current, password=apart, again=NEW)
    send(official, open_page(official, "/tai-khoan"))
    given = account | {"password": NEW}
    page = send(official, open_page(official, "/dang-nhap?next=/tai-khoan"), given)
    assert page.heading == "Tài khoản"
    send(official, page)
    given = account | {"password": apart}
    page = send(official, open_page(official, "/dang-nhap?next=/tai-khoan"), given)
    assert page.heading == "Tài khoản"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"current": "không phải mật khẩu"}, "Mật khẩu hiện tại không đúng"),
        ({"again": "khác"}, "Hai lần nhập không giống nhau"),
        ({"password": "ngắn", "again": "ngắn"}, "ít nhất 15 ký tự"),
        ({"password": "x" * 600, "again": "x" * 600}, "Nhiều nhất 512 ký tự"),
        ({"password": "Ab1-" * 33, "again": "Ab1-" * 33}, "dài nhất là 128"),
        ({"password": "matkhau" * 3, "again": "matkhau" * 3}, "rất dễ bị đoán"),
        ({"current": ""}, "Không được để trống"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(
    official: FlaskClient, account: Account, given: dict[str, str], words: str
) -> None:
    usual = {"current": account["password"], "password": NEW, "again": NEW}
    page = _change(official, 422, **(usual | given))
    assert words in page.text
    assert page.title.startswith("Lỗi:")
    assert NEW not in page.source


def test_guesses_at_the_present_password_wait(
    official: FlaskClient, account: Account
) -> None:
    for _ in range(5):
        _change(official, 422, current="đoán mò", password=NEW, again=NEW)
    usual = {"current": account["password"], "password": NEW, "again": NEW}
    assert "xin chờ rồi thử lại" in _change(official, 429, **usual).text
