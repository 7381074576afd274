"""Sheets of a tablet brought as a file: each once, and every line accounted for."""

import io
import json
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import AuditEntry, Evidence, Response
from survey.respond.kiosk.queue_file import read_lines
from tests.factories import Province
from tests.pages import Page, open_page, send
from tests.survey.respond.kiosk.tablets import send_sheet, sheet_at

pytestmark = pytest.mark.usefixtures("clock")  # before anybody signs in
Rows = Callable[[], dict[str, int]]


def _file(sheets: list[dict[str, object]]) -> bytes:
    head = {"format": "hailong-kiosk-1", "counter": "x", "n": len(sheets)}
    return "".join(f"{json.dumps(one)}\n" for one in [head, *sheets]).encode()


def _upload(official: FlaskClient, address: str, content: bytes, status: int) -> Page:
    page = open_page(official, address)
    token = dict(page.forms[-1].filled)["csrf_token"]
    answer = official.post(
        address,
        data={"csrf_token": token, "file": (io.BytesIO(content), "phieu-cho.jsonl")},
    )
    assert answer.status_code == status, answer.text
    return Page(address, status, answer.text)


def test_a_file_that_was_cut_short_doubles_nothing(
    official: FlaskClient,
    tablet: FlaskClient,
    session: Session,
    at_kiosks: Province,
    rows: Rows,
) -> None:
    address = f"/quay/{at_kiosks.counters[0].code}/phieu-cho"
    sheets = [sheet_at(at_kiosks) for _n in range(5)]
    assert send_sheet(tablet, sheets[0]).status_code == 201
    whole = _file(sheets)
    cut = whole[: -len(json.dumps(sheets[4])) - 40]  # in the middle of the fourth
    page = _upload(official, address, cut, 200)
    assert "Phiếu mới được lưu: 2" in page.text
    assert "Phiếu đã có từ trước, không lưu lần nữa: 1" in page.text
    assert "Dòng 5: Nội dung không đúng mẫu" in page.text
    assert "thiếu 1 phiếu" in page.text
    page = _upload(official, address, whole, 200)
    assert "Phiếu mới được lưu: 2" in page.text
    assert "Mọi phiếu trong tệp đã được lưu" in page.text
    assert rows()["response"] == 5
    evidence = session.scalars(select(Response.evidence)).all()
    # A file proves nothing; what the tablet sent itself stays as it was.
    assert evidence.count(Evidence.PRESENCE) == 1
    assert evidence.count(Evidence.STATIC_QR) == 4
    emptied = select(AuditEntry.after).where(AuditEntry.action == "kiosk.emptied")
    assert session.scalars(emptied).all() == [
        {"n_created": 2, "n_unchanged": 1},
        {"n_created": 2, "n_unchanged": 3},
    ]


def test_a_file_of_another_counter_or_of_another_kind_is_refused(
    official: FlaskClient, at_kiosks: Province, rows: Rows
) -> None:
    address = f"/quay/{at_kiosks.counters[1].code}/phieu-cho"
    page = _upload(official, address, _file([sheet_at(at_kiosks)]), 200)
    assert "không phải quầy này" in page.text
    page = _upload(official, address, "tên,điểm\n".encode(), 422)
    assert "Không phải tệp phiếu chờ gửi" in page.text
    send(official, open_page(official, address), status=422)
    assert rows()["response"] == 0


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": "x"}', "[" * 100_000])
def test_what_does_not_begin_as_a_tablet_begins_is_no_file_of_it(text: str) -> None:
    with pytest.raises(Problem, match="dòng đầu"):
        read_lines(text)
