"""Passkeys: as the second factor, alone, and everything that is refused."""

import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.models import AuditEntry, Passkey, StaffSession
from survey.site import create_app
from tests.pages import open_page, send
from tests.survey.accounts.passkeys.ceremonies import Account, add_passkey, answer
from tests.survey.accounts.passkeys.device import Device


def test_a_passkey_is_added_with_codes_to_keep(
    official: FlaskClient, device: Device, session: Session
) -> None:
    page = add_passkey(official, device)
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
    assert answer(has_passkey, page, device).heading == "Tài khoản"
    last = select(StaffSession.has_second_factor).order_by(StaffSession.id.desc())
    assert session.scalars(last).first() is True


def test_after_the_password_the_owner_need_not_be_checked(
    has_passkey: FlaskClient, account: Account, device: Device
) -> None:
    device.checks_owner = False
    page = send(has_passkey, open_page(has_passkey, "/dang-nhap"), account, form=0)
    answer(has_passkey, page, device)
    assert open_page(has_passkey, "/tai-khoan").heading == "Tài khoản"


def test_it_signs_in_alone_when_it_checks_its_owner(
    has_passkey: FlaskClient, device: Device
) -> None:
    page = open_page(has_passkey, "/dang-nhap?next=/tai-khoan")
    assert answer(has_passkey, page, device).heading == "Tài khoản"


def test_it_does_not_sign_in_alone_when_anybody_may_hold_it(
    has_passkey: FlaskClient, device: Device
) -> None:
    device.checks_owner = False
    page = answer(has_passkey, open_page(has_passkey, "/dang-nhap"), device)
    assert "chưa được chấp nhận" in page.text
    assert open_page(has_passkey, "/tai-khoan").heading == "Đăng nhập"


def test_a_passkey_that_was_taken_away_opens_nothing(
    official: FlaskClient, device: Device
) -> None:
    add_passkey(official, device)
    page = open_page(official, "/tai-khoan/hai-lop")
    [removing] = [i for i, f in enumerate(page.forms) if f.action.endswith("/go")]
    page = send(official, page, form=removing)
    assert "Đã gỡ khóa truy cập “Điện thoại”" in page.text
    send(official, page, form=0)
    page = answer(official, open_page(official, "/dang-nhap"), device)
    assert "chưa được chấp nhận" in page.text


def test_it_confirms_who_it_is(
    has_passkey: FlaskClient, device: Device, clock: time_machine.Traveller
) -> None:
    answer(has_passkey, open_page(has_passkey, "/dang-nhap"), device)
    clock.shift(16 * 60)
    page = open_page(has_passkey, "/tai-khoan/ung-dung")
    assert page.heading == "Xác nhận lại"
    page = answer(has_passkey, page, device)
    assert page.heading == "Thiết lập ứng dụng xác thực"


def test_under_a_number_there_are_no_passkeys(settings: Settings) -> None:
    app = create_app(settings)  # http://127.0.0.1:8000
    page = open_page(app.test_client(), "/dang-nhap")
    assert [e for e in page.all("form") if e["data-passkey"]] == []
    app.extensions["hailong_engine"].dispose()
