"""Staff pair tablets with counters, see how they are doing, revoke them."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.kiosks.states import State, state_of
from survey.models import AuditEntry, Kiosk
from tests.conftest import MORNING
from tests.factories import Province, make_province
from tests.pages import open_page, send

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def province(session: Session) -> Province:
    session.expire_on_commit = False
    province = make_province(session)
    session.commit()
    return province


def test_from_the_code_to_the_end_of_a_kiosk(
    app: Flask, official: FlaskClient, session: Session, province: Province
) -> None:
    counter = province.counters[0]
    page = open_page(official, f"/quay/{counter.code}")
    page = open_page(official, page.link("Xem và ghép máy"))
    assert "chưa ghép máy nào" in page.text
    page = send(official, page)
    [code] = [e.text.strip() for e in page.all("p") if e["class"] == "pairing-code"]
    tablet = app.test_client()
    assert tablet.post("/kiosk/ghep", data={"code": code}).status_code == 303
    page = open_page(official, f"/quay/{counter.code}/kiosk")
    assert code not in page.text  # shown once
    assert counter.name in open_page(official, "/quay/kiosk").text
    page = send(official, open_page(official, page.link("Thu hồi")))
    assert "đã thu hồi ngày 10/3/2026" in page.text
    assert tablet.get("/kiosk").status_code == 403
    assert counter.name not in open_page(official, "/quay/kiosk").text
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions[-3:] == ["kiosk.code-made", "kiosk.paired", "kiosk.revoked"]


def test_a_kiosk_of_another_counter_is_not_there(
    official: FlaskClient, session: Session, province: Province
) -> None:
    kiosk = _kiosk(counter_id=province.counters[0].id)
    session.add(kiosk)
    session.commit()
    other = f"/quay/{province.counters[1].code}/kiosk/{kiosk.id}/thu-hoi"
    open_page(official, other, status=404)


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"seen_at": MORNING - timedelta(minutes=3)}, State(False, False, False, 0)),
        ({"seen_at": MORNING - timedelta(hours=1)}, State(True, False, False, 0)),
        ({"n_waiting": 4, "clock_ahead": -3600}, State(False, True, False, -60)),
        ({"n_refused": 1, "clock_ahead": 90}, State(False, False, True, 0)),
        ({"n_waiting": 4, "revoked_at": MORNING}, State(False, False, False, 0)),
    ],
)
def test_what_is_wrong_with_a_kiosk(given: dict[str, object], state: State) -> None:
    assert state_of(_kiosk(**given), now=MORNING) == state


def _kiosk(**given: object) -> Kiosk:
    usual = {"digest": b"k" * 32, "paired_at": MORNING, "paired_by": "ai.do"}
    return Kiosk(**(usual | {"n_waiting": 0, "n_refused": 0} | given))
