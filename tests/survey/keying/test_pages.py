"""Paper as clerks and heads see it: keyed by two, posted, withdrawn, from files."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from survey.config import Settings
from survey.keying.operations.posting import post_batch
from survey.models import (
    AuditEntry,
    Batch,
    KeyedSheet,
    Response,
    RoleName,
    SecondKeying,
    Task,
)
from survey.tasks import run_waiting
from tests.factories import Province
from tests.pages import open_page, send
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user
from tests.survey.keying.batches import key_all, key_twice, make_batch, on_paper
from tests.survey.spreadsheets.test_bombs import stating
from tests.survey.spreadsheets.workbooks import SHEET, workbook

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def province(session: Session) -> Province:
    # Nothing is read again after a commit: on SQLite that would keep the site waiting.
    session.expire_on_commit = False
    province = on_paper(session)
    session.commit()
    return province


def _person(
    app: Flask, session: Session, province: Province, role: RoleName
) -> FlaskClient:
    user = make_user(session)
    give(session, user, role, province.units[0])
    session.commit()
    return signed_in_as(app, session, user)


@pytest.fixture
def clerk(app: Flask, session: Session, province: Province) -> FlaskClient:
    return _person(app, session, province, RoleName.COUNTER_CLERK)


@pytest.fixture
def head(app: Flask, session: Session, province: Province) -> FlaskClient:
    return _person(app, session, province, RoleName.UNIT_HEAD)


def _n(session: Session, table: type) -> int:
    session.commit()
    n = session.scalar(select(func.count()).select_from(table)) or 0
    session.commit()  # on SQLite an open look would keep the site waiting
    return n


def _actions(session: Session) -> list[str]:
    session.commit()
    found = select(AuditEntry.action).order_by(AuditEntry.id)
    actions = session.scalars(found).all()
    session.commit()
    return [a for a in actions if a.startswith(("batch", "sheet"))]


def test_two_people_key_a_batch_and_the_head_posts_it(
    clerk: FlaskClient, head: FlaskClient, session: Session, province: Province
) -> None:
    form = open_page(clerk, f"/phieu-giay/{province.round.code}/moi")
    page = send(clerk, form, {"declared": "2", "first_day": "9/3/2026"})
    assert "Nhập nốt 2 phiếu" in page.text
    at_first = open_page(clerk, f"{page.address}/nhap")
    told = send(clerk, at_first, {"answers": "5472", "day": "1/3/2026"}, status=422)
    for words in ("Câu 3: giá trị “7”", "Còn thiếu câu 5"):
        assert words in told.text
    late = send(clerk, told, {"answers": "54321"}, status=422)
    assert "Ngày phải từ" in late.text
    second = send(clerk, late, {"day": "9/3/2026", "comment": "Chờ lâu"})
    assert second.heading == "Phiếu số 2"
    batch = send(clerk, second, {"answers": "5432."})
    drawn = send(clerk, batch, form=1)
    assert "cần người khác" in drawn.text
    number = session.scalar(select(SecondKeying.number))
    session.commit()
    again = open_page(head, f"{page.address}/nhap-lai")
    assert again.heading == f"Nhập lại phiếu số {number}"
    assert "54321" not in again.source
    assert "5432." not in again.source
    differs = send(head, again, {"answers": "11111"})
    settled = open_page(head, differs.link("Đối chiếu phiếu"))
    assert "Hai người nhập khác nhau ở" in settled.text
    ready = send(head, settled, {"answers": "54321"})
    assert "Đã đủ" in ready.text
    assert "Ghi 2 phiếu vào đợt" not in open_page(clerk, page.address).text
    posted = send(head, ready, form=1)
    assert "đã ghi vào đợt" in posted.text
    assert _n(session, Response) == 2
    assert _actions(session) == [
        *("batch.opened", "sheet.keyed", "sheet.keyed", "batch.drawn"),
        *("sheet.keyed-again", "sheet.settled", "batch.posted"),
    ]
    # Sent again, nothing is written a second time.
    send(head, ready, form=1, status=409)
    assert _n(session, Response) == 2


@pytest.fixture
def posted(session: Session, province: Province) -> Batch:
    batch = make_batch(session, province)
    key_all(session, batch, by=None)
    key_twice(session, batch, by=None)
    post_batch(session, batch, by=None)
    session.commit()
    return batch


def test_a_batch_is_asked_about_and_withdrawn_with_a_reason(
    head: FlaskClient, session: Session, posted: Batch
) -> None:
    address = f"/phieu-giay/lo/{posted.id}"
    asked = send(head, open_page(head, f"{address}/phuc-tra"), {"n": "2"})
    note = open_page(head, asked.all("a")[-1]["href"])
    done = send(head, note, {"outcome": "confirmed", "note": "Đã gọi"})
    assert "100,0%" in done.text
    listed = head.get(f"{address}/phuc-tra.xlsx")
    assert listed.status_code == 200
    form = open_page(head, f"{address}/thu-hoi")
    assert "Không được để trống" in send(head, form, status=422).text
    page = send(head, form, {"reason": "Phiếu điền hộ"})
    assert "Lý do: Phiếu điền hộ" in page.text
    session.expire_all()
    assert _actions(session)[-1] == "batch.withdrawn"


def test_two_who_key_the_same_form_are_told(
    clerk: FlaskClient, head: FlaskClient, session: Session, province: Province
) -> None:
    batch = make_batch(session, province)
    session.commit()
    address = f"/phieu-giay/lo/{batch.id}/nhap/1"
    early, late = open_page(clerk, address), open_page(head, address)
    send(clerk, early, {"answers": "54321"})
    told = send(head, late, {"answers": "11111"}, status=409)
    assert "Nhập một phiếu giấy" in told.text
    assert session.scalar(select(KeyedSheet.answers)) == "54321"


def test_a_file_is_looked_at_then_taken_in_whole(
    clerk: FlaskClient,
    session: Session,
    engine: Engine,
    settings: Settings,
    province: Province,
) -> None:
    batch = make_batch(session, province)
    session.commit()
    address = f"/phieu-giay/lo/{batch.id}"
    blank = clerk.get(f"{address}/mau.csv").text
    assert blank.splitlines()[0].endswith("số phiếu,ngày,C1,C2,C3,C4,C5,ý kiến")
    head = "số phiếu,ngày,C1,C2,C3,C4,C5,ý kiến\n"
    for rows, told in (
        ("1,9/3/2026,5,4,7,2,1,\n", "giá trị “7”, cho phép 1–5, 0 hoặc trống"),
        ("1,9/3/2026,5,4,3,2,1,\n2,9/3/2026,,4,3,2,1,\n", "Nhập vào lô"),
    ):
        form = open_page(clerk, f"{address}/tep")
        file = (io.BytesIO((head + rows).encode()), "phieu.csv")
        token = dict(form.forms[-1].filled)["csrf_token"]
        sent = clerk.post(f"{address}/tep", data={"csrf_token": token, "file": file})
        run_waiting(engine, settings)
        page = open_page(clerk, sent.location)
        assert told in page.text
        assert _n(session, KeyedSheet) == 0
    bomb = stating(workbook([("a",)]), SHEET, 3_000_000_000)
    data = {"csrf_token": token, "file": (io.BytesIO(bomb), "phieu.xlsx")}
    refused = clerk.post(f"{address}/tep", data=data)
    assert refused.status_code == 413
    assert "giải nén ra quá lớn" in refused.text
    asked = send(clerk, page).address.rsplit("/", 1)[1]
    session.execute(update(Task).where(Task.id == asked).values(state="failed"))
    session.commit()  # as if its worker had been killed: the page offers it again
    send(clerk, open_page(clerk, page.address))
    run_waiting(engine, settings)
    found = session.scalars(select(KeyedSheet.answers).order_by(KeyedSheet.number))
    assert found.all() == ["54321", ".4321"]
    assert _actions(session)[-1] == "batch.filled"


def test_forms_are_printed_with_their_numbers(
    clerk: FlaskClient, province: Province
) -> None:
    code, counter = province.round.code, province.counters[0].code
    ask = f"/phieu-giay/{code}/phieu.pdf?ngon_ngu=vi"
    answer = clerk.get(f"{ask}&quay={counter}&tu=7&so_luong=2")
    assert answer.mimetype == "application/pdf"
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages]
    assert len(pages) == 2
    assert f"{code}/counter-short-1/{counter}" in pages[0]
    assert "số phiếu 8" in pages[1]
    refused = open_page(clerk, f"{ask}&quay=KHONGCO&so_luong=500", status=422)
    assert "Không có quầy này" in refused.text
    assert "Phải từ 1 đến 100" in refused.text
