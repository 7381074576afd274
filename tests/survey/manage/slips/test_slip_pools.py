"""Codes made for a counter stand in one file, and nowhere else."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Slip, Task, TaskFile
from survey.slips import read_code
from survey.tasks import run_waiting
from tests.factories import Province, make_province
from tests.pages import Page, open_page, send

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def address(session: Session) -> str:
    """Where the slips of a counter are made."""
    province: Province = make_province(session)
    found = f"/quay/{province.counters[0].code}/ma-mot-lan"
    session.commit()
    return found


def made(client: FlaskClient, app: Flask, address: str, **asked: str) -> Page:
    page = send(client, open_page(client, address), asked)
    run_waiting(app.extensions["hailong_engine"], app.config["HAILONG"])
    return page


def test_a_workbook_has_links_that_open(
    official: FlaskClient, app: Flask, session: Session, address: str
) -> None:
    asked = {"n": "3", "last_day": "2026-04-01", "kind": "xlsx", "note": "giấy hẹn"}
    waiting = made(official, app, address, **asked)
    file = official.get(f"{waiting.address}/tep")
    sheet = load_workbook(BytesIO(file.data)).active
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(sheet._images) == 3
    codes = {read_code(str(row[1])) for row in rows}
    assert None not in codes
    assert len(codes) == 3
    link = str(rows[0][2])
    assert official.get(link[link.index("/m/") :]).status_code == 200
    session.rollback()
    kept = {digest.hex() for digest in session.scalars(select(Slip.digest))}
    assert not any(code and code.encode().hex() in kept for code in codes)
    told = session.scalars(
        select(AuditEntry.after).where(AuditEntry.action == "slips.made")
    ).one()
    assert told == {"n": 3, "last_day": "2026-04-01", "note": "giấy hẹn"}
    session.rollback()

    page = open_page(official, address)
    assert "0 / 3" in page.text
    taken = send(official, page, form=-2)
    assert "Đã thu hồi" in taken.text
    assert official.get(link[link.index("/m/") :]).status_code == 409


def test_slips_are_set_on_paper(
    official: FlaskClient, app: Flask, session: Session, address: str
) -> None:
    made(official, app, address, n="30", last_day="2026-04-01", kind="pdf")
    content = session.scalar(select(TaskFile.content).where(TaskFile.is_made))
    pages = PdfReader(BytesIO(content or b"")).pages
    assert len(pages) == 2  # 24 a page
    lines = pages[0].extract_text().splitlines()
    assert sum(read_code(line.strip()) is not None for line in lines) == 24


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"n": "0"}, "Số mã"),
        ({"n": "481"}, "Một tệp in có nhiều nhất 480 mã"),
        ({"n": "nhiều"}, "Số mã"),
        ({"last_day": "2026-03-09"}, "Ngày phải từ 10/3/2026"),
        ({"last_day": "2099-01-01"}, "Ngày phải từ 10/3/2026"),
        ({"last_day": ""}, "Xin ghi ngày."),
    ],
)
def test_what_makes_no_sense_is_not_made(
    official: FlaskClient,
    session: Session,
    address: str,
    wrong: dict[str, str],
    words: str,
) -> None:
    asked = {"n": "24", "last_day": "2026-03-31", "kind": "pdf"} | wrong
    page = send(official, open_page(official, address), asked, status=422)
    assert words in page.text
    assert session.scalar(select(Task.id)) is None
