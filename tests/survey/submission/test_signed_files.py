"""What a signed edition names leads to its file, as long as it is the one signed."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.criteria_sets import take_shipped
from survey.models import RoleName, SupportingDocument, Unit, Workbook
from survey.par import parse_criteria_set
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.scoring import Given, write_scores
from survey.submission.operations.signing import check, reopen, sign
from survey.submission.operations.supporting import (
    Said,
    keep_document,
    withdraw_document,
)
from tests.conftest import MORNING
from tests.factories import make_unit
from tests.pages import Page, open_page
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user

PDF, OTHER = b"%PDF-1.7\nbao cao\n%%EOF\n", b"%PDF-1.7\nkhac\n%%EOF\n"
EDITION = "/cham-diem/1/ban/1"


@pytest.fixture
def unit(app: Flask, session: Session) -> Unit:
    """A commune that signed its workbook with a document, and opened it again."""
    unit = make_unit(session, make_unit(session))
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    [made] = open_workbooks(
        session, criteria, [unit], round_=None, due_on=None, at=MORNING
    )
    items = parse_criteria_set(criteria.document).items
    given = {x.code: Given(x.most, "Đủ") for x in items if x.scorer == "self"}
    write_scores(session, made, given)
    _bring(session, made, PDF)
    clerk, head = (make_user(session, f"{name}@t.example") for name in ("ra", "ky"))
    with app.test_request_context():
        check(session, made, by=clerk, at=MORNING)
        sign(session, made, by=head, at=MORNING)
        reopen(made, because="Sửa tài liệu")
    session.commit()
    return unit


@pytest.fixture
def reader(app: Flask, session: Session, unit: Unit) -> FlaskClient:
    """An analyst of the unit."""
    person = make_user(session, "doc@tinh.example")
    give(session, person, RoleName.ANALYST, unit)
    return signed_in_as(app, session, person)


def _bring(session: Session, workbook: Workbook, content: bytes) -> SupportingDocument:
    said = Said("Báo cáo quyết toán", "15/BC-UBND", None, "UBND xã", ["6.1"])
    by = {"file_name": "a.pdf", "by": "ai.do@t.example", "at": MORNING}
    return keep_document(session, workbook, said, content=content, **by)


def _withdraw(session: Session) -> Workbook:
    document = session.scalars(select(SupportingDocument)).one()
    workbook = session.scalars(select(Workbook)).one()
    withdraw_document(session, workbook, document, at=MORNING)
    return workbook


def _links(page: Page) -> list[str]:
    return [a["href"] for a in page.all("a") if "15/BC-UBND" in a.text]


def test_the_file_that_was_signed_is_opened(
    reader: FlaskClient,
) -> None:
    page = open_page(reader, EDITION)
    [link] = _links(page)
    assert reader.get(link).data == PDF
    assert "khác tệp đã ký" not in page.text


def test_another_file_of_the_same_name_is_told(
    reader: FlaskClient, session: Session
) -> None:
    _bring(session, _withdraw(session), OTHER)
    session.commit()
    page = open_page(reader, EDITION)
    assert "tệp hiện nay khác tệp đã ký" in page.text
    [link] = _links(page)
    assert reader.get(link).data == OTHER


def test_a_document_that_was_withdrawn_leads_nowhere(
    reader: FlaskClient, session: Session
) -> None:
    _withdraw(session)
    session.commit()
    page = open_page(reader, EDITION)
    assert "đã rút sau khi ký" in page.text
    assert _links(page) == []


def test_the_same_bytes_under_another_name_are_the_file_that_was_signed(
    reader: FlaskClient, session: Session
) -> None:
    document = session.scalars(select(SupportingDocument)).one()
    document.title = "Báo cáo đã đổi tên"
    session.commit()
    [link] = _links(open_page(reader, EDITION))
    assert reader.get(link).data == PDF


def test_who_may_not_see_the_workbook_sees_neither(
    app: Flask, session: Session, unit: Unit
) -> None:
    other = make_unit(session, make_unit(session))
    person = make_user(session, "khac@tinh.example")
    give(session, person, RoleName.ANALYST, other)
    client = signed_in_as(app, session, person)
    document = session.scalars(select(SupportingDocument)).one()
    for address in (EDITION, f"/cham-diem/1/tai-lieu/{document.id}"):
        assert client.get(address).status_code in {403, 404}
