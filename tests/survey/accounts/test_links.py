"""One-time links: one use, one day, no way round the second factor."""

from collections.abc import Callable

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.links import find_link, link_address, make_link
from survey.accounts.operations import add_account, shut_out, user_by_email
from survey.clock import now
from survey.errors import Problem
from survey.models import AuditEntry, PasswordLink, User
from tests.pages import Page, open_page, send

Account = dict[str, str]
NEW = "bốn mùa hoa nở ven sông"
HOUR = 3600


@pytest.fixture
def newcomer(session: Session) -> User:
    """Somebody whose account was just added."""
    user = add_account(session, "moi@tinh.example")
    session.commit()
    return user


@pytest.fixture
def link(session: Session, newcomer: User) -> str:
    """The path of the newcomer's link."""
    secret = make_link(session, newcomer)
    session.commit()
    return link_address("", secret)


def _choose(client: FlaskClient, link: str, status: int = 200, **given: str) -> Page:
    page = open_page(client, link)
    return send(client, page, {"password": NEW, "again": NEW} | given, status=status)


def test_a_link_leads_to_a_password_and_on_to_signing_in(
    client: FlaskClient, link: str, session: Session
) -> None:
    page = _choose(client, link)
    assert page.heading == "Đăng nhập"
    assert "Đã đặt mật khẩu" in page.text
    page = send(client, page, {"email": "moi@tinh.example", "password": NEW})
    assert page.heading != "Đăng nhập"
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [e.action for e in entries] == ["user.link-used", "user.signed-in"]
    assert {e.actor for e in entries} == {"moi@tinh.example"}


def test_the_secret_does_not_stay_in_the_address(
    client: FlaskClient, link: str
) -> None:
    page = open_page(client, link)
    assert page.address == "/mat-khau-moi"
    assert link.rpartition("/")[2] not in page.source


def test_only_a_digest_is_kept(link: str, session: Session) -> None:
    secret = link.rpartition("/")[2]
    assert len(secret) >= 43  # 256 bits
    kept = session.scalars(select(PasswordLink.digest)).one()
    assert secret.encode() not in kept


def test_a_link_is_good_once(app: Flask, client: FlaskClient, link: str) -> None:
    _choose(client, link)
    again = open_page(app.test_client(), link, status=404)
    assert again.heading == "Đường dẫn không dùng được"


def test_two_who_open_it_at_once_do_not_both_choose(
    app: Flask, client: FlaskClient, link: str
) -> None:
    other = app.test_client()
    theirs = open_page(other, link)
    _choose(client, link)
    given = {"password": "gió đưa cành trúc la đà", "again": "gió đưa cành trúc la đà"}
    assert send(other, theirs, given, status=404).heading.startswith("Đường dẫn")
    page = open_page(client, "/dang-nhap")
    send(client, page, {"email": "moi@tinh.example", "password": NEW})


def test_a_refused_password_does_not_use_it_up(client: FlaskClient, link: str) -> None:
    page = _choose(client, link, 422, password="ngắn", again="ngắn")
    assert "ít nhất 15 ký tự" in page.text
    page = _choose(client, link, 422, again="khác")
    assert "Hai lần nhập không giống nhau" in page.text
    assert _choose(client, link).heading == "Đăng nhập"


@pytest.mark.parametrize(("hours", "status"), [(23.9, 200), (24.1, 404)])
def test_a_link_is_good_for_a_day(
    clock: time_machine.Traveller,
    client: FlaskClient,
    link: str,
    hours: float,
    status: int,
) -> None:
    clock.shift(hours * HOUR)
    open_page(client, link, status=status)


def test_a_newer_link_makes_it_void(
    client: FlaskClient, link: str, session: Session, newcomer: User
) -> None:
    make_link(session, newcomer)
    session.commit()
    open_page(client, link, status=404)


def test_a_closed_account_has_no_links(
    client: FlaskClient, link: str, session: Session, newcomer: User
) -> None:
    shut_out(session, newcomer.email)
    session.commit()
    open_page(client, link, status=404)
    with pytest.raises(Problem, match="đã đóng"):
        make_link(session, newcomer)


def test_closing_alone_is_enough(link: str, session: Session, newcomer: User) -> None:
    newcomer.active = False
    session.commit()
    assert find_link(session, link.rpartition("/")[2], now()) is None


@pytest.mark.parametrize("secret", ["x", "x" * 3000, "%00", "é", "' OR 1=1 --"])
def test_what_is_no_link_leads_nowhere(client: FlaskClient, secret: str) -> None:
    page = open_page(client, f"/mat-khau/{secret}", status=404)
    assert page.heading == "Đường dẫn không dùng được"


def test_without_a_link_nothing_is_chosen(client: FlaskClient) -> None:
    open_page(client, "/mat-khau-moi", status=404)


def test_a_link_is_no_way_round_the_second_factor(
    client: FlaskClient,
    session: Session,
    account: Account,
    key: str,
    app_code: Callable[[str], str],
) -> None:
    secret = make_link(session, user_by_email(session, account["email"]))
    session.commit()
    short = "t4m chữ!"
    page = _choose(client, link_address("", secret), password=short, again=short)
    page = send(client, page, account | {"password": short})
    assert page.heading == "Lớp xác thực thứ hai"
    assert open_page(client, "/tai-khoan").heading == "Đăng nhập"
    send(client, page, {"code": app_code(key)})
    assert open_page(client, "/tai-khoan").heading == "Tài khoản"


def test_a_link_ends_the_sessions_of_before(
    app: Flask, official: FlaskClient, session: Session, account: Account
) -> None:
    secret = make_link(session, user_by_email(session, account["email"]))
    session.commit()
    _choose(app.test_client(), link_address("", secret))
    assert open_page(official, "/tai-khoan").heading == "Đăng nhập"


def test_a_link_of_somebodys_making_signs_nobody_out(
    official: FlaskClient, link: str
) -> None:
    assert open_page(official, link).address == "/mat-khau-moi"
    assert open_page(official, "/tai-khoan").heading == "Tài khoản"
