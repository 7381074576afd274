"""What hangs at the counters of a unit: at once if it is little, else by the worker."""

import io
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.config import Settings
from survey.manage.counters import printing
from survey.models import Task, TaskFile, TaskState
from survey.tasks import run_waiting
from tests.factories import Province, make_counter
from tests.pages import open_page, send
from tests.survey.conftest import PASSWORD

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def many(session: Session, province: Province) -> Province:
    """Twenty-three counters at the first commune, two at the second."""
    for number in range(21):
        counter = make_counter(session, province.units[0])
        counter.code = f"M{number:02d}BCDF"
    session.commit()
    return province


def pages(content: bytes) -> list[str]:
    found = PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().split()) for page in found]


def test_little_is_printed_at_once(official: FlaskClient, province: Province) -> None:
    page = open_page(official, f"/don-vi/{province.units[0].code}/in")
    assert "kể cả quầy sắp mở: 2." in page.text
    form = page.forms[-1]
    answer = official.post(
        page.address,
        data={**dict(form.filled), "size": "labels-8"},
        follow_redirects=True,
    )
    assert answer.mimetype == "application/pdf"
    [sheet] = pages(answer.data)
    assert all(counter.code in sheet for counter in province.counters[:2])


def test_much_is_printed_by_the_worker(
    official: FlaskClient,
    session: Session,
    engine: Engine,
    settings: Settings,
    many: Province,
) -> None:
    address = f"/don-vi/{many.units[0].code}"
    page = open_page(official, f"{address}/poster.pdf?size=a5")
    assert page.heading == f"In cho {many.units[0].name}"
    page = send(official, page)
    assert "Đang chờ đến lượt" in page.text
    asked = session.scalars(select(Task)).one()
    assert asked.params["size"] == "a5"
    session.commit()
    assert run_waiting(engine, settings) == 1
    page = open_page(official, page.address)
    made = official.get(page.link("Tải tệp về"))
    assert made.mimetype == "application/pdf"
    assert len(pages(made.data)) == 23
    session.refresh(asked)
    assert (asked.done, asked.total) == (23, 23)


def test_very_much_comes_as_a_file_for_each_unit(
    official: FlaskClient,
    session: Session,
    engine: Engine,
    settings: Settings,
    many: Province,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "A_PACK", 10)
    send(official, open_page(official, f"/don-vi/{many.root.code}/in"))
    run_waiting(engine, settings)
    made = session.scalars(select(TaskFile)).one()
    session.commit()
    first, second = (unit.code for unit in many.units)
    with zipfile.ZipFile(io.BytesIO(made.content)) as files:
        counts = {name: len(pages(files.read(name))) for name in files.namelist()}
    assert counts == {
        f"{first}-a4-001.pdf": 10,
        f"{first}-a4-002.pdf": 10,
        f"{first}-a4-003.pdf": 3,
        f"{second}-a4.pdf": 2,
    }
    monkeypatch.setattr(printing, "MOST_UNITS", 1)
    send(official, open_page(official, f"/don-vi/{many.root.code}/in?size=tent"))
    run_waiting(engine, settings)
    newest = session.scalars(
        select(TaskFile).where(TaskFile.task_id != made.task_id)
    ).one()
    with zipfile.ZipFile(io.BytesIO(newest.content)) as files:
        assert files.namelist() == [
            f"{many.root.code}-tent-{n:03d}.pdf" for n in (1, 2, 3)
        ]


def test_nobody_fetches_what_others_had_printed(
    app: Flask,
    official: FlaskClient,
    session: Session,
    engine: Engine,
    settings: Settings,
    many: Province,
) -> None:
    page = send(official, open_page(official, f"/don-vi/{many.units[0].code}/in"))
    run_waiting(engine, settings)
    assert official.get(f"{page.address}/tep").status_code == 200
    add_official(session, "khac@tinh.example", password=PASSWORD)
    session.commit()
    other = app.test_client()
    account = {"email": "khac@tinh.example", "password": PASSWORD}
    send(other, open_page(other, "/dang-nhap"), account)
    assert other.get(page.address).status_code == 404
    assert other.get(f"{page.address}/tep").status_code == 404


def test_a_unit_that_closed_meanwhile_says_so(
    official: FlaskClient,
    session: Session,
    engine: Engine,
    settings: Settings,
    many: Province,
) -> None:
    page = send(official, open_page(official, f"/don-vi/{many.units[0].code}/in"))
    many.units[0].valid_to = many.units[0].valid_from
    session.commit()
    run_waiting(engine, settings)
    assert session.scalars(select(Task.state)).one() == TaskState.FAILED
    assert "không có quầy nào đang mở" in open_page(official, page.address).text


def test_who_asks_in_english_is_answered_in_english(
    official: FlaskClient,
    session: Session,
    engine: Engine,
    settings: Settings,
    many: Province,
) -> None:
    official.get("/ngon-ngu/en")
    page = send(official, open_page(official, f"/don-vi/{many.units[0].code}/in"))
    many.units[0].valid_to = many.units[0].valid_from
    session.commit()
    run_waiting(engine, settings)
    assert "no open counter" in open_page(official, page.address).text


def test_nothing_to_print_says_so(
    official: FlaskClient, session: Session, province: Province
) -> None:
    for counter in province.counters:
        counter.closed_on = counter.opened_on
    session.commit()
    page = open_page(official, f"/don-vi/{province.root.code}/in")
    assert "chưa có quầy nào đang mở" in page.text
    code = province.root.code
    open_page(official, f"/don-vi/{code}/poster.pdf", status=404)
    assert "chưa có quầy" in open_page(official, f"/don-vi/{code}/quay").text


def test_what_cannot_be_printed_is_refused(
    official: FlaskClient, province: Province
) -> None:
    page = open_page(official, f"/don-vi/{province.units[0].code}/in")
    send(official, page, {"size": "a3"}, status=422)
    open_page(official, f"{page.address}?size=a3", status=422)
