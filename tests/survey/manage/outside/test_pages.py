"""The register in the browser: typed, imported after a look, loaded, taken out."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.manage.operations.outside import add_result
from survey.models import AuditEntry, OutsideResult
from tests.pages import Page, open_page, send
from tests.survey.manage.rows import csv
from tests.survey.results.outside.results import record

TYPED = {
    "index_name": "sipas",
    "year": "2021",
    "subject_kind": "province",
    "subject_name": "Hậu Giang",
    "points": "8,46",
    "most_points": "10",
    "rank": "50",
    "rank_of": "63",
    "is_tied": "yes",
    "mark": "unverified",
}


def stored(engine: Engine) -> list[OutsideResult]:
    with Session(engine) as session:
        return list(session.scalars(select(OutsideResult).order_by(OutsideResult.id)))


def actions(engine: Engine) -> list[str]:
    query = select(AuditEntry.action).where(AuditEntry.kind == "outside")
    with Session(engine) as session:
        return list(session.scalars(query.order_by(AuditEntry.id)))


@pytest.fixture
def number(session: Session) -> int:
    """A result that is there, by its number."""
    result = add_result(session, record(value=86.77, rank=27, rank_of=63))
    number = result.id  # read before the transaction ends, or it would begin another
    session.commit()
    return number


def test_a_result_is_typed_and_stands_on_the_page_of_its_subject(
    official: FlaskClient, engine: Engine
) -> None:
    page = open_page(official, "/chi-so-chinh-thuc")
    assert "Sổ chưa có kết quả nào" in page.text
    page = open_page(official, page.link("Ghi một kết quả"))
    page = send(official, page, TYPED)
    assert page.heading == "Hậu Giang"
    assert "SIPAS của Hậu Giang đạt 8,46/10 điểm, đồng hạng 50/63" in page.text
    assert "chưa đối chiếu nguồn" in page.text
    [result] = stored(engine)
    assert (result.index_name, result.points, result.is_tied) == ("SIPAS", 8.46, True)
    assert actions(engine) == ["outside.added"]
    page = open_page(official, page.link("Ghi năm tiếp theo"))
    [form] = [f for f in page.forms if "index_name" in f.names]
    assert dict(form.filled)["year"] == "2022"


@pytest.mark.usefixtures("number")
def test_what_does_not_fit_is_told_at_its_field(official: FlaskClient) -> None:
    faulty = TYPED | {"points": "11", "rank": "64", "unit_code": "KHONG-CO"}
    page = open_page(official, "/chi-so-chinh-thuc/moi")
    page = send(official, page, faulty, status=422)
    assert "Điểm lớn hơn điểm tối đa" in page.text
    assert "Thứ hạng lớn hơn tổng số" in page.text
    page = send(official, page, {"points": "tám", "year": "nay"}, status=422)
    assert "Không phải số" in page.text
    same = {"index_name": "PAR INDEX", "year": "2021", "points": "8", "rank": "1"}
    page = send(official, page, same, status=422)
    assert "không có đơn vị nào mang mã này" in page.text
    assert "Sổ đã có kết quả của đối tượng này" in page.text


def test_the_second_of_two_people_is_told(
    official: FlaskClient, engine: Engine, number: int
) -> None:
    address = f"/chi-so-chinh-thuc/{number}"
    mine, theirs = open_page(official, address), open_page(official, address)
    gone = open_page(official, f"{address}/xoa")
    page = send(official, theirs, {"value": "86,78"})
    assert "86,78%" in page.text
    page = send(official, mine, {"value": "90"}, status=409)
    assert "Có người vừa sửa trước bạn" in page.text
    send(official, gone, status=409)
    send(official, open_page(official, f"{address}/xoa"))
    assert stored(engine) == []
    assert actions(engine) == ["outside.edited", "outside.removed"]
    open_page(official, address, status=404)


def _upload(client: FlaskClient, data: bytes) -> Page:
    page = open_page(client, "/chi-so-chinh-thuc/nhap")
    token = dict(page.forms[-1].filled)["csrf_token"]
    sent = {"csrf_token": token, "file": (BytesIO(data), "so.csv")}
    answer = client.post("/chi-so-chinh-thuc/nhap", data=sent)
    return Page("/chi-so-chinh-thuc/nhap", answer.status_code, answer.text)


@pytest.mark.usefixtures("number")
def test_a_file_is_looked_at_before_it_is_written(
    official: FlaskClient, engine: Engine
) -> None:
    heading = "index,year,kind,subject,value,rank,rank of"
    lines = ("PAR INDEX,2021,province,Hậu Giang,86.77,28,63", "PCI,2021,tỉnh,Cà Mau,60")
    faulty = _upload(official, csv(*lines, "PCI,2021,tỉnh,,60", heading=heading))
    assert faulty.status == 422
    assert "không được để trống" in faulty.text
    looked_at = _upload(official, csv(*lines, heading=heading))
    assert "Tệp thêm 1 kết quả, sửa 1; 0 giữ nguyên" in looked_at.text
    assert len(stored(engine)) == 1
    page = send(official, looked_at)
    assert "Đã ghi 1 kết quả mới, sửa 1 kết quả" in page.text
    assert [one.rank for one in stored(engine)] == [28, None]
    assert actions(engine) == ["outside.edited", "outside.imported"]
    # Sent again: the register is no longer what was looked at.
    send(official, looked_at, status=409)


def test_what_we_ship_is_shown_and_loaded_once(
    official: FlaskClient, engine: Engine
) -> None:
    page = open_page(official, "/chi-so-chinh-thuc/kem-theo")
    assert "Sẽ thêm" in page.text
    page = send(official, page)
    assert "Đã nạp" in page.text
    n = len(stored(engine))
    page = open_page(official, "/chi-so-chinh-thuc/kem-theo")
    assert "Sổ đã có mọi số liệu kèm theo" in page.text
    assert len(stored(engine)) == n
    assert actions(engine) == ["outside.loaded"]
