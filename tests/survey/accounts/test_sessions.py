"""Sessions end on the server: when one leaves, is idle, or stays too long."""

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from survey.accounts.operations import shut_out
from survey.accounts.secret import digest_of
from survey.config import Settings, read_settings
from survey.models import AuditEntry, StaffSession
from survey.site import create_app
from tests.pages import open_page, send

Account = dict[str, str]
MINUTE = 60
HEADING = "Xuất dữ liệu"


def _cookie(client: FlaskClient) -> str:
    found = client.get_cookie("session")
    assert found is not None
    return found.value


def _with_cookie(app: Flask, value: str) -> FlaskClient:
    client = app.test_client()
    client.set_cookie("session", value)
    return client


def _secret(client: FlaskClient) -> str:
    with client.session_transaction() as cookie:
        return str(cookie["_user_id"])


def test_an_old_cookie_is_worth_nothing_after_signing_out(
    app: Flask, official: FlaskClient
) -> None:
    kept = _cookie(official)
    assert open_page(_with_cookie(app, kept), "/ket-qua").heading == HEADING
    send(official, open_page(official, "/ket-qua"))
    assert open_page(_with_cookie(app, kept), "/ket-qua").heading == "Đăng nhập"


def test_a_cookie_from_before_signing_in_is_worth_nothing(
    app: Flask, client: FlaskClient, account: Account
) -> None:
    planted = app.test_client()
    page = open_page(planted, "/dang-nhap?next=/ket-qua")
    fixed = _cookie(planted)
    send(planted, page, account)
    assert _cookie(planted) != fixed
    assert open_page(_with_cookie(app, fixed), "/ket-qua").heading == "Đăng nhập"


def test_every_sign_in_has_its_own_secret(
    official: FlaskClient, account: Account, session: Session
) -> None:
    first = _secret(official)
    send(official, open_page(official, "/ket-qua"))
    send(official, open_page(official, "/dang-nhap"), account)
    second = _secret(official)
    assert first != second
    assert len(second) >= 43  # 256 bits
    kept = session.scalars(select(StaffSession.digest)).all()
    assert set(kept) == {digest_of(first), digest_of(second)}


def test_one_browser_has_one_session(
    app: Flask, client: FlaskClient, account: Account, session: Session
) -> None:
    page = open_page(client, "/dang-nhap")
    send(client, page, account)
    kept = _cookie(client)
    hidden = dict(open_page(client, "/tai-khoan").forms[0].filled)
    client.post("/dang-nhap", data=hidden | account)  # from a tab left open
    assert open_page(client, "/tai-khoan").heading == "Tài khoản"
    assert open_page(_with_cookie(app, kept), "/tai-khoan").heading == "Đăng nhập"
    ended = session.scalars(select(StaffSession.ended_at).order_by(StaffSession.id))
    assert [at is None for at in ended] == [False, True]


def test_signing_out_tells_the_browser_to_forget_pages(official: FlaskClient) -> None:
    page = open_page(official, "/ket-qua")
    hidden = dict(page.forms[-1].filled)
    answer = official.post("/dang-xuat", data=hidden)
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert answer.location == "/dang-nhap"


@pytest.mark.parametrize(("minutes", "is_in"), [(29, True), (31, False)])
def test_an_idle_session_ends(
    clock: time_machine.Traveller, official: FlaskClient, minutes: int, is_in: bool
) -> None:
    clock.shift(minutes * MINUTE)
    page = open_page(official, "/ket-qua")
    assert (page.heading == HEADING) is is_in
    assert ("Phiên làm việc đã kết thúc" in page.text) is not is_in


def test_a_busy_session_ends_after_a_working_day(
    clock: time_machine.Traveller, official: FlaskClient
) -> None:
    for _ in range(35):
        clock.shift(20 * MINUTE)
        assert open_page(official, "/ket-qua").heading == HEADING
    clock.shift(21 * MINUTE)
    assert open_page(official, "/ket-qua").heading == "Đăng nhập"


def test_being_seen_is_written_once_a_minute(
    clock: time_machine.Traveller, app: Flask, official: FlaskClient
) -> None:
    written = []

    def _watch(*given: object) -> None:
        written.append(str(given[2]).split(maxsplit=2)[:2])

    engine = app.extensions["hailong_engine"]
    event.listen(engine, "before_cursor_execute", _watch)
    for seconds in (10, 20, 29, 2, 30, 29, 2):
        clock.shift(seconds)
        open_page(official, "/ket-qua")
    event.remove(engine, "before_cursor_execute", _watch)
    assert [w for w in written if w[0] == "UPDATE"] == [["UPDATE", "staff_session"]] * 2
    assert {w[0] for w in written} <= {"BEGIN", "SELECT", "UPDATE"}


def test_a_page_does_not_wait_for_whoever_is_writing(
    clock: time_machine.Traveller, official: FlaskClient, session: Session
) -> None:
    clock.shift(30)  # not yet time to be seen again
    session.execute(select(StaffSession).with_for_update()).all()  # holds the lock
    assert open_page(official, "/ket-qua").heading == HEADING


def test_closing_an_account_ends_its_sessions(
    official: FlaskClient, session: Session, account: Account
) -> None:
    shut_out(session, account["email"])
    session.commit()
    assert open_page(official, "/ket-qua").heading == "Đăng nhập"
    assert None not in session.scalars(select(StaffSession.ended_at)).all()


@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "\0", "é", "None"])
def test_no_other_secret_opens_a_session(client: FlaskClient, token: str) -> None:
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    assert open_page(client, "/ket-qua").heading == "Đăng nhập"


def test_signing_in_and_out_is_kept_in_the_audit(
    official: FlaskClient, session: Session, account: Account
) -> None:
    send(official, open_page(official, "/ket-qua"))
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(e.action, e.actor, e.code) for e in entries] == [
        ("user.signed-in", account["email"], account["email"]),
        ("user.signed-out", account["email"], account["email"]),
    ]


def test_the_cookie_of_a_secure_site_is_this_hosts_alone(settings: Settings) -> None:
    secure = read_settings(
        instance=settings.instance,
        database_url=settings.database_url,
        base_url="https://khaosat.example",
    )
    app = create_app(secure)
    cookie = app.test_client().get("/dang-nhap").headers["Set-Cookie"]
    app.extensions["hailong_engine"].dispose()
    name, _, rest = cookie.partition("=")
    assert name == "__Host-session"
    parts = {part.strip() for part in rest.split(";")[1:]}
    assert parts == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}
