"""Supporting documents: what is taken, what is refused, what is never shown."""

import io
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import (
    CriteriaSet,
    DocumentContent,
    SupportingDocument,
    Unit,
    Workbook,
)
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.scoring import Given, write_scores
from survey.submission.operations.supporting import Said, keep_document
from tests.archives import far
from tests.conftest import MORNING
from tests.factories import make_unit
from tests.pages import Page, open_page, send
from tests.survey.submission.documents import PDF, archive, with_types


@pytest.fixture
def page(session: Session, official: FlaskClient) -> Page:
    """The workbook of a commune that gave itself points for one item."""
    unit = make_unit(session, make_unit(session))
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    [made] = open_workbooks(
        session, criteria, [unit], round_=None, due_on=None, at=MORNING
    )
    write_scores(session, made, {"6.1": Given(3, "")})
    number = made.id
    session.commit()
    return open_page(official, f"/cham-diem/{number}")


def bring(
    official: FlaskClient, page: Page, content: bytes, name: str, *, status: int = 200
) -> Page:
    form = open_page(official, page.link("Thêm tài liệu kiểm chứng"))
    filled = {
        "file": (io.BytesIO(content), name),
        "title": "Báo cáo quyết toán",
        "number": "15/BC-UBND",
        "issued_on": "5/3/2026",
        "issuer": "UBND xã",
        "items": ["6.1"],
    }
    return send(official, form, filled, status=status)


def test_points_without_document_or_words_are_told_until_there_is_one(
    official: FlaskClient, page: Page
) -> None:
    assert "1 nội dung có điểm mà chưa có tài liệu" in page.text
    page = bring(official, page, PDF, "quyết toán.pdf")
    assert "chưa có tài liệu kiểm chứng" not in page.text
    sent = official.get(page.link("15/BC-UBND"))
    assert sent.data == PDF
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    page = open_page(official, page.link("Sửa: Báo cáo quyết toán"))
    page = send(official, page, {})  # the last form withdraws it
    assert "1 nội dung có điểm mà chưa có tài liệu" in page.text


def test_a_document_is_brought_from_an_item_and_nothing_typed_is_lost(
    official: FlaskClient, page: Page
) -> None:
    area = open_page(official, f"{page.address}/linh-vuc/6")
    assert "Chưa có tài liệu kiểm chứng." in area.text
    [form] = [one for one in area.forms if "own_0" in one.names]
    typed = dict(form.filled) | {"own_0": "2,5", "explanation_0": "Đã quyết toán"}
    wrong = official.post(area.address, data=typed | {"own_0": "x", "then": "6.1"})
    assert wrong.status_code == 422
    assert "Đã quyết toán" in wrong.text
    answer = official.post(area.address, data=typed | {"then": "6.1"})
    assert answer.status_code == 302
    assert answer.location == f"{page.address}/tai-lieu/moi?item=6.1"
    bring_ = open_page(official, answer.location)
    assert "Đã ghi bảng chấm điểm." in bring_.text
    ticked = [
        one["value"] for one in bring_.all("input") if "checked" in one.attributes
    ]
    assert ticked == ["6.1"]
    assert bring_.link("Thôi").endswith("/linh-vuc/6#item-6.1")
    filled = {"file": (io.BytesIO(PDF), "a.pdf"), "title": "Báo cáo"}
    [form] = [one for one in bring_.forms if "file" in one.names]
    answer = official.post(bring_.address, data=dict(form.filled) | filled)
    assert answer.location == f"{page.address}/linh-vuc/6#item-6.1"
    area = open_page(official, answer.location)
    assert "Tài liệu kiểm chứng: 1 – Báo cáo" in area.text
    [form] = [one for one in area.forms if "own_0" in one.names]
    kept = dict(form.filled)
    assert kept["own_0"] in {"2,5", "2,50"}
    assert kept["explanation_0"].strip() == "Đã quyết toán"


def test_an_item_that_a_unit_does_not_score_takes_no_document(
    official: FlaskClient, page: Page
) -> None:
    answer = open_page(official, f"{page.address}/tai-lieu/moi?item=9.9", status=404)
    assert "không tự chấm nội dung “9.9”" in answer.text
    area = open_page(official, f"{page.address}/linh-vuc/6")
    [form] = [one for one in area.forms if "own_0" in one.names]
    sent = official.post(area.address, data=dict(form.filled) | {"then": "//x.example"})
    assert sent.location == page.address


def test_the_enter_key_writes_an_area_and_goes_nowhere_else(
    official: FlaskClient, page: Page
) -> None:
    """Browsers press the first button of a form."""
    area = open_page(official, f"{page.address}/linh-vuc/6")
    buttons = [one for one in area.all("button") if one["type"] == "submit"]
    own = [one for one in buttons if "Đăng xuất" not in one.text]
    assert (own[0].text, own[0]["name"]) == ("Ghi", "")


def test_the_same_bytes_are_kept_once_and_never_change(
    official: FlaskClient, page: Page, engine: Engine
) -> None:
    for name in ("a.pdf", "b.pdf"):
        page = bring(official, page, PDF, name)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(DocumentContent)) == 1
        kept = session.scalars(select(SupportingDocument)).all()
        assert [one.file_name for one in kept] == ["a.pdf", "b.pdf"]
        session.scalars(select(DocumentContent)).one().content = b"%PDF-other%%EOF"
        with pytest.raises(IntegrityError, match="frozen"):
            session.flush()


def test_two_who_change_what_is_said_of_a_document_are_told(
    official: FlaskClient, page: Page
) -> None:
    page = bring(official, page, PDF, "a.pdf")
    form = open_page(official, page.link("Sửa: Báo cáo quyết toán"))
    send(official, form, {"title": "Quyết toán quý", "items": ["6.2"]}, form=-2)
    again = send(official, form, {"title": "Khác"}, form=-2, status=409)
    assert "đã được người khác thay đổi" in again.text
    send(official, form, status=409)  # nor is it withdrawn as it was shown


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html><script>alert(1)</script>", "Không nhận được tệp này"),
        (b"", "Không nhận được tệp này"),
        (PDF[:-7], "Không nhận được tệp này"),
        (archive("a.txt"), "Không nhận được tệp này"),
        (
            archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
            "macro",
        ),
        (with_types("application/vnd.ms-office.vbaProject", "utf-8"), "macro"),
        (
            with_types("application/VND.MS-Word.macroEnabled", "utf-16"),
            "macro",
        ),
        (far(with_types("plain", "utf-8"), "[Content_Types].xml"), "Không nhận được"),
        (
            with_types("plain", "utf-8").replace(b"<Types", b"<Tppes", 1),
            "Không nhận được tệp này",  # its checksum is of something else
        ),
    ],
)
def test_what_is_no_document_is_refused(
    official: FlaskClient, page: Page, engine: Engine, content: bytes, told: str
) -> None:
    page = bring(official, page, content, "bao-cao.pdf", status=422)
    assert told in page.text
    with Session(engine) as session:
        assert session.scalars(select(DocumentContent)).all() == []


def test_what_is_too_large_is_told_as_a_document(
    official: FlaskClient, page: Page
) -> None:
    address = page.link("Thêm tài liệu kiểm chứng")
    stated = {"CONTENT_LENGTH": str(30 << 20)}
    answer = official.post(address, data=b"", environ_overrides=stated)
    assert answer.status_code == 413
    assert "Tệp nặng 30 MB là quá lớn: nhiều nhất 20 MB. Xin giảm" in answer.text
    assert "bảng cần nhập" not in answer.text


def test_a_document_of_another_workbook_is_not_there(
    official: FlaskClient, page: Page, session: Session
) -> None:
    page = bring(official, page, PDF, "a.pdf")
    criteria = session.scalars(select(Workbook)).one().criteria_set
    unit = make_unit(session, make_unit(session))
    [other] = open_workbooks(
        session, criteria, [unit], round_=None, due_on=None, at=MORNING
    )
    number = other.id
    session.commit()
    address = page.link("15/BC-UBND").replace("/cham-diem/1/", f"/cham-diem/{number}/")
    open_page(official, address, status=404)


def test_what_two_do_at_one_moment_is_no_error_of_ours(
    app: Flask, engine: Engine, session: Session
) -> None:
    """Two bring the same circular, and two open the workbook of one unit."""
    units = [make_unit(session, make_unit(session)) for _ in range(2)]
    criteria_id = take_shipped(session, "par-unit-example-2025", at=MORNING).id
    first_id, second_id = (one.id for one in units)
    session.commit()

    def act(own: Session, unit_id: int) -> list[int]:
        with app.test_request_context():
            criteria = own.get_one(CriteriaSet, criteria_id)
            units = [own.get_one(Unit, unit_id)]
            when = {"round_": None, "due_on": None, "at": MORNING}
            made = open_workbooks(own, criteria, units, **when)
            for one in made:
                said = Said("Thông tư", "", None, "", ())
                by = {"file_name": "a.pdf", "by": "ai.do", "at": MORNING}
                keep_document(own, one, said, content=PDF, **by)
            return [one.unit_id for one in made]

    def later(unit_id: int) -> list[int] | int:
        with Session(engine) as own:
            try:
                found = act(own, unit_id)
            except Problem as problem:
                return problem.status
            own.commit()
            return found

    with ThreadPoolExecutor(2) as pool, Session(engine) as first:
        act(first, first_id)
        waiting = [pool.submit(later, one) for one in (first_id, second_id)]
        sleep(0.2)
        first.commit()
        again, other = (one.result() for one in waiting)
    assert (again in ([], 409), other) == (True, [second_id])
    with Session(engine) as fresh:
        assert len(fresh.scalars(select(SupportingDocument)).all()) == 2
