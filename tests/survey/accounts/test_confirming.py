"""Sensitive pages ask again who it is, once a quarter of an hour has passed."""

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry
from tests.pages import open_page, send

Account = dict[str, str]
SENSITIVE = ["/tai-khoan/ung-dung", "/tai-khoan/passkey"]


@pytest.mark.parametrize("address", SENSITIVE)
def test_a_stale_session_is_asked_and_led_back(
    clock: time_machine.Traveller,
    official: FlaskClient,
    account: Account,
    session: Session,
    address: str,
) -> None:
    assert open_page(official, address).address == address
    clock.shift(16 * 60)
    page = open_page(official, address)
    assert page.heading == "Xác nhận lại"
    page = send(official, page, {"current": "không phải mật khẩu"}, status=422)
    page = send(official, page, {"current": account["password"]})
    assert page.address == address
    in_order = select(AuditEntry.action).order_by(AuditEntry.id)
    assert session.scalars(in_order).all() == ["user.signed-in", "user.confirmed"]


def test_going_on_leads_nowhere_else(official: FlaskClient, account: Account) -> None:
    page = open_page(official, "/tai-khoan/xac-nhan?next=//evil.example")
    hidden = dict(page.forms[-1].filled)
    answer = official.post(
        "/tai-khoan/xac-nhan?next=https://evil.example/",
        data=hidden | {"current": account["password"]},
    )
    assert (answer.status_code, answer.location) == (302, "/")


def test_guesses_wait_together_with_those_at_the_door(
    official: FlaskClient, account: Account
) -> None:
    page = open_page(official, "/tai-khoan/xac-nhan")
    for _ in range(5):
        page = send(official, page, {"current": "đoán mò"}, status=422)
    page = send(official, page, {"current": account["password"]}, status=429)
    assert "xin chờ rồi thử lại" in page.text
    send(official, open_page(official, "/tai-khoan"), form=0)  # signs out
    send(official, open_page(official, "/dang-nhap"), account, status=429)
