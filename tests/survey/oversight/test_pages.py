"""The audit as an auditor reads it, and the page of long work."""

import csv
import io
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant, take_back
from survey.accounts.operations import add_official, user_by_email
from survey.audit import Actor, Event, keep
from survey.config import Settings
from survey.i18n import LANGUAGES
from survey.models import Grant, RoleName, Unit
from survey.tasks import File, Result, Work, ask_for, run_waiting, task
from survey.tasks.asking import known
from tests.factories import make_unit
from tests.pages import open_page
from tests.survey.conftest import EMAIL

CLERK = Actor("can.bo@tinh.vn", "web")
EVENTS = 60


@pytest.fixture
def units(session: Session) -> list[Unit]:
    """A province with two communes, and a history of each."""
    root = make_unit(session, name="Tỉnh thử nghiệm")
    communes = [make_unit(session, root, code=code) for code in ("X1", "X2")]
    for number in range(EVENTS):
        unit = communes[number % 2]
        after = {"name": f"<b>=1+{number}</b>"}
        event = Event("unit.edited", "unit", unit.code, unit.id, {"name": ""}, after)
        keep(session, event, by=CLERK)
    return communes


@pytest.fixture
def auditor(session: Session, official: FlaskClient, units: list[Unit]) -> FlaskClient:
    """Somebody who audits the first commune only."""
    person = user_by_email(session, EMAIL)
    for held in session.query(Grant).filter_by(user_id=person.id):
        take_back(session, held)
    grant(session, person, RoleName.AUDITOR, units[0])
    session.commit()
    return official


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_newest_come_first_a_page_at_a_time(
    official: FlaskClient, units: list[Unit], language: str
) -> None:
    page = open_page(official, f"/nhat-ky?lang={language}")
    assert f"<b>=1+{EVENTS - 1}</b>" in page.text  # as a text, not as a heading
    older = open_page(
        official, page.link("Trang sau" if language == "vi" else "Next page")
    )
    assert "<b>=1+0</b>" in older.text


def test_an_auditor_reads_of_their_own_units_only(
    auditor: FlaskClient, units: list[Unit]
) -> None:
    page = open_page(auditor, "/nhat-ky")
    assert "Đơn vị X1" in page.text
    assert "Đơn vị X2" not in page.text
    assert "X2" not in auditor.get("/nhat-ky.csv").text


def test_filters_find_and_say_so_when_nothing_is_found(
    official: FlaskClient, units: list[Unit]
) -> None:
    found = open_page(official, "/nhat-ky?kind=unit&code=X2&actor=tinh.vn")
    assert "Đơn vị X1" not in found.text
    assert "Không có dòng nào khớp" in open_page(official, "/nhat-ky?code=%25").text
    day = "2020-12-31"
    assert "Không có dòng nào khớp" in open_page(official, f"/nhat-ky?until={day}").text


@pytest.mark.parametrize("query", ["since=31-31-31", "kind=zzz", "until=%00"])
def test_a_filter_that_makes_no_sense_is_refused(
    official: FlaskClient, units: list[Unit], query: str
) -> None:
    open_page(official, f"/nhat-ky?{query}", status=422)


def test_the_files_hold_every_row_and_no_formula(
    official: FlaskClient, units: list[Unit]
) -> None:
    rows = list(csv.reader(io.StringIO(official.get("/nhat-ky.csv").text)))
    assert sum(1 for row in rows if "unit.edited" in row) == EVENTS
    book = load_workbook(io.BytesIO(official.get("/nhat-ky.xlsx").data))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.fixture
def _doubling() -> Iterator[None]:
    @task("test.double")
    def _double(work: Work) -> Result:
        made = File("đôi.txt", "text/plain", work.given() * 2)
        return Result(made)

    yield
    known.pop("test.double")


@pytest.mark.usefixtures("_doubling")
def test_the_page_of_a_task_asks_again_until_its_file_can_be_fetched(
    official: FlaskClient, session: Session, engine: Engine, settings: Settings
) -> None:
    own = user_by_email(session, EMAIL).id
    given = File("a.txt", "text/plain", b"ab")
    asked = ask_for(session, "test.double", {}, by=own, file=given)
    session.commit()
    waiting = official.get(f"/viec/{asked.id}")
    assert waiting.headers["Refresh"]
    assert official.get(f"/viec/{asked.id}/tep").status_code == 404
    session.commit()
    run_waiting(engine, settings)
    done = open_page(official, f"/viec/{asked.id}")
    assert official.get(done.link("Tải tệp về")).data == b"abab"


@pytest.mark.usefixtures("_doubling")
def test_a_task_that_a_fault_of_ours_ended_says_so_in_the_readers_language(
    official: FlaskClient, session: Session, engine: Engine, settings: Settings
) -> None:
    own = user_by_email(session, EMAIL).id
    asked = ask_for(session, "test.double", {}, by=own)  # without the file it needs
    session.commit()
    run_waiting(engine, settings)
    address = f"/viec/{asked.id}"
    assert "gián đoạn vì lỗi của hệ thống" in open_page(official, address).text
    official.get("/ngon-ngu/en")
    assert "interrupted by a fault of the system" in open_page(official, address).text


@pytest.mark.usefixtures("_doubling")
def test_nobody_sees_what_others_asked_for(
    official: FlaskClient, session: Session
) -> None:
    other = add_official(session, "b@tinh.vn", password="sông núi nước Nam 1077")
    asked = ask_for(session, "test.double", {}, by=other.id)
    session.commit()
    for address in (f"/viec/{asked.id}", f"/viec/{asked.id}/tep", "/viec/x"):
        assert official.get(address).status_code == 404
