"""A code from a slip is good for one sheet, whatever is tried with it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey import clock as clocks
from survey.config import Settings
from survey.manage.operations.slips import make_pool, revoke_pool
from survey.models import Counter, Evidence, Response, Slip, SlipPool
from survey.slips import as_written, draw_codes
from tests.factories import TODAY, Province
from tests.pages import Page, open_page, send

Rows = Callable[[], dict[str, int]]


@pytest.fixture
def codes(
    session: Session, settings: Settings, province: Province, counter: Counter
) -> list[str]:
    """Two codes that are good at the counter until tomorrow."""
    made = draw_codes(2)
    make_pool(
        session,
        counter,
        made,
        last_day=TODAY + timedelta(days=1),
        note="",
        by="a@b",
        secret_key=settings.secret_key.get_secret_value(),
    )
    session.commit()
    return made


def _answers(page: Page, level: str = "5") -> dict[str, str]:
    return {name: level for name in page.forms[-1].names if name.startswith("q-")}


def n_used(session: Session) -> int:
    n = session.scalar(select(func.count()).select_from(Slip).where(Slip.is_used)) or 0
    session.rollback()
    return n


def test_a_code_is_good_for_one_sheet_of_the_strongest_class(
    client: FlaskClient, session: Session, counter: Counter, codes: list[str]
) -> None:
    address = f"/m/{as_written(codes[0]).lower()}"
    page = open_page(client, address)
    thanks = send(client, page, _answers(page))
    assert thanks.address.startswith(f"/q/{counter.code}/cam-on/")
    assert session.scalar(select(Response.evidence)) == Evidence.ONE_TIME_CODE
    assert n_used(session) == 1
    # The very same sheet again is the same sheet; another one finds the code used.
    assert send(client, page, _answers(page)).address == thanks.address
    assert send(client, page, _answers(page, "1"), status=409).heading == (
        "Phiếu này đã được gửi"
    )
    used = open_page(client, address, status=409)
    assert used.heading == "Mã này đã được dùng"
    assert open_page(client, f"{address}?lang=en", status=409).heading == (
        "This code has been used"
    )


def test_of_two_pages_of_one_code_one_is_stored(
    client: FlaskClient, session: Session, codes: list[str], rows: Rows
) -> None:
    pages = [open_page(client, f"/m/{codes[0]}") for _time in range(2)]
    send(client, pages[0], _answers(pages[0]) | {"comment": "một"})
    late = send(client, pages[1], _answers(pages[1]) | {"comment": "hai"}, status=409)
    assert late.heading == "Mã này đã được dùng"
    assert rows() == {"response": 1, "receipt": 1, "comment": 1}


def test_many_at_once_with_one_code_store_one_sheet(
    app: Flask, client: FlaskClient, codes: list[str], rows: Rows
) -> None:
    sheets = []
    for _time in range(8):
        page = open_page(client, f"/m/{codes[0]}")
        sheets.append(dict(page.forms[-1].filled) | _answers(page))

    def post(sheet: dict[str, str]) -> int:
        return app.test_client().post(f"/m/{codes[0]}", data=sheet).status_code

    with ThreadPoolExecutor(8) as pool:
        found = sorted(pool.map(post, sheets))
    assert found == [303] + [409] * 7
    assert rows()["response"] == 1


def test_a_page_of_one_code_or_of_the_counter_does_not_send_with_another(
    client: FlaskClient, session: Session, address: str, codes: list[str], rows: Rows
) -> None:
    ordinary, own = open_page(client, address), open_page(client, f"/m/{codes[0]}")
    for page, other in (
        (ordinary, f"/m/{codes[0]}"),
        (own, f"/m/{codes[1]}"),
        (own, address),
    ):
        sheet = dict(page.forms[-1].filled) | _answers(page)
        assert client.post(other, data=sheet).status_code == 422  # to be sent anew
    assert rows()["response"] == 0
    assert n_used(session) == 0


@pytest.mark.parametrize("code", ["BBBBB-BBBBB", "x", "%00", "q" * 5000, "ầ"])
def test_a_code_that_nobody_made_is_told_of(
    client: FlaskClient, province: Province, code: str
) -> None:
    page = open_page(client, f"/m/{code}", status=404)
    assert page.heading == "Mã trên phiếu không đúng"


def test_a_code_ends_with_its_day_and_a_page_opened_in_time_does_not(
    client: FlaskClient,
    session: Session,
    codes: list[str],
    clock: time_machine.Traveller,
    rows: Rows,
) -> None:
    clock.move_to(clocks.now() + timedelta(hours=38))
    page = open_page(client, f"/m/{codes[0]}")
    clock.move_to(clocks.now() + timedelta(hours=2))
    over = open_page(client, f"/m/{codes[1]}", status=409)
    assert over.heading == "Mã này đã hết hạn"
    send(client, page, _answers(page))
    assert rows()["response"] == 1


def test_codes_that_were_taken_back_store_nothing(
    client: FlaskClient,
    session: Session,
    counter: Counter,
    codes: list[str],
    rows: Rows,
) -> None:
    page = open_page(client, f"/m/{codes[0]}")
    pool_id = session.scalars(select(SlipPool.id)).one()
    revoke_pool(session, counter, pool_id, by="a@b")
    session.commit()
    for answer in (
        send(client, page, _answers(page), status=409),
        open_page(client, f"/m/{codes[1]}", status=409),
    ):
        assert answer.heading == "Mã này đã hết hạn"
    assert rows()["response"] == 0
