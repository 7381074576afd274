"""Passkeys: as the second factor, alone, and everything that is refused."""

import json
from collections.abc import Iterator
from copy import deepcopy

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official, shut_out
from survey.config import Settings, read_settings
from survey.models import AuditEntry, Passkey, StaffSession
from survey.site import create_app
from tests.pages import Page, open_page, send
from tests.survey.accounts.device import Device, challenge_of

Account = dict[str, str]
SITE = "http://localhost:8000"

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The site under a name that browsers let have passkeys."""
    given = read_settings(
        instance=settings.instance,
        database_url=settings.database_url,
        base_url=SITE,
        second_factor="optional",
    )
    app = create_app(given)
    app.testing = True
    yield app
    app.extensions["hailong_engine"].dispose()


@pytest.fixture
def official(client: FlaskClient, account: Account) -> FlaskClient:
    """A browser in which an official has signed in by password."""
    send(client, open_page(client, "/dang-nhap"), account, form=0)
    return client


@pytest.fixture
def device() -> Device:
    """The official's telephone."""
    return Device(SITE, "localhost")


def _posed(page: Page) -> str:
    """Return the challenge that a page poses."""
    [options] = [e["data-options"] for e in page.all("form") if e["data-options"]]
    return challenge_of(options)


def _with_passkey(page: Page) -> int:
    """Return which form of a page sends a passkey's answer."""
    forms = enumerate(page.all("form"))
    return next(i for i, form in forms if form["data-passkey"])


def _add(client: FlaskClient, device: Device, status: int = 200) -> Page:
    page = open_page(client, "/tai-khoan/passkey")
    given = {"credential": device.make(_posed(page)), "name": "Điện thoại"}
    return send(client, page, given, status=status)


def _answer(client: FlaskClient, page: Page, device: Device) -> Page:
    given = {"credential": device.answer(_posed(page))}
    return send(client, page, given, form=_with_passkey(page))


@pytest.fixture
def has_passkey(official: FlaskClient, device: Device) -> FlaskClient:
    """The official's browser, signed out, once a passkey was added."""
    _add(official, device)
    send(official, open_page(official, "/tai-khoan"), form=0)
    return official


def test_a_passkey_is_added_with_codes_to_keep(
    official: FlaskClient, device: Device, session: Session
) -> None:
    page = _add(official, device)
    assert page.heading == "Mã dự phòng mới"
    assert session.scalars(select(Passkey.name)).all() == ["Điện thoại"]
    assert session.scalars(select(StaffSession.has_second_factor)).all() == [True]
    in_order = select(AuditEntry.action).order_by(AuditEntry.id)
    assert session.scalars(in_order).all() == ["user.signed-in", "user.factor-added"]
    session.commit()
    assert "Điện thoại" in open_page(official, "/tai-khoan/hai-lop").text


def test_it_is_asked_for_after_the_password(
    has_passkey: FlaskClient, account: Account, device: Device, session: Session
) -> None:
    page = open_page(has_passkey, "/dang-nhap?next=/tai-khoan")
    page = send(has_passkey, page, account, form=0)
    assert page.heading == "Lớp xác thực thứ hai"
    assert _answer(has_passkey, page, device).heading == "Tài khoản"
    last = select(StaffSession.has_second_factor).order_by(StaffSession.id.desc())
    assert session.scalars(last).first() is True


def test_after_the_password_the_owner_need_not_be_checked(
    has_passkey: FlaskClient, account: Account, device: Device
) -> None:
    device.checks_owner = False
    page = send(has_passkey, open_page(has_passkey, "/dang-nhap"), account, form=0)
    _answer(has_passkey, page, device)
    assert open_page(has_passkey, "/tai-khoan").heading == "Tài khoản"


def test_it_signs_in_alone_when_it_checks_its_owner(
    has_passkey: FlaskClient, device: Device
) -> None:
    page = open_page(has_passkey, "/dang-nhap?next=/tai-khoan")
    assert _answer(has_passkey, page, device).heading == "Tài khoản"


def test_it_does_not_sign_in_alone_when_anybody_may_hold_it(
    has_passkey: FlaskClient, device: Device
) -> None:
    device.checks_owner = False
    page = _answer(has_passkey, open_page(has_passkey, "/dang-nhap"), device)
    assert "chưa được chấp nhận" in page.text
    assert open_page(has_passkey, "/tai-khoan").heading == "Đăng nhập"


def test_an_answer_is_taken_once(
    app: Flask, has_passkey: FlaskClient, device: Device, session: Session
) -> None:
    page = open_page(has_passkey, "/dang-nhap")
    cookie = has_passkey.get_cookie("session")
    assert cookie is not None
    given = {"credential": device.answer(_posed(page))}
    send(has_passkey, page, given, form=_with_passkey(page))
    session.execute(Passkey.__table__.update().values(sign_count=0))  # does not count
    session.commit()
    thief = app.test_client()
    thief.set_cookie("session", cookie.value)
    send(thief, page, given, form=_with_passkey(page))
    assert open_page(thief, "/tai-khoan").heading == "Đăng nhập"


def test_an_old_challenge_is_not_answered(
    has_passkey: FlaskClient, device: Device, clock: time_machine.Traveller
) -> None:
    page = open_page(has_passkey, "/dang-nhap")
    clock.shift(301)
    assert "chưa được chấp nhận" in _answer(has_passkey, page, device).text


def test_a_challenge_of_another_browser_is_not_answered(
    app: Flask, has_passkey: FlaskClient, device: Device
) -> None:
    other = app.test_client()
    posed = _posed(open_page(other, "/dang-nhap"))
    page = open_page(has_passkey, "/dang-nhap")
    given = {"credential": device.answer(posed)}
    page = send(has_passkey, page, given, form=_with_passkey(page))
    assert "chưa được chấp nhận" in page.text


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://localhost:9999", "localhost"),
        ("https://evil.example", "localhost"),
        (SITE, "evil.example"),
    ],
)
def test_a_forged_site_gets_no_answer_that_counts(
    has_passkey: FlaskClient, device: Device, origin: str, host: str
) -> None:
    device.origin, device.host = origin, host
    page = _answer(has_passkey, open_page(has_passkey, "/dang-nhap"), device)
    assert "chưa được chấp nhận" in page.text


def test_a_copy_that_counts_behind_is_refused(
    has_passkey: FlaskClient, device: Device
) -> None:
    copy = deepcopy_of(device)
    for _ in range(2):
        page = open_page(has_passkey, "/dang-nhap?next=/tai-khoan")
        page = _answer(has_passkey, page, device)
        send(has_passkey, page, form=0)
    page = _answer(has_passkey, open_page(has_passkey, "/dang-nhap"), copy)
    assert "chưa được chấp nhận" in page.text


def deepcopy_of(device: Device) -> Device:
    """Return a stolen copy of a passkey."""
    copy = Device(device.origin, device.host)
    copy.key, copy.id, copy.count = device.key, deepcopy(device.id), device.count
    return copy


def test_anothers_passkey_does_not_follow_ones_password(
    app: Flask,
    has_passkey: FlaskClient,
    account: Account,
    device: Device,
    session: Session,
) -> None:
    other = {"email": "khac@tinh.example", "password": "gió đưa cành trúc la đà"}
    add_official(session, other["email"], password=other["password"])
    session.commit()
    client, theirs = app.test_client(), Device(SITE, "localhost")
    send(client, open_page(client, "/dang-nhap"), other, form=0)
    _add(client, theirs)
    page = send(has_passkey, open_page(has_passkey, "/dang-nhap"), account, form=0)
    page = _answer(has_passkey, page, theirs)
    assert "chưa được chấp nhận" in page.text
    assert open_page(has_passkey, "/tai-khoan").heading == "Đăng nhập"


def test_anothers_passkey_is_not_added_twice(
    app: Flask, official: FlaskClient, device: Device, session: Session
) -> None:
    _add(official, device)
    page = _add(official, device, 422)
    assert "Xin thử lại từ đầu" in page.text
    assert len(session.scalars(select(Passkey.id)).all()) == 1


def test_a_closed_account_is_not_opened(
    has_passkey: FlaskClient, account: Account, device: Device, session: Session
) -> None:
    shut_out(session, account["email"])
    session.commit()
    page = _answer(has_passkey, open_page(has_passkey, "/dang-nhap"), device)
    assert "chưa được chấp nhận" in page.text


def test_a_passkey_that_was_taken_away_opens_nothing(
    official: FlaskClient, device: Device
) -> None:
    _add(official, device)
    page = open_page(official, "/tai-khoan/hai-lop")
    [removing] = [i for i, f in enumerate(page.forms) if f.action.endswith("/go")]
    page = send(official, page, form=removing)
    assert "Đã gỡ khóa truy cập “Điện thoại”" in page.text
    send(official, page, form=0)
    page = _answer(official, open_page(official, "/dang-nhap"), device)
    assert "chưa được chấp nhận" in page.text


def test_it_confirms_who_it_is(
    has_passkey: FlaskClient, device: Device, clock: time_machine.Traveller
) -> None:
    _answer(has_passkey, open_page(has_passkey, "/dang-nhap"), device)
    clock.shift(16 * 60)
    page = open_page(has_passkey, "/tai-khoan/ung-dung")
    assert page.heading == "Xác nhận lại"
    page = _answer(has_passkey, page, device)
    assert page.heading == "Thiết lập ứng dụng xác thực"


GARBAGE = [
    *("", "x", "null", "[]", "{}", "0", '"a"', "[" * 3000, "\0", '{"id": 1}'),
    json.dumps({"id": "x", "rawId": "x", "type": "public-key", "response": {}}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": "x"}),
    json.dumps({"id": "é", "rawId": "é", "type": "public-key", "response": {}}),
    "x" * 19_999,
]


@pytest.mark.parametrize("garbage", GARBAGE)
def test_what_no_browser_sends_is_refused(
    official: FlaskClient, device: Device, garbage: str
) -> None:
    page = open_page(official, "/tai-khoan/passkey")
    given = {"credential": garbage, "name": "Điện thoại"}
    send(official, page, given, status=422)
    send(official, open_page(official, "/tai-khoan"), form=0)
    page = open_page(official, "/dang-nhap")
    page = send(official, page, {"credential": garbage}, form=_with_passkey(page))
    assert "chưa được chấp nhận" in page.text


def test_every_part_of_an_answer_is_signed_for(
    has_passkey: FlaskClient, device: Device
) -> None:
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        page = open_page(has_passkey, "/dang-nhap")
        sent = json.loads(device.answer(_posed(page)))
        before = sent["response"][part]
        for changed in (before[:-4], "A" + before[1:], "", before + "AAAA", "!!"):
            sent["response"][part] = changed
            given = {"credential": json.dumps(sent)}
            answer = send(has_passkey, page, given, form=_with_passkey(page))
            assert "chưa được chấp nhận" in answer.text, part


def test_under_a_number_there_are_no_passkeys(settings: Settings) -> None:
    app = create_app(settings)  # http://127.0.0.1:8000
    page = open_page(app.test_client(), "/dang-nhap")
    assert [e for e in page.all("form") if e["data-passkey"]] == []
    app.extensions["hailong_engine"].dispose()
