"""A tablet is paired once by a code that is good for a quarter of an hour."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock as hours
from survey.kiosk_keys import CODE_LIFETIME, digest_of
from survey.manage.operations.kiosks import make_pairing_code, revoke
from survey.models import AuditEntry, Kiosk, PairingCode
from tests.factories import Province
from tests.pages import open_page, send
from tests.survey.respond.kiosk.tablets import (
    HEADERS,
    paired_tablet,
    send_sheet,
    sheet_at,
)

BY = "can.bo@tinh.example"
Rows = Callable[[], dict[str, int]]


def _code(session: Session, province: Province) -> str:
    counter = province.counters[0]
    code = make_pairing_code(session, counter, by=BY, now=hours.now())
    session.commit()
    return code


def test_a_tablet_gets_a_key_that_nobody_else_has(
    client: FlaskClient, session: Session, at_kiosks: Province
) -> None:
    code = _code(session, at_kiosks)
    page = open_page(client, "/kiosk")
    answer = client.post("/kiosk/ghep", data={"code": f"{code[:4]}-{code[4:]}".lower()})
    assert (answer.status_code, answer.location) == (303, "/kiosk")
    cookie = answer.headers["Set-Cookie"]
    for part in ("HttpOnly", "SameSite=Strict", "Path=/kiosk"):
        assert part in cookie
    kiosk = session.scalars(select(Kiosk)).one()
    key = cookie.partition("kiosk=")[2].partition(";")[0]
    assert kiosk.digest == digest_of(key)
    assert (kiosk.counter_id, kiosk.paired_by) == (at_kiosks.counters[0].id, BY)
    [row] = session.scalars(select(AuditEntry))
    assert (row.action, row.actor) == ("kiosk.paired", BY)
    session.rollback()
    assert "Mã ghép máy" in page.text
    assert at_kiosks.counters[0].name in client.get("/kiosk").text


def test_a_code_is_good_once_even_for_many_at_once(
    app: Flask, session: Session, at_kiosks: Province
) -> None:
    code, start = _code(session, at_kiosks), Barrier(5)

    def _pair() -> int:
        start.wait()
        return app.test_client().post("/kiosk/ghep", data={"code": code}).status_code

    with ThreadPoolExecutor(5) as pool:
        answers = [pool.submit(_pair) for _tablet in range(5)]
    assert sorted(one.result() for one in answers) == [303, 422, 422, 422, 422]
    assert len(session.scalars(select(Kiosk)).all()) == 1


def test_an_old_code_and_one_that_was_replaced_pair_nothing(
    client: FlaskClient,
    session: Session,
    at_kiosks: Province,
    clock: time_machine.Traveller,
) -> None:
    replaced, code = _code(session, at_kiosks), _code(session, at_kiosks)
    asked = open_page(client, "/kiosk")
    page = send(client, asked, {"code": replaced}, form=0, status=422)
    assert "Mã không đúng" in page.text
    clock.shift(CODE_LIFETIME + timedelta(seconds=1))
    assert client.post("/kiosk/ghep", data={"code": code}).status_code == 422
    assert session.scalars(select(Kiosk)).all() == []
    assert len(session.scalars(select(PairingCode)).all()) == 1


def test_guesses_are_slowed_down(client: FlaskClient, at_kiosks: Province) -> None:
    tried = [
        client.post("/kiosk/ghep", data={"code": "22223333"}).status_code
        for _time in range(12)
    ]
    assert tried == [422] * 10 + [429] * 2


def test_a_revoked_tablet_is_told_so_and_sends_nothing(
    app: Flask, session: Session, at_kiosks: Province, rows: Rows
) -> None:
    tablet = paired_tablet(app, session, at_kiosks.counters[0])
    revoke(session.scalars(select(Kiosk)).one(), by=BY, now=hours.now())
    session.commit()
    page = open_page(tablet, "/kiosk", status=403)
    assert "không còn được ghép" in page.heading
    assert "Phiếu đã trả lời mà chưa gửi vẫn còn trên máy" in page.text
    assert send_sheet(tablet, sheet_at(at_kiosks)).status_code == 403
    assert tablet.post("/kiosk/trang-thai", json={}, headers=HEADERS).status_code == 403
    assert tablet.get("/kiosk/worker.js").status_code == 403
    assert rows()["response"] == 0
