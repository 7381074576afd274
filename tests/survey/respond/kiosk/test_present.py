"""A code of this half minute proves presence; an old one opens the page, too."""

from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock as hours
from survey.models import Evidence, Response
from survey.respond.steps import AHEAD, showing, stamp, step_key, step_of, step_shown
from tests.conftest import MORNING
from tests.factories import Province
from tests.pages import open_page, send
from tests.survey.respond.kiosk.tablets import HEADERS

KEY = step_key("k" * 32)
CONDITION = {"waiting": 0, "refused": 0, "version": "", "clock": 0}


@pytest.mark.parametrize(
    ("later", "is_shown"),
    [(-61, False), (-30, True), (0, True), (59, True), (61, False)],
)
def test_a_code_is_good_in_its_half_minute_and_beside_it(
    later: int, is_shown: bool
) -> None:
    step = step_of(MORNING)
    now = MORNING + timedelta(seconds=later)
    found = step_shown(KEY, "QUAY", stamp(KEY, "QUAY", step), now=now)
    assert found == (step if is_shown else None)


def test_a_code_of_another_counter_key_or_spelling_is_none() -> None:
    step = step_of(MORNING)
    good = stamp(KEY, "QUAY", step)
    for given in (
        stamp(KEY, "KHAC", step),
        stamp(step_key("x" * 32), "QUAY", step),
        *(good.upper(), good[:-1], f"{step}", "", "é" * 24),
    ):
        assert step_shown(KEY, "QUAY", given, now=MORNING) is None


def test_a_tablet_is_given_the_codes_of_ten_minutes() -> None:
    shown = showing(KEY, "QUAY", now=MORNING + timedelta(seconds=10))
    assert shown.milliseconds_left == 20_000
    assert len(set(shown.stamps)) == AHEAD == 20
    then = MORNING + timedelta(seconds=30 * 19)
    assert step_shown(KEY, "QUAY", shown.stamps[-1], now=then) is not None


def test_a_phone_that_scanned_the_screen_was_there(
    client: FlaskClient,
    tablet: FlaskClient,
    session: Session,
    at_kiosks: Province,
    clock: time_machine.Traveller,
) -> None:
    told = tablet.post("/kiosk/trang-thai", json=CONDITION, headers=HEADERS).json
    assert told
    counter = at_kiosks.counters[0]
    address = f"/k/{counter.code}/{told['stamps'][0]}"
    pages = [open_page(client, address) for _phone in range(6)]
    clock.shift(90)
    pages.append(open_page(client, f"{address}?lang=en"))  # a photograph of the code
    for page in pages:
        names = {name for name in page.forms[-1].names if name.startswith("q-")}
        thanks = send(client, page, dict.fromkeys(names, "5"))
        assert thanks.address.startswith(f"/q/{counter.code}/cam-on/")
    evidence = session.scalars(select(Response.evidence)).all()
    assert evidence.count(Evidence.PRESENCE) == 5  # no more may stand at one screen
    assert evidence.count(Evidence.STATIC_QR) == 2


def test_the_token_of_a_page_cannot_be_made_present(
    client: FlaskClient, session: Session, at_kiosks: Province
) -> None:
    counter = at_kiosks.counters[0]
    page = open_page(client, f"/q/{counter.code}")
    form = page.forms[-1]
    answers = {name: "5" for name in form.names if name.startswith("q-")}
    key = client.application.extensions["hailong_step_key"]
    code = stamp(key, counter.code, step_of(hours.now()))
    sent = client.post(
        f"/k/{counter.code}/{code}?gui=1", data=dict(form.filled) | answers
    )
    assert sent.status_code == 303
    assert session.scalars(select(Response.evidence)).all() == [Evidence.STATIC_QR]
