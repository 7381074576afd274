"""Appraised from above: by whom, when, how many points, by two people, frozen."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from survey.documents import digest
from survey.models import (
    AppraisalEdition,
    AuditEntry,
    ItemAppraisal,
    RoleName,
    Unit,
    Workbook,
)
from survey.submission.operations.appraising import Verdict, write_appraisal
from survey.submission.operations.scoring import Given, write_scores
from survey.submission.operations.signing import reopen
from survey.submission.reading import content_of
from tests.factories import make_unit
from tests.pages import Page, open_page, send
from tests.signing_in import signed_in_as
from tests.survey.access.people import give
from tests.survey.submission import appraising
from tests.survey.submission.appraising import People, appraise, hand_in, make_people

AREA = "/cham-diem/1/tham-dinh/linh-vuc/6"
PDF = b"%PDF-1.7\nbao cao\n%%EOF\n"


@pytest.fixture
def people(session: Session) -> People:
    return make_people(session)


@pytest.fixture
def unit(session: Session, people: People) -> Unit:
    """A commune that sent its workbook."""
    found = make_unit(session, make_unit(session))
    appraising.sent(session, found, people)
    session.commit()
    return found


@pytest.fixture
def first(app: Flask, session: Session, unit: Unit, people: People) -> FlaskClient:
    """Who appraises: an analyst of the unit above."""
    give(session, people.first, RoleName.ANALYST, unit.parent)
    return signed_in_as(app, session, people.first)


@pytest.fixture
def second(app: Flask, session: Session, unit: Unit, people: People) -> FlaskClient:
    """Who concludes."""
    give(session, people.second, RoleName.ANALYST, unit.parent)
    return signed_in_as(app, session, people.second)


@pytest.fixture
def head(app: Flask, session: Session, unit: Unit, people: People) -> FlaskClient:
    """Who heads the commune."""
    give(session, people.head, RoleName.UNIT_HEAD, unit)
    return signed_in_as(app, session, people.head)


def post(client: FlaskClient, address: str, **filled: str) -> TestResponse:
    """Send what no page offers, with the token of one."""
    token = dict(open_page(client, "/cham-diem").forms[0].filled)
    return client.post(address, data=token | filled)


def kept(engine: Engine) -> dict[str, tuple[int | None, str]]:
    with Session(engine) as session:
        rows = session.scalars(select(ItemAppraisal))
        return {one.item: (one.appraised, one.remark) for one in rows}


def test_an_area_is_appraised_and_the_unit_sees_nothing_yet(
    first: FlaskClient, head: FlaskClient, engine: Engine
) -> None:
    page = open_page(first, AREA)
    assert "Đơn vị tự chấm 5,00; tối đa 5 điểm" in page.text
    filled = {"appraised_0": "4,25", "remark_0": "Nộp muộn", "appraised_1": "4"}
    page = send(first, page, filled)
    assert kept(engine) == {"6.1": (425, "Nộp muộn"), "6.2": (400, "")}
    assert "6. Tài chính công 9,00 9,00 8,25 0" in page.text
    with Session(engine) as session:
        query = select(AuditEntry.after).where(
            AuditEntry.action == "workbook.appraised"
        )
        assert session.scalars(query).one()["6.1"] == [4.25, "Nộp muộn"]
    assert "Nộp muộn" not in open_page(head, "/cham-diem/1").text
    assert "Nộp muộn" not in head.get("/cham-diem/1.csv").text
    assert "Nộp muộn" in first.get("/cham-diem/1.csv").text


WRONG = {
    "5,01": "từ 0 đến 5 điểm",
    "-1": "từ 0 đến 5 điểm",
    "4,005": "hai chữ số thập phân",
    "NaN": "Không phải số",
    "=1+1": "Không phải số",
    "4": "ghi rõ lý do",
}


def test_points_that_cannot_stand_are_told_at_their_field(
    first: FlaskClient, engine: Engine
) -> None:
    page = open_page(first, AREA)
    for points, told in WRONG.items():
        refused = send(first, page, {"appraised_0": points}, status=422)
        assert told.casefold() in refused.text.casefold(), points
    assert kept(engine) == {}


def test_nobody_types_what_the_survey_earns(first: FlaskClient, engine: Engine) -> None:
    page = open_page(first, "/cham-diem/1/tham-dinh/linh-vuc/8")
    assert "8.1" in page.text
    filled = dict(page.forms[-1].filled) | {"appraised_0": "3"}
    more = {"appraised_1": "15", "remark_1": "x"}
    assert first.post(page.address, data=filled | more).status_code == 302
    assert kept(engine) == {"8.2": (300, "")}


def test_two_who_appraise_at_once_are_told(first: FlaskClient) -> None:
    page = open_page(first, AREA)
    send(first, page, {"appraised_0": "5"})
    again = send(first, page, {"appraised_0": "5", "appraised_1": "4"}, status=409)
    assert "đã được người khác thay đổi" in again.text


def test_what_was_not_sent_or_is_over_is_not_appraised(
    first: FlaskClient, session: Session, people: People
) -> None:
    form = open_page(first, AREA)
    workbook = session.scalars(select(Workbook)).one()
    reopen(workbook, because="Sửa")
    session.commit()
    send(first, form, {"appraised_0": "5"}, status=409)
    page = open_page(first, AREA, status=409)
    assert "chưa gửi" in page.text
    assert "chưa gửi" in open_page(first, "/cham-diem/1/tham-dinh").text
    assert "thẩm định 0,00" not in open_page(first, "/cham-diem/1").text


def test_nobody_appraises_their_own_unit_or_what_they_wrote(
    app: Flask,
    first: FlaskClient,
    head: FlaskClient,
    session: Session,
    unit: Unit,
    people: People,
) -> None:
    assert head.get("/cham-diem/1/tham-dinh").status_code == 404
    wrote = AuditEntry(
        at=appraising.LATER,
        actor_id=people.first.id,
        actor=people.first.email,
        origin="web",
        action="workbook.scored",
        kind="workbook",
        code=session.scalars(select(Workbook)).one().name,
    )
    session.add(wrote)
    give(session, people.second, RoleName.ANALYST, unit.parent)
    give(session, people.second, RoleName.COUNTER_CLERK, unit)
    both = signed_in_as(app, session, people.second)
    for client, why in ((first, "phải là người khác"), (both, "đơn vị mình")):
        for address in (AREA, "/cham-diem/1/tham-dinh", "/cham-diem/1/tham-dinh/xong"):
            assert why in open_page(client, address, status=403).text
        answer = post(client, "/cham-diem/1/tham-dinh/ket-luan", revision="1")
        assert answer.status_code == 403


def ask(client: FlaskClient, *, wants: bool = True, due: str = "1/1/2099") -> Page:
    page = open_page(client, "/cham-diem/1/tham-dinh/hoi")
    filled = {"item": "6.1", "text": "Báo cáo quyết toán đâu?", "due_on": due}
    return send(client, page, filled | ({"wants_document": "y"} if wants else {}))


def test_a_question_is_answered_with_a_document_and_ended(
    first: FlaskClient, head: FlaskClient, engine: Engine
) -> None:
    ask(first)
    page = open_page(head, "/cham-diem/1")
    assert "1 câu hỏi chờ đơn vị trả lời" in page.text
    assert "1 chờ trả lời" in open_page(head, "/cham-diem").text
    page = open_page(head, page.link("Báo cáo quyết toán đâu?"))
    assert "Khép câu hỏi" not in page.text
    page = open_page(head, page.link("Trả lời"))
    brought = {"text": "Gửi kèm.", "file": (io.BytesIO(PDF), "bc.pdf")}
    send(head, page, brought, status=422)  # a document without a title
    brought["file"] = (io.BytesIO(PDF), "bc.pdf")
    page = send(head, page, brought | {"title": "Báo cáo 15"})
    assert head.get(page.link("Báo cáo 15")).data == PDF
    assert "1 đã trả lời" in open_page(first, "/cham-diem").text
    page = open_page(first, "/cham-diem/1/tham-dinh/xong")
    assert "câu hỏi chưa khép" not in page.text
    page = open_page(first, "/cham-diem/1/hoi-dap/1")
    page = send(first, page)
    assert "đã khép" in page.text
    answer = post(head, "/cham-diem/1/hoi-dap/1/tra-loi", text="Thêm", title="")
    assert "đã được khép lại" in answer.text
    with Session(engine) as session:
        actions = [x.action for x in session.scalars(select(AuditEntry))]
    assert actions[-3:] == ["question.asked", "question.answered", "question.closed"]


def test_a_day_that_is_over_or_no_question_is_told(first: FlaskClient) -> None:
    page = open_page(first, "/cham-diem/1/tham-dinh/hoi")
    filled = {"item": "6.1", "text": "", "due_on": "1/1/2024"}
    page = send(first, page, filled, status=422)
    assert "Ngày này đã qua" in page.text
    assert "có 2 chỗ cần sửa" in page.text
    open_page(first, "/cham-diem/1/hoi-dap/7", status=404)


def finish(client: FlaskClient, *, status: int = 200, **filled: str) -> Page:
    page = open_page(client, "/cham-diem/1/tham-dinh/xong")
    return send(client, page, filled, status=status)


def test_two_people_conclude_and_what_was_concluded_stays(
    first: FlaskClient,
    second: FlaskClient,
    head: FlaskClient,
    session: Session,
    people: People,
    engine: Engine,
) -> None:
    assert "chưa thẩm định" in finish(first, status=422).text
    workbook = session.scalars(select(Workbook)).one()
    appraise(session, workbook, by=people.first, less="0.1")
    session.commit()
    asked = ask(first)
    assert "câu hỏi chưa khép" in finish(first, status=422).text
    send(first, asked)
    assert "Ghi lý do" in finish(first, status=422, unranked="other").text
    page = finish(first, unranked="first-year")
    assert "phải là người khác" in page.text
    with Session(engine) as fresh:
        revision = fresh.scalars(select(Workbook.revision)).one()
    address = "/cham-diem/1/tham-dinh/ket-luan"
    answer = post(first, address, revision=str(revision))
    assert answer.status_code == 409
    assert "hai người khác nhau" in answer.text
    page = open_page(second, "/cham-diem/1/tham-dinh")
    page = send(second, page)
    page = open_page(head, open_page(head, "/cham-diem/1").link("Kết luận số 1"))
    assert "năm đầu tham gia xếp hạng" in page.text
    assert "5,005,004,50Theo hồ sơ" in page.text
    with Session(engine) as fresh:
        made = fresh.scalars(select(AppraisalEdition)).one()
        assert made.digest == digest(made.document)
        assert (made.appraised_by, made.concluded_by) == (
            "noi-vu.1@tinh.example",
            "noi-vu.2@tinh.example",
        )
        assert made.document["questions"][0]["replies"][-1]["end"]
        made.concluded_by = "khac"
        with pytest.raises(IntegrityError, match="frozen"):
            fresh.flush()
    open_page(first, AREA, status=409)
    page = open_page(first, "/cham-diem/1/tham-dinh/mo-lai")
    send(first, page, {"because": ""}, status=422)
    page = send(first, page, {"because": "Đơn vị khiếu nại"})
    assert "Thẩm định lại vì: Đơn vị khiếu nại" in page.text
    assert "Kết luận số 1" in page.text


def test_what_is_signed_otherwise_has_to_be_looked_at_again(
    session: Session, unit: Unit, people: People
) -> None:
    workbook = session.scalars(select(Workbook)).one()
    appraise(session, workbook, by=people.first, less="0.1")
    assert content_of(session, workbook).waiting == ()
    reopen(workbook, because="Sửa 6.1")
    write_scores(session, workbook, {"6.1": Given(4, "Đủ")})
    session.flush()
    hand_in(session, workbook, people)
    [waits] = content_of(session, workbook).waiting
    assert (waits.item.code, str(waits.appraised.points)) == ("6.1", "4.5")
    given = {"6.1": Verdict(waits.appraised.points, "Theo hồ sơ")}
    told = write_appraisal(session, workbook, given, by="noi-vu.1", at=appraising.LATER)
    assert set(told["after"]) == {"6.1"}
    session.flush()
    assert content_of(session, workbook).waiting == ()
