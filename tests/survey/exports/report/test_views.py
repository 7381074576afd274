"""A report is asked for on its page, written by the worker, and fetched."""

from io import BytesIO

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry
from survey.release.operations import make_release
from survey.tasks import run_waiting
from tests.factories import make_province, make_sheets
from tests.pages import open_page, send
from tests.survey.release.conftest import MADE_AT

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def address(session: Session) -> str:
    province = make_province(session, method="counter-short")
    make_sheets(session, province.round, province.counters[0], ["54321"], n=12)
    make_release(session, province.round, made_at=MADE_AT)
    found = f"/ket-qua/{province.round.code}/1/bao-cao"
    session.commit()
    return found


def test_the_worker_writes_it(
    official: FlaskClient, app: Flask, session: Session, address: str
) -> None:
    page = open_page(official, address)
    asked = dict(page.forms[-1].filled) | {"type": "exe"}
    assert official.post(address, data=asked).status_code == 422
    waiting = send(official, page, {"type": "docx"})
    run_waiting(app.extensions["hailong_engine"], app.config["HAILONG"])
    file = official.get(f"{waiting.address}/tep")
    assert docx.Document(BytesIO(file.data)).paragraphs
    assert "bao-cao-" in file.headers["Content-Disposition"]
    asked_for = select(AuditEntry.after).where(AuditEntry.action == "task.asked")
    [after] = session.scalars(asked_for)
    assert (after["kind"], after["release"]) == ("report.make", 1)
    assert official.get(address.replace("/1/", "/7/")).status_code == 404
