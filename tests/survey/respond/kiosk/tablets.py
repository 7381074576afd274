"""A tablet as the site sees it: paired, sending what its page sends."""

from base64 import urlsafe_b64encode
from secrets import token_bytes

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from survey import clock
from survey.manage.operations.kiosks import make_pairing_code
from survey.models import Counter
from tests.factories import Province

HEADERS = {"X-Kiosk": "1"}


def paired_tablet(app: Flask, session: Session, counter: Counter) -> FlaskClient:
    """Return a browser that was paired through the page; the session is committed."""
    code = make_pairing_code(
        session, counter, by="can.bo@tinh.example", now=clock.now()
    )
    session.commit()
    tablet = app.test_client()
    assert tablet.post("/kiosk/ghep", data={"code": code.lower()}).status_code == 303
    return tablet


def sheet_at(province: Province, **given: object) -> dict[str, object]:
    """Return a sheet of satisfied answers, as a tablet keeps it."""
    codes = [
        item["code"]
        for section in province.questionnaire.document["section"]
        for item in section["item"]
    ]
    usual: dict[str, object] = {
        "secret": urlsafe_b64encode(token_bytes(16)).decode().rstrip("="),
        "counter": province.counters[0].code,
        "questionnaire": province.questionnaire.id,
        "language": "vi",
        "day": "2026-03-10",
        "half": "am",
        "fields": {f"q-{code}": "5" for code in codes},
    }
    return usual | given


def send_sheet(tablet: FlaskClient, sheet: dict[str, object]) -> TestResponse:
    """Send a sheet as the page does."""
    return tablet.post("/kiosk/phieu", json=sheet, headers=HEADERS)
