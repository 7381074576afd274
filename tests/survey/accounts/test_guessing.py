"""Guessing at the sign-in page: it waits, and tells nobody who has an account."""

from statistics import median
from time import process_time

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_account, add_official
from survey.models import AuditEntry, Guess
from tests.pages import Page, open_page, send

Account = dict[str, str]
WRONG = "mật khẩu đoán mò"
UNKNOWN = "la@tinh.example"


def _guess(
    client: FlaskClient, address: str, password: str = WRONG, status: int = 422
) -> Page:
    given = {"email": address, "password": password}
    return send(client, open_page(client, "/dang-nhap"), given, status=status)


@pytest.mark.parametrize("is_known", [True, False])
def test_guesses_wait_also_at_no_account(
    client: FlaskClient,
    account: Account,
    clock: time_machine.Traveller,
    is_known: bool,
) -> None:
    address = account["email"] if is_known else UNKNOWN
    for _ in range(5):
        assert "không đúng" in _guess(client, address).text
    page = _guess(client, address, account["password"], 429)  # right, but too early
    assert "Xin đợi 1 phút rồi thử lại." in page.text
    assert page.title.startswith("Lỗi:")
    clock.shift(16)
    status = 200 if is_known else 422
    page = _guess(client, address, account["password"], status)
    assert ("không đúng" in page.text) is not is_known


def test_the_page_says_the_same_of_known_and_unknown(
    client: FlaskClient, account: Account, session: Session
) -> None:
    add_account(session, "chua-co-mat-khau@tinh.example")
    session.commit()
    pages = [
        _guess(client, address).source.replace(address, "…")
        for address in (account["email"], UNKNOWN, "chua-co-mat-khau@tinh.example")
    ]
    shown = [page.partition("csrf_token")[0] for page in pages]
    assert shown[0] == shown[1] == shown[2]


def test_an_unknown_address_costs_the_same_work(
    client: FlaskClient, account: Account, session: Session
) -> None:
    def _work(addresses: list[str]) -> float:
        spent = []
        for address in addresses:
            page = open_page(client, "/dang-nhap")
            start = process_time()
            send(client, page, {"email": address, "password": WRONG}, status=422)
            spent.append(process_time() - start)
        return median(spent)

    known = [f"co-{n}@tinh.example" for n in range(5)]
    for address in known:
        add_official(session, address, password=account["password"])
    session.commit()
    _work([UNKNOWN])
    ratio = _work([f"la-{n}@tinh.example" for n in range(5)]) / _work(known)
    assert 0.5 < ratio < 2  # without a hash it would be a tenth


def test_somebody_else_signs_in_meanwhile(
    app: Flask, client: FlaskClient, account: Account, session: Session
) -> None:
    add_official(session, "khac@tinh.example", password=account["password"])
    session.commit()
    for _ in range(5):
        _guess(client, account["email"])
    _guess(client, account["email"], status=429)
    other = app.test_client()
    page = _guess(other, "khac@tinh.example", account["password"], 200)
    assert page.heading != "Đăng nhập"


def test_signing_in_forgets_the_guesses(client: FlaskClient, account: Account) -> None:
    for _ in range(4):
        _guess(client, account["email"])
    page = _guess(client, account["email"], account["password"], 200)
    send(client, page)
    for _ in range(5):
        _guess(client, account["email"])


def test_one_network_cannot_try_everybody(app: Flask) -> None:
    clients = [app.test_client() for _ in range(2)]
    for client, address in zip(clients, ("203.0.113.7", "203.0.113.99"), strict=True):
        client.environ_base["REMOTE_ADDR"] = address
    for n in range(50):
        _guess(clients[n % 2], f"nguoi-{n}@tinh.example")
    _guess(clients[0], "nguoi-khac@tinh.example", status=429)
    elsewhere = app.test_client()
    elsewhere.environ_base["REMOTE_ADDR"] = "198.51.100.1"
    # Whoever claims to come from elsewhere comes from where they are.
    clients[0].environ_base["HTTP_X_FORWARDED_FOR"] = "198.51.100.1"
    _guess(clients[0], "nguoi-khac@tinh.example", status=429)
    _guess(elsewhere, "nguoi-khac@tinh.example")


def test_what_is_kept_of_guesses_names_nobody(
    client: FlaskClient, account: Account, session: Session
) -> None:
    client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    _guess(client, account["email"])
    rows = session.scalars(select(Guess)).all()
    assert {(len(row.digest), row.n) for row in rows} == {(32, 1)}
    assert len(rows) == 2
    kept = b"".join(row.digest for row in rows)
    assert b"can.bo" not in kept
    assert b"203" not in kept


def test_a_streak_is_kept_in_the_audit_of_known_accounts_alone(
    client: FlaskClient, account: Account, session: Session
) -> None:
    for address in (account["email"], UNKNOWN):
        for _ in range(5):
            _guess(client, address)
        _guess(client, address, status=429)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.code) == ("user.guessed-at", account["email"])
    assert (entry.actor, entry.after) == ("–", {"tries": 5})
