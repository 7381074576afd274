"""Guesses at a password wait longer each time, never for good."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient

from survey.accounts.patience import FREE, LONGEST_WAIT, MOST, Patience
from tests.pages import Page, open_page, send

NOW = datetime(2026, 3, 10, tzinfo=UTC)
NOTHING = timedelta(0)


def _failed(times: int) -> Patience:
    patience = Patience()
    for _ in range(times):
        patience.failed("a@b.vn", now=NOW)
    return patience


@pytest.mark.parametrize(
    ("times", "seconds"), [(0, 0), (4, 0), (5, 15), (6, 30), (8, 120), (60, 900)]
)
def test_the_wait_doubles_up_to_a_limit(times: int, seconds: int) -> None:
    assert _failed(times).wait("a@b.vn", now=NOW) == timedelta(seconds=seconds)


def test_the_wait_passes() -> None:
    patience = _failed(6)
    later = NOW + timedelta(seconds=20)
    assert patience.wait("a@b.vn", now=later) == timedelta(seconds=10)
    assert patience.wait("a@b.vn", now=NOW + LONGEST_WAIT) == NOTHING


def test_others_do_not_wait() -> None:
    assert _failed(9).wait("c@d.vn", now=NOW) == NOTHING


def test_guesses_are_forgotten_on_success_and_in_time() -> None:
    patience = _failed(9)
    assert patience.wait("a@b.vn", now=NOW + timedelta(hours=2)) == NOTHING
    patience.succeeded("a@b.vn")
    assert patience.wait("a@b.vn", now=NOW) == NOTHING


def test_what_is_remembered_is_bounded() -> None:
    patience = _failed(9)
    for number in range(MOST):
        patience.failed(f"{number}@b.vn", now=NOW)
    assert patience.wait("a@b.vn", now=NOW) == NOTHING
    assert len(patience._guesses) == MOST


@pytest.mark.parametrize("address", ["can.bo@tinh.example", "la@tinh.example"])
def test_the_page_makes_guesses_wait_also_at_no_account(
    client: FlaskClient,
    account: dict[str, str],
    clock: time_machine.Traveller,
    address: str,
) -> None:
    def _sent(password: str) -> Page:
        given = {"email": address, "password": password}
        return send(client, open_page(client, "/dang-nhap"), given)

    for _ in range(FREE):
        assert "không đúng" in _sent("mật khẩu đoán mò").text
    page = _sent(account["password"])  # right, for one of the two, but too early
    assert "Số phút phải đợi trước khi thử lại: 1." in page.text
    assert page.title.startswith("Lỗi:")
    clock.shift(timedelta(seconds=16))
    is_known = address == account["email"]
    assert ("không đúng" in _sent(account["password"]).text) is not is_known
