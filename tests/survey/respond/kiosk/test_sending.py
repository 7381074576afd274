"""A tablet's sheet is stored once, filed where it belongs, or it is said why not."""

from collections import Counter as Tally
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.clock import Half
from survey.models import Channel, Evidence, Kiosk, Response
from survey.respond.desk import Desk
from survey.respond.kiosk.timing import filed_under
from tests.factories import Province
from tests.survey.respond.faults import moved_away
from tests.survey.respond.kiosk.tablets import HEADERS, send_sheet, sheet_at

Rows = Callable[[], dict[str, int]]
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 3, 10, 13, 0, tzinfo=ZONE)
TODAY = date(2026, 3, 10), Half.AFTERNOON
N_THREADS = 20


@pytest.mark.parametrize(
    ("day", "half", "is_kept"),
    [
        (date(2026, 3, 10), Half.AFTERNOON, True),
        (date(2026, 3, 10), Half.MORNING, True),
        (date(2026, 3, 7), Half.MORNING, True),
        (date(2026, 3, 6), Half.AFTERNOON, False),  # more than 72 hours ago
        (date(2026, 3, 11), Half.MORNING, False),  # to come
        (date(1970, 1, 1), Half.MORNING, False),  # a battery ran empty
    ],
)
def test_the_day_is_the_tablets_where_that_can_be(
    day: date, half: Half, is_kept: bool
) -> None:
    filed = filed_under(day, half, now=NOW, zone=ZONE)
    assert filed == ((day, half) if is_kept else TODAY)
    before_noon = NOW.replace(hour=9)
    filed = filed_under(*TODAY, now=before_noon, zone=ZONE)
    assert filed == (TODAY[0], Half.MORNING)  # this afternoon has not been yet


def test_a_sheet_is_filed_as_present_and_by_kiosk(
    tablet: FlaskClient, session: Session, at_kiosks: Province
) -> None:
    fields = sheet_at(at_kiosks)["fields"]
    assert isinstance(fields, dict)
    sheet = sheet_at(
        at_kiosks, day="2026-03-09", half="pm", fields=fields | {"comment": "Tốt"}
    )
    answer = send_sheet(tablet, sheet)
    assert (answer.status_code, answer.json) == (201, {"outcome": "stored"})
    response = session.scalars(select(Response)).one()
    assert response.channel == Channel.KIOSK
    assert response.evidence == Evidence.PRESENCE
    assert (response.day, response.half) == (date(2026, 3, 9), Half.AFTERNOON)
    assert response.counter_id == at_kiosks.counters[0].id


def test_sent_by_twenty_at_once_it_is_stored_once(
    tablet: FlaskClient, at_kiosks: Province, rows: Rows
) -> None:
    sheet, start = sheet_at(at_kiosks), Barrier(N_THREADS)
    key = tablet.get_cookie("kiosk", path="/kiosk")
    assert key

    def _send() -> int:
        own = tablet.application.test_client()
        own.set_cookie("kiosk", key.value, path="/kiosk")
        start.wait()
        answer = send_sheet(own, sheet)
        while answer.status_code == 503:  # as the page does: later, again
            answer = send_sheet(own, sheet)
        return answer.status_code

    with ThreadPoolExecutor(N_THREADS) as pool:
        answers = [pool.submit(_send) for _thread in range(N_THREADS)]
    assert Tally(one.result() for one in answers) == {201: 1, 200: N_THREADS - 1}
    assert rows() == {"response": 1, "receipt": 1, "comment": 0}


def test_other_answers_under_the_same_secret_are_refused(
    tablet: FlaskClient, at_kiosks: Province, rows: Rows
) -> None:
    sheet = sheet_at(at_kiosks)
    assert send_sheet(tablet, sheet).status_code == 201
    other = sheet | {"language": "en"}
    answer = send_sheet(tablet, other)
    assert answer.status_code == 409
    assert answer.json == {"problem": "Phiếu đã được lưu với câu trả lời khác."}
    assert rows()["response"] == 1


def test_what_got_through_has_got_through_whatever_came_of_the_round(
    tablet: FlaskClient,
    session: Session,
    at_kiosks: Province,
) -> None:
    sheet, late = sheet_at(at_kiosks), sheet_at(at_kiosks)
    assert send_sheet(tablet, sheet).status_code == 201
    at_kiosks.round.closed_on = date(2026, 3, 10)
    session.commit()
    _forget_counters(tablet)
    assert send_sheet(tablet, sheet).json == {"outcome": "repeated"}
    answer = send_sheet(tablet, late)
    assert answer.status_code == 422
    assert answer.json
    assert "đợt đã đóng" in answer.json["problem"]


WRONG: list[tuple[dict[str, object], int, str]] = [
    ({"secret": "short"}, 400, "secret"),
    ({"secret": "A" * 21 + "B"}, 400, "secret"),  # two spellings of one secret
    ({"counter": "KHAC"}, 422, "quầy KHAC"),
    ({"questionnaire": 999}, 400, "số 999"),
    ({"language": "lo"}, 400, "ngôn ngữ"),
    ({"fields": {}}, 400, "A24"),
    ({"fields": {"q-A24": "9"}}, 400, "A24"),
    ({"fields": {"token": "x"}}, 400, "không thuộc"),
    ({"day": "hôm qua"}, 400, "day"),
    ({"score": 5}, 400, "score"),
]


def test_what_is_wrong_is_refused_with_the_place(
    tablet: FlaskClient, at_kiosks: Province, rows: Rows
) -> None:
    for given, status, words in WRONG:
        answer = send_sheet(tablet, sheet_at(at_kiosks, **given))
        assert answer.status_code == status, given
        assert answer.json
        assert words in answer.json["problem"]
    assert rows()["response"] == 0


def test_only_the_page_of_a_paired_tablet_sends(
    client: FlaskClient, tablet: FlaskClient, at_kiosks: Province
) -> None:
    sheet = sheet_at(at_kiosks)
    assert send_sheet(client, sheet).status_code == 403
    assert tablet.post("/kiosk/phieu", json=sheet).status_code == 400
    form = tablet.post("/kiosk/phieu", data={"a": "b"}, headers=HEADERS)
    assert form.status_code == 400
    kind = {"headers": HEADERS, "content_type": "application/json"}
    for body in (
        b"[]",
        b"\xff",
        b"[" * 60_000,
        b'{"language": "\\ud800"}',
        b'{"se',
    ):
        assert tablet.post("/kiosk/phieu", data=body, **kind).status_code == 400
    assert tablet.post("/kiosk/phieu", data=b" " * 70_000, **kind).status_code == 413


def test_a_round_without_the_kiosk_lets_it_rest_and_says_why(
    tablet: FlaskClient, session: Session, at_kiosks: Province
) -> None:
    assert "data-begin" in tablet.get("/kiosk").text
    at_kiosks.round.channels = [Channel.QR]
    session.commit()
    _forget_counters(tablet)
    page = tablet.get("/kiosk").text
    assert "Máy đang tạm nghỉ" in page
    assert "không nhận phiếu từ máy tại quầy" in page
    assert send_sheet(tablet, sheet_at(at_kiosks)).status_code == 422


def test_a_tablet_tells_of_itself_and_is_told_the_time(
    tablet: FlaskClient, session: Session, clock: time_machine.Traveller
) -> None:
    now = int(
        datetime(2026, 3, 10, 2, 0, 10, tzinfo=ZoneInfo("UTC")).timestamp() * 1000
    )
    clock.shift(10)
    condition = {"waiting": 3, "refused": 1, "version": "abc", "clock": now + 600_000}
    answer = tablet.post("/kiosk/trang-thai", json=condition, headers=HEADERS)
    assert answer.json
    assert answer.json["now"] == now
    assert answer.json["left"] == 20_000
    assert answer.json["version"] in tablet.get("/kiosk").text
    assert answer.json["version"] in tablet.get("/kiosk/worker.js").text
    kiosk = session.scalars(select(Kiosk)).one()
    assert (kiosk.n_waiting, kiosk.n_refused, kiosk.version) == (3, 1, "abc")
    assert kiosk.clock_ahead == 600
    assert kiosk.seen_at == datetime(2026, 3, 10, 2, 0, tzinfo=ZoneInfo("UTC"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_outage_asks_the_tablet_to_come_again(
    tablet: FlaskClient, database_url: URL, at_kiosks: Province, rows: Rows
) -> None:
    sheet = sheet_at(at_kiosks)
    own = tablet.application.extensions["hailong_engine"]
    with moved_away(own, Path(str(database_url.database))):
        answer = send_sheet(tablet, sheet)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert send_sheet(tablet, sheet).status_code == 201
    assert rows()["response"] == 1


def _forget_counters(tablet: FlaskClient) -> None:
    """Look counters up anew, as every process does now and then."""
    kept = tablet.application.extensions
    kept["hailong_desk"] = Desk(kept["hailong_engine"], secret_key="x")
