"""Setting up an authenticator app, and doing without it."""

import base64
from collections.abc import Callable
from io import BytesIO

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import user_by_email
from survey.models import AuditEntry, RecoveryCode, StaffSession, User
from tests.pages import Page, open_page, send

Account = dict[str, str]
Codes = Callable[[str], str]

pytestmark = pytest.mark.usefixtures("clock")


def _offered(client: FlaskClient) -> str:
    """Return the key that the page shows, as the app reads it."""
    with client.session_transaction() as cookie:
        return str(cookie["app_key"])


def _set_up(client: FlaskClient, app_code: Codes) -> Page:
    page = open_page(client, "/tai-khoan/ung-dung")
    return send(client, page, {"code": app_code(_offered(client))})


def test_setting_up_gives_a_second_factor_and_codes_to_keep(
    official: FlaskClient, account: Account, app_code: Codes, session: Session
) -> None:
    page = _set_up(official, app_code)
    assert page.heading == "Mã dự phòng mới"
    assert len([e for e in page.all("code") if e.text.count("-") == 3]) == 10
    assert session.scalars(select(StaffSession.has_second_factor)).all() == [True]
    in_order = select(AuditEntry.action).order_by(AuditEntry.id)
    assert session.scalars(in_order).all() == ["user.signed-in", "user.factor-added"]
    session.commit()
    assert "Còn 10 mã" in open_page(official, "/tai-khoan").text


def test_the_codes_of_setting_up_sign_in(
    app: Flask, official: FlaskClient, account: Account, app_code: Codes
) -> None:
    page = _set_up(official, app_code)
    code = next(e.text for e in page.all("code") if e.text.count("-") == 3)
    other = app.test_client()
    send(other, open_page(other, "/dang-nhap?next=/tai-khoan"), account)
    page = send(other, open_page(other, "/dang-nhap/ma-du-phong"), {"code": code})
    assert page.heading == "Tài khoản"


def test_the_code_of_setting_up_signs_nobody_in(
    app: Flask, official: FlaskClient, account: Account, app_code: Codes
) -> None:
    page = open_page(official, "/tai-khoan/ung-dung")
    code = app_code(_offered(official))
    send(official, page, {"code": code})
    other = app.test_client()
    page = send(other, open_page(other, "/dang-nhap"), account)
    send(other, page, {"code": code}, status=422)


def test_the_picture_holds_the_key(official: FlaskClient, app: Flask) -> None:
    page = open_page(official, "/tai-khoan/ung-dung")
    [image] = page.all("img")
    kind, _, content = image["src"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b"<svg" in BytesIO(base64.b64decode(content)).read()
    authenticator = app.extensions["hailong_authenticator"]
    assert authenticator.get_totp_pretty_key(_offered(official)) in page.text


def test_the_key_is_kept_encrypted_and_never_shown_again(
    official: FlaskClient,
    account: Account,
    app: Flask,
    app_code: Codes,
    session: Session,
) -> None:
    open_page(official, "/tai-khoan/ung-dung")
    plain = app.extensions["hailong_authenticator"].get_totp_b32_key(_offered(official))
    _set_up(official, app_code)
    kept = session.scalars(select(User.totp_secret)).one()
    assert kept is not None
    assert plain not in kept
    assert plain not in open_page(official, "/tai-khoan/hai-lop").source


def test_a_wrong_code_sets_nothing_up(official: FlaskClient, session: Session) -> None:
    page = open_page(official, "/tai-khoan/ung-dung")
    key = _offered(official)
    page = send(official, page, {"code": "000000"}, status=422)
    assert "Mã không đúng" in page.text
    assert _offered(official) == key  # scanned once is enough
    assert session.scalars(select(User.totp_secret)).all() == [None]


def test_removing_it_needs_the_password_again_after_a_while(
    official: FlaskClient,
    account: Account,
    app_code: Codes,
    clock: time_machine.Traveller,
    session: Session,
) -> None:
    _set_up(official, app_code)
    clock.shift(16 * 60)
    page = open_page(official, "/tai-khoan/hai-lop")
    [removing] = [i for i, f in enumerate(page.forms) if f.action.endswith("/go")]
    page = send(official, page, form=removing)
    assert page.heading == "Xác nhận lại"
    send(official, page, {"current": account["password"]})
    page = send(official, open_page(official, "/tai-khoan/hai-lop"), form=removing)
    assert "Đã gỡ ứng dụng xác thực" in page.text
    assert session.scalars(select(User.totp_secret)).all() == [None]
    last = session.scalars(select(StaffSession.has_second_factor)).one()
    assert last is False


def test_a_short_password_does_not_stay_alone(
    official: FlaskClient, account: Account, app_code: Codes, session: Session
) -> None:
    _set_up(official, app_code)
    user_by_email(session, account["email"]).has_short_password = True
    session.commit()
    page = open_page(official, "/tai-khoan/hai-lop")
    [removing] = [i for i, f in enumerate(page.forms) if f.action.endswith("/go")]
    page = send(official, page, form=removing, status=422)
    assert "Xin đổi mật khẩu dài hơn" in page.text
    session.expire_all()
    assert user_by_email(session, account["email"]).totp_secret is not None


def test_new_recovery_codes_replace_the_old(
    official: FlaskClient, app_code: Codes, session: Session
) -> None:
    _set_up(official, app_code)
    before = set(session.scalars(select(RecoveryCode.digest)))
    session.commit()
    page = send(official, open_page(official, "/tai-khoan/ma-du-phong"))
    assert page.heading == "Mã dự phòng mới"
    after = set(session.scalars(select(RecoveryCode.digest)))
    assert len(after) == 10
    assert before.isdisjoint(after)


def test_recovery_codes_are_kept_as_digests(codes: list[str], session: Session) -> None:
    kept = b"".join(session.scalars(select(RecoveryCode.digest)))
    assert all(code.encode() not in kept for code in codes)
    assert all(len(code.replace("-", "")) == 16 for code in codes)  # 79 bits
