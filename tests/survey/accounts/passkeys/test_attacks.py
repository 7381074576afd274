"""Passkeys that are copied, forged, replayed or somebody else's."""

import json
from copy import deepcopy

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official, shut_out
from survey.models import Passkey
from tests.pages import open_page, send
from tests.survey.accounts.passkeys.ceremonies import (
    SITE,
    Account,
    add_passkey,
    answer,
    passkey_form,
    posed,
)
from tests.survey.accounts.passkeys.device import Device

pytestmark = pytest.mark.usefixtures("clock")


def test_an_answer_is_taken_once(
    app: Flask, has_passkey: FlaskClient, device: Device, session: Session
) -> None:
    page = open_page(has_passkey, "/dang-nhap")
    cookie = has_passkey.get_cookie("session")
    assert cookie is not None
    given = {"credential": device.answer(posed(page))}
    send(has_passkey, page, given, form=passkey_form(page))
    session.execute(Passkey.__table__.update().values(sign_count=0))  # does not count
    session.commit()
    thief = app.test_client()
    thief.set_cookie("session", cookie.value)
    send(thief, page, given, form=passkey_form(page))
    assert open_page(thief, "/tai-khoan").heading == "Đăng nhập"


def test_an_old_challenge_is_not_answered(
    has_passkey: FlaskClient, device: Device, clock: time_machine.Traveller
) -> None:
    page = open_page(has_passkey, "/dang-nhap")
    clock.shift(301)
    assert "chưa được chấp nhận" in answer(has_passkey, page, device).text


def test_a_challenge_of_another_browser_is_not_answered(
    app: Flask, has_passkey: FlaskClient, device: Device
) -> None:
    other = app.test_client()
    question = posed(open_page(other, "/dang-nhap"))
    page = open_page(has_passkey, "/dang-nhap")
    given = {"credential": device.answer(question)}
    page = send(has_passkey, page, given, form=passkey_form(page))
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
    page = answer(has_passkey, open_page(has_passkey, "/dang-nhap"), device)
    assert "chưa được chấp nhận" in page.text


def test_a_copy_that_counts_behind_is_refused(
    has_passkey: FlaskClient, device: Device
) -> None:
    copy = deepcopy_of(device)
    for _ in range(2):
        page = open_page(has_passkey, "/dang-nhap?next=/tai-khoan")
        page = answer(has_passkey, page, device)
        send(has_passkey, page, form=0)
    page = answer(has_passkey, open_page(has_passkey, "/dang-nhap"), copy)
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
    add_passkey(client, theirs)
    page = send(has_passkey, open_page(has_passkey, "/dang-nhap"), account, form=0)
    page = answer(has_passkey, page, theirs)
    assert "chưa được chấp nhận" in page.text
    assert open_page(has_passkey, "/tai-khoan").heading == "Đăng nhập"


def test_anothers_passkey_is_not_added_twice(
    app: Flask, official: FlaskClient, device: Device, session: Session
) -> None:
    add_passkey(official, device)
    page = add_passkey(official, device, 422)
    assert "Xin thử lại từ đầu" in page.text
    assert len(session.scalars(select(Passkey.id)).all()) == 1


def test_a_closed_account_is_not_opened(
    has_passkey: FlaskClient, account: Account, device: Device, session: Session
) -> None:
    shut_out(session, account["email"])
    session.commit()
    page = answer(has_passkey, open_page(has_passkey, "/dang-nhap"), device)
    assert "chưa được chấp nhận" in page.text


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
    page = send(official, page, {"credential": garbage}, form=passkey_form(page))
    assert "chưa được chấp nhận" in page.text


def test_every_part_of_an_answer_is_signed_for(
    has_passkey: FlaskClient, device: Device
) -> None:
    for part in ("clientDataJSON", "authenticatorData", "signature"):
        page = open_page(has_passkey, "/dang-nhap")
        sent = json.loads(device.answer(posed(page)))
        before = sent["response"][part]
        for changed in (before[:-4], "A" + before[1:], "", before + "AAAA", "!!"):
            sent["response"][part] = changed
            given = {"credential": json.dumps(sent)}
            answer = send(has_passkey, page, given, form=passkey_form(page))
            assert "chưa được chấp nhận" in answer.text, part
