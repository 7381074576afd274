"""From a file of another tool to sheets of a round, through the pages."""

from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Batch, Channel, Counter, Response, Tally
from survey.tasks import run_waiting
from tests.factories import Province
from tests.pages import Page, open_page, send

pytestmark = pytest.mark.usefixtures("clock")

FILE = """Nơi đến,Hôm nào,Câu 1,Câu 2,Câu 3,Câu 4,Câu 5
Xã Một,2026-02-02,5,4,Rất hài lòng,,0
X2,3/2/2026,1,2,3,4,5
Ủy ban xã Hai,2026-02-03,tuyệt,5,5,5,5
"""


@pytest.fixture
def address(session: Session, province: Province) -> str:
    """Where the files of the round are brought in."""
    found = f"/dot-khao-sat/{province.round.code}/du-lieu-cu"
    session.commit()  # and nothing is read any more: that would keep all from writing
    return found


def work(app: Flask) -> None:
    run_waiting(app.extensions["hailong_engine"], app.config["HAILONG"])


def upload(client: FlaskClient, app: Flask, address: str, data: bytes) -> Page:
    """Send a file and let it be looked at; return the page that asks what it means."""
    page = open_page(client, address)
    answer = client.post(
        address,
        data=dict(page.forms[-1].filled) | {"file": (BytesIO(data), "năm 2025.csv")},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303, answer.text
    work(app)
    return open_page(client, str(answer.location))


def followed(client: FlaskClient, app: Flask, waiting: Page) -> Page:
    """Let the worker do what a page waits for, and open what came of it."""
    work(app)
    return open_page(client, waiting.address)


def explained(page: Page, **more: str) -> dict[str, str]:
    """Return what the columns mean: unit, no counter, day, no service, then items."""
    headings = [cell.text for cell in page.all("th")]
    chosen = [headings[0], "", headings[1], "", *headings[2:]]
    fields = {f"column{n}": heading for n, heading in enumerate(chosen)}
    return fields | {"channel": "paper"} | more


def n_of(session: Session, table: type) -> int:
    n = session.scalar(select(func.count()).select_from(table)) or 0
    session.rollback()
    return n


def test_sheets_come_in_once_explained_and_go_again(
    official: FlaskClient,
    app: Flask,
    session: Session,
    province: Province,
    address: str,
) -> None:
    asked = upload(official, app, address, FILE.encode())
    assert asked.heading == "Cột nào là gì?"

    waiting = send(official, asked, explained(asked))
    refused = followed(official, app, waiting)
    assert "tệp có ít nhất 2 lỗi" in refused.text
    assert "“Ủy ban xã Hai”" in refused.text
    assert "“tuyệt” không có nghĩa" in refused.text
    assert n_of(session, Response) == 0

    again = open_page(official, refused.link("Cho biết lại"))
    # What was said stands there still, and what was not understood to be completed.
    filled = dict(again.forms[-1].filled)
    assert filled.items() >= explained(asked).items()
    assert filled["units"].strip() == "Ủy ban xã Hai ="
    assert filled["words"].strip() == "tuyệt ="
    more = {"units": "Ủy ban xã Hai = X2", "words": "tuyệt = 5"}
    checked = followed(official, app, send(official, again, more))
    assert "Phiếu3" in checked.text.replace(" ", "")
    assert n_of(session, Response) == 0

    done = followed(official, app, send(official, checked))
    assert "Đã ghi, chưa công bố" in done.text
    rows = session.scalars(select(Response).order_by(Response.answers)).all()
    assert [row.answers for row in rows] == ["12345", "545.-", "55555"]
    assert {row.day for row in rows} == {date(2026, 2, 2), date(2026, 2, 3)}
    assert {row.channel for row in rows} == {Channel.PAPER}
    made = session.get_one(Counter, rows[0].counter_id)
    assert made.unit_id == province.units[1].id
    assert not made.is_open_on(date(2026, 2, 3))
    session.rollback()

    # Sent once more, nothing is doubled, nor if the file comes again.
    send(official, checked)
    work(app)
    assert (
        "Tệp này đã nhập vào đợt rồi"
        in upload(official, app, address, FILE.encode()).text
    )
    assert n_of(session, Response) == 3

    asked = open_page(official, done.link("Thu hồi"))
    gone = send(official, asked, {"reason": "nhầm tệp"})
    assert "Đã thu hồi: nhầm tệp" in gone.text
    session.rollback()
    assert session.scalar(select(Batch.reason)) == "nhầm tệp"
    actions = list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    told = [action for action in actions if action.startswith("past.")]
    assert [told[-4], told[-3], told[-1]] == [
        *("past.confirmed", "past.imported", "past.withdrawn")
    ]


def test_counts_come_in_by_their_columns(
    official: FlaskClient,
    app: Flask,
    session: Session,
    province: Province,
    address: str,
) -> None:
    province.round.channels = [Channel.TALLY]
    session.commit()
    file = "Xã;Tiêu chí;RKHL;KHL;BT;HL;RHL\nXã Một;TC1;0;0;1;2;3\nX2;TC1;1;1;1;1;1\n"
    asked = upload(official, app, address, file.encode())
    headings = [cell.text for cell in asked.all("th")]
    fields = {f"column{n}": heading for n, heading in enumerate(headings)}
    waiting = send(official, asked, fields | {"words": "TC1 = S1"})
    done = followed(official, app, send(official, followed(official, app, waiting)))
    assert "bảng số đếm của 2 đơn vị" in done.text
    counts = session.execute(select(Tally.criterion, Tally.counts)).all()
    assert sorted(map(tuple, counts)) == [("S1", [0, 0, 1, 2, 3]), ("S1", [1] * 5)]
    session.rollback()
    send(official, open_page(official, done.link("Thu hồi")), {"reason": "sai năm"})
    assert n_of(session, Tally) == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp không có dòng nào"),
        (b"a,a\n1,2\n", "Cột “a” có hai lần"),
        (b"a,b\n", "chỉ có dòng tiêu đề"),
        (b"\x00\x01\x02", "Tệp"),
    ],
)
def test_a_file_that_is_no_table_is_told_of(
    official: FlaskClient, app: Flask, address: str, data: bytes, words: str
) -> None:
    assert words in upload(official, app, address, data).text


def test_what_is_not_said_is_asked_for(
    official: FlaskClient, app: Flask, address: str
) -> None:
    asked = upload(official, app, address, FILE.encode())
    nothing = {f"column{n}": "" for n in range(9)} | {"units": "không có dấu bằng"}
    again = send(official, asked, nothing, status=422)
    assert "Xin chọn cột đơn vị hoặc cột quầy." in again.text
    assert "Xin chọn cột ngày, hoặc ghi một ngày" in again.text
    assert "Xin chọn cột của ít nhất một câu hỏi." in again.text
    assert "Dòng 1 phải có dạng" in again.text


def test_another_rounds_task_is_not_there(
    official: FlaskClient, app: Flask, session: Session, address: str
) -> None:
    asked = upload(official, app, address, FILE.encode())
    task = asked.address.rsplit("/", 1)[1]
    for path in (
        f"{address}/{task}/kiem-tra",
        f"{address}/khong-co",
        f"{address}/phieu/7/rut",
    ):
        assert official.get(path).status_code == 404
