"""Checked by one, signed by another, sent; opened again only with a reason."""

from decimal import Decimal

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import RoleName, Unit, Workbook, WorkbookEdition
from survey.par import parse_criteria_set
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.scoring import Given, write_scores
from tests.conftest import MORNING
from tests.factories import make_unit
from tests.pages import Page, open_page, send
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user

CHECK, SIGN, SEND = "ra-soat", "ky", "gui"


@pytest.fixture
def unit(session: Session) -> Unit:
    """A commune whose workbook is complete."""
    found = make_unit(session, make_unit(session))
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    [made] = open_workbooks(
        session, criteria, [found], round_=None, due_on=None, at=MORNING
    )
    items = parse_criteria_set(criteria.document).items
    given = {x.code: Given(x.most, "Đủ") for x in items if x.scorer == "self"}
    write_scores(session, made, given)
    session.commit()
    return found


@pytest.fixture
def clerk(app: Flask, session: Session, unit: Unit) -> FlaskClient:
    """Who checks: an analyst of the unit."""
    person = make_user(session, "ra.soat@tinh.example")
    give(session, person, RoleName.ANALYST, unit)
    return signed_in_as(app, session, person)


@pytest.fixture
def head(app: Flask, session: Session, unit: Unit) -> FlaskClient:
    """Who signs: the head of the unit."""
    person = make_user(session, "ky@tinh.example")
    give(session, person, RoleName.UNIT_HEAD, unit)
    return signed_in_as(app, session, person)


def book(client: FlaskClient) -> Page:
    return open_page(client, "/cham-diem/1")


def step(client: FlaskClient, which: str, *, status: int = 200) -> Page:
    page = book(client)
    [number] = [n for n, f in enumerate(page.forms) if f.action.endswith(which)]
    return send(client, page, form=number, status=status)


def reopen(client: FlaskClient, because: str, *, status: int = 200) -> Page:
    page = open_page(client, "/cham-diem/1/mo-lai")
    return send(client, page, {"because": because}, status=status)


def test_two_people_sign_and_what_was_signed_stays(
    clerk: FlaskClient, head: FlaskClient, engine: Engine
) -> None:
    page = step(clerk, CHECK)
    assert "Chấm lĩnh vực này" not in page.text
    assert "Ký bảng chấm điểm" not in page.text  # an analyst signs nothing
    page = step(head, SIGN)
    assert "Bản ký số 1" in page.text
    page = step(head, SEND)
    assert "Đã gửi lúc" in page.text
    with Session(engine) as session:
        made = session.scalars(select(WorkbookEdition)).one()
        assert made.digest == digest(made.document)
        assert (made.checked_by, made.signed_by) == (
            "ra.soat@tinh.example",
            "ky@tinh.example",
        )
        assert made.document["items"][0]["own"] == "1.00"
        made.signed_by = "khac@tinh.example"
        with pytest.raises(IntegrityError, match="frozen"):
            session.flush()


def test_who_checked_does_not_sign(head: FlaskClient, engine: Engine) -> None:
    page = step(head, CHECK)
    assert "người ký phải là người khác" in page.text
    assert not any(form.action.endswith(SIGN) for form in page.forms)
    shown = open_page(head, "/cham-diem/1/mo-lai").forms[-1].filled
    answer = head.post(f"/cham-diem/1/{SIGN}", data=dict(shown))
    assert answer.status_code == 409
    assert "hai người khác nhau" in answer.text
    with Session(engine) as session:
        assert session.scalars(select(WorkbookEdition)).all() == []


def test_what_is_incomplete_is_not_checked(
    clerk: FlaskClient, session: Session
) -> None:
    form = book(clerk)
    workbook = session.scalars(select(Workbook)).one()
    write_scores(session, workbook, {"6.1": Given(None, "")})
    revision = workbook.revision
    session.commit()
    assert "Rà soát được khi" in book(clerk).text
    [found] = [f for f in form.forms if f.action.endswith(CHECK)]
    filled = dict(found.filled) | {"revision": str(revision)}
    answer = clerk.post(found.action, data=filled)
    assert answer.status_code == 409


def test_an_edition_says_what_changed_since_the_one_before(
    clerk: FlaskClient, head: FlaskClient
) -> None:
    step(clerk, CHECK)
    step(head, SIGN)
    reopen(head, "Sửa điểm mục 6.1")
    page = book(clerk)
    assert "Mở lại vì: Sửa điểm mục 6.1" in page.text
    page = open_page(clerk, page.link("Chấm lĩnh vực này: Tài chính công"))
    send(clerk, page, {"own_0": "4,5"})
    step(clerk, CHECK)
    page = step(head, SIGN)
    page = open_page(head, page.link("Bản ký số 2"))
    assert "Khác gì bản trước: 1 nội dung" in page.text
    assert "tài sản công5,004,50Đủ" in page.text
    assert "Mở lại vì" in page.text
    first = open_page(head, "/cham-diem/1/ban/1")
    assert "tài sản công5,005,00Đủ" in first.text


def test_what_was_sent_only_the_province_opens_again(
    clerk: FlaskClient, head: FlaskClient, official: FlaskClient
) -> None:
    step(clerk, CHECK)
    step(head, SIGN)
    page = step(head, SEND)
    assert "Mở lại, có lý do" not in page.text
    page = open_page(head, "/cham-diem/1/mo-lai", status=403)
    assert "chỉ người quản trị của tỉnh" in page.text
    reopen(official, "", status=422)
    page = reopen(official, "Tỉnh yêu cầu bổ sung")
    assert "đang tự chấm" in page.text


def test_a_step_is_for_the_workbook_that_was_shown(
    clerk: FlaskClient, session: Session
) -> None:
    page = book(clerk)
    workbook = session.scalars(select(Workbook)).one()
    write_scores(session, workbook, {"6.1": Given(Decimal(1), "Ít hơn")})
    session.commit()
    [number] = [n for n, f in enumerate(page.forms) if f.action.endswith(CHECK)]
    send(clerk, page, form=number, status=409)
