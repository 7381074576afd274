"""The second step: a code of the app, once, in time; never a way round it."""

from collections.abc import Callable

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import set_password, shut_out
from survey.models import AuditEntry, StaffSession
from tests.pages import Page, open_page, send

Account = dict[str, str]
Codes = Callable[[str], str]

pytestmark = pytest.mark.usefixtures("clock")


def test_a_right_code_leads_on_to_the_page_asked_for(
    client: FlaskClient, half_way: Page, key: str, app_code: Codes, session: Session
) -> None:
    assert half_way.heading == "Lớp xác thực thứ hai"
    page = send(client, half_way, {"code": app_code(key)})
    assert page.address == "/ket-qua"
    assert session.scalars(select(StaffSession.has_second_factor)).all() == [True]
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.actor) == ("user.signed-in", "can.bo@tinh.example")


def test_the_password_alone_opens_nothing(client: FlaskClient, half_way: Page) -> None:
    for address in ("/ket-qua", "/tai-khoan", "/tai-khoan/hai-lop"):
        assert open_page(client, address).heading == "Đăng nhập"


def test_a_code_is_taken_once(
    app: Flask, account: Account, half_way: Page, key: str, app_code: Codes
) -> None:
    first, second = app.test_client(), app.test_client()
    pages = [send(c, open_page(c, "/dang-nhap"), account) for c in (first, second)]
    code = app_code(key)
    send(first, pages[0], {"code": code})
    page = send(second, pages[1], {"code": code}, status=422)
    assert "Mã không đúng, đã hết hạn hoặc đã được dùng" in page.text


@pytest.mark.parametrize(
    ("seconds", "is_taken"), [(-60, 0), (-30, 1), (30, 1), (60, 0)]
)
def test_one_step_before_and_after_is_taken(
    client: FlaskClient,
    half_way: Page,
    key: str,
    app_code: Codes,
    clock: time_machine.Traveller,
    seconds: int,
    is_taken: int,
) -> None:
    clock.shift(seconds)
    code = app_code(key)
    clock.shift(-seconds)
    page = send(client, half_way, {"code": code}, status=200 if is_taken else 422)
    assert (page.address == "/ket-qua") == bool(is_taken)


@pytest.mark.parametrize(
    "code", ["", "000000", "12345", "abcdef", "٣٤٥٦٧٨", "\0" * 6, "1" * 64, "1" * 5000]
)
def test_what_is_no_code_is_refused(
    client: FlaskClient, half_way: Page, code: str
) -> None:
    page = send(client, half_way, {"code": code}, status=422)
    assert page.title.startswith("Lỗi:")


def test_spaces_in_a_code_do_not_matter(
    client: FlaskClient, half_way: Page, key: str, app_code: Codes
) -> None:
    code = app_code(key)
    page = send(client, half_way, {"code": f" {code[:3]} {code[3:]} "})
    assert page.address == "/ket-qua"


def test_guesses_at_codes_wait_also_in_another_browser(
    app: Flask,
    client: FlaskClient,
    account: Account,
    half_way: Page,
    key: str,
    app_code: Codes,
    clock: time_machine.Traveller,
) -> None:
    for _ in range(5):
        half_way = send(client, half_way, {"code": "000000"}, status=422)
    other = app.test_client()
    page = send(other, open_page(other, "/dang-nhap"), account)
    page = send(other, page, {"code": app_code(key)}, status=429)
    assert "Xin đợi 1 phút rồi thử lại." in page.text
    clock.shift(16)
    assert send(other, page, {"code": app_code(key)}).heading != page.heading


def test_a_streak_of_guesses_is_kept_in_the_audit(
    client: FlaskClient, half_way: Page, session: Session
) -> None:
    for _ in range(5):
        half_way = send(client, half_way, {"code": "000000"}, status=422)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.after) == ("user.guessed-at", {"tries": 5})


def test_half_way_ends_after_ten_minutes(
    client: FlaskClient,
    half_way: Page,
    key: str,
    app_code: Codes,
    clock: time_machine.Traveller,
) -> None:
    clock.shift(601)
    page = send(client, half_way, {"code": app_code(key)})
    assert page.heading == "Đăng nhập"
    assert "Xin đăng nhập lại từ đầu" in page.text


@pytest.mark.parametrize("change", ["password", "closed"])
def test_half_way_ends_with_the_password_and_with_the_account(
    client: FlaskClient,
    account: Account,
    half_way: Page,
    key: str,
    app_code: Codes,
    session: Session,
    change: str,
) -> None:
    if change == "password":
        set_password(session, account["email"], password="bốn mùa hoa nở ven sông")
    else:
        shut_out(session, account["email"])
    session.commit()
    assert send(client, half_way, {"code": app_code(key)}).heading == "Đăng nhập"


@pytest.mark.parametrize("address", ["/dang-nhap/buoc-hai", "/dang-nhap/ma-du-phong"])
def test_nobody_begins_half_way(client: FlaskClient, address: str) -> None:
    assert open_page(client, address).heading == "Đăng nhập"


def test_another_installations_secret_reads_no_key(
    app: Flask, client: FlaskClient, half_way: Page, key: str, app_code: Codes
) -> None:
    code = app_code(key)
    app.extensions["hailong_authenticator"] = type(
        app.extensions["hailong_authenticator"]
    )("another secret of this length....")
    send(client, half_way, {"code": code}, status=422)


def test_a_recovery_code_stands_in_once(
    client: FlaskClient,
    account: Account,
    codes: list[str],
    half_way: Page,
) -> None:
    page = open_page(client, half_way.link("mã dự phòng"))
    page = send(client, page, {"code": codes[3].upper().replace("-", " ")})
    assert page.address == "/ket-qua"
    assert "Còn 9 mã" in open_page(client, "/tai-khoan").text
    send(client, page)  # signs out
    send(client, open_page(client, "/dang-nhap"), account)
    page = open_page(client, "/dang-nhap/ma-du-phong")
    page = send(client, page, {"code": codes[3]}, status=422)
    assert "Mã dự phòng không đúng, hoặc đã được dùng" in page.text


def test_guesses_at_recovery_codes_wait_with_those_at_codes(
    client: FlaskClient, codes: list[str], half_way: Page
) -> None:
    recovery = open_page(client, half_way.link("mã dự phòng"))
    for _ in range(3):
        recovery = send(client, recovery, {"code": "aaaa-bbbb-cccc-dddd"}, status=422)
    for _ in range(2):
        half_way = send(client, half_way, {"code": "000000"}, status=422)
    send(client, recovery, {"code": codes[0]}, status=429)


def test_without_recovery_codes_one_is_told_whom_to_ask(half_way: Page) -> None:
    assert "đề nghị người quản trị gỡ lớp thứ hai" in half_way.text
