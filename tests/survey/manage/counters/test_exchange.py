"""Counters as files: taken along, changed, looked at, brought back."""

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.models import AuditEntry, Counter, RoleName, TaskFile
from tests.factories import Province
from tests.pages import Page, open_page, send
from tests.survey.conftest import PASSWORD
from tests.survey.manage.counters.conftest import Become

pytestmark = pytest.mark.usefixtures("clock")
Audit = Callable[[], list[AuditEntry]]
HEADING = "mã đơn vị,tên quầy,phòng,mã quầy"


def upload(client: FlaskClient, content: bytes, *, status: int = 200) -> Page:
    page = open_page(client, "/quay/nhap")
    answer = client.post(
        page.address,
        data={**dict(page.forms[-1].filled), "file": (io.BytesIO(content), "quay.csv")},
        follow_redirects=True,
    )
    assert answer.status_code == status, answer.text
    return Page(answer.request.full_path.rstrip("?"), status, answer.text)


def lines(*rows: str) -> bytes:
    return "\n".join((HEADING, *rows)).encode()


def test_a_file_is_looked_at_before_anything_is_written(
    official: FlaskClient, session: Session, province: Province, audit: Audit
) -> None:
    unit, standing = province.units[0], province.counters[0]
    before = session.scalars(select(Counter.id)).all()
    session.commit()
    content = lines(
        f"{unit.code},Quầy <b>mới</b>,P1,",
        f"{unit.code},Tên khác,P2,{standing.code}",
        f",{province.counters[1].name},,{province.counters[1].code}",
    )
    page = upload(official, content)
    assert "Mới: 1 quầy; thay đổi: 1; giữ nguyên: 1." in page.text
    assert "Quầy <b>mới</b>" in page.text
    assert session.scalars(select(Counter.id)).all() == before
    session.commit()
    page = send(official, page)
    assert "Quầy <b>mới</b>" in page.text
    session.expire_all()
    assert (standing.name, standing.room) == ("Tên khác", "P2")
    [made] = session.scalars(select(Counter).where(Counter.id.not_in(before)))
    kept, done = audit()
    assert (kept.action, done.action) == ("task.asked", "counters.imported")
    assert done.after == {"created": [made.code], "changed": [standing.code]}


def test_what_is_taken_along_can_be_brought_back(
    official: FlaskClient, session: Session, province: Province
) -> None:
    province.counters[0].name = "-Quầy một"
    session.commit()
    taken = official.get("/quay.csv").data
    assert "'-Quầy một" in taken.decode("utf-8-sig")
    assert "Tệp không thay đổi gì" in upload(official, taken).text
    book = openpyxl.load_workbook(io.BytesIO(official.get("/quay.xlsx").data))
    [sheet] = book
    assert sheet.max_row == 5
    sheet.cell(2, 2).value = "Tên từ Excel"
    stream = io.BytesIO()
    book.save(stream)
    page = upload(official, stream.getvalue())
    assert "Tên từ Excel" in page.text


def test_every_fault_is_told_with_its_place_and_nothing_kept(
    official: FlaskClient, session: Session, province: Province, audit: Audit
) -> None:
    content = lines("nirgends,Quầy A,,", f"{province.units[0].code},,,")
    page = upload(official, content, status=422)
    assert "tệp có ít nhất 2 lỗi" in page.text
    cells = [cell.text for cell in page.all("td")]
    assert cells[:2] == ["2", "mã đơn vị"]
    assert "không có đơn vị nào" in cells[2]
    assert cells[3:6] == ["3", "tên quầy", "không được để trống"]
    assert session.scalars(select(TaskFile)).all() == []
    assert audit() == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Tệp không có dòng nào"),
        (b"\xff\xfe\x00", "UTF"),
        ("tên quầy,mã đơn vị\n".encode(), "không có dữ liệu"),
        (b"PK\x03\x04 broken", "không"),
        ("màu,tên quầy\nđỏ,Quầy".encode(), "màu"),
    ],
)
def test_what_is_no_list_of_counters_is_refused(
    official: FlaskClient, province: Province, content: bytes, words: str
) -> None:
    assert words in upload(official, content, status=422).text


def test_a_form_without_a_file_says_so(
    official: FlaskClient, province: Province
) -> None:
    send(official, open_page(official, "/quay/nhap"), status=422)


def test_a_file_may_be_larger_than_other_forms_but_not_any_size(
    official: FlaskClient, province: Province
) -> None:
    row = f"{province.units[0].code},Quầy " + "x" * 90
    rows = [f"{row}{number},," for number in range(2000)]
    page = upload(official, lines(*rows))
    assert "Mới: 2.000 quầy" in page.text
    large = official.post(
        "/quay/nhap",
        data=b"x" * 5_000_000,
        content_type="multipart/form-data; boundary=x",
    )
    assert large.status_code == 413
    other = official.post("/quay/moi", data={"name": "x" * 100_000})
    assert other.status_code == 413


def test_a_head_brings_in_their_own_counters_only(
    become: Become, province: Province
) -> None:
    head = become(RoleName.UNIT_HEAD)
    foreign = province.counters[2]
    for row in (
        f"{province.units[1].code},Quầy lạ,,",
        f",Tên lạ,,{foreign.code}",
    ):
        page = upload(head, lines(row), status=422)
        assert foreign.name not in page.text
    taken = list(csv.DictReader(io.StringIO(head.get("/quay.csv").text)))
    assert {row["code"] for row in taken} == {c.code for c in province.counters[:2]}


def test_nobody_finds_the_file_of_another(
    app: Flask, official: FlaskClient, session: Session, province: Province
) -> None:
    page = upload(official, lines(f"{province.units[0].code},Quầy mới,,"))
    add_official(session, "khac@tinh.example", password=PASSWORD)
    session.commit()
    other = app.test_client()
    account = {"email": "khac@tinh.example", "password": PASSWORD}
    send(other, open_page(other, "/dang-nhap"), account)
    assert other.get(page.address).status_code == 404
    token = dict(open_page(other, "/quay/nhap").forms[-1].filled)
    assert other.post(page.address, data=token).status_code == 404
