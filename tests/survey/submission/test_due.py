"""What has to be done, as whoever has to do it is told on every page."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.manage.operations.criteria_sets import take_shipped
from survey.models import (
    AppraisalQuestion,
    QuestionReply,
    RoleName,
    User,
    Workbook,
    WorkbookState,
)
from survey.submission.operations.opening import open_workbooks
from tests.conftest import MORNING
from tests.factories import make_unit
from tests.pages import open_page
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def workbooks(session: Session) -> list[Workbook]:
    """Three communes: two days late, due in three days, due in a month."""
    root = make_unit(session)
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    found: list[Workbook] = []
    for number, due_on in enumerate(
        (date(2026, 3, 8), date(2026, 3, 13), date(2026, 4, 10))
    ):
        unit = make_unit(session, root, name=f"Xã {number}")
        found += open_workbooks(
            session, criteria, [unit], round_=None, due_on=due_on, at=MORNING
        )
    session.commit()
    return found


@pytest.fixture
def head(session: Session, workbooks: list[Workbook]) -> User:
    """The head of all three."""
    found = make_user(session)
    for one in workbooks:
        give(session, found, RoleName.UNIT_HEAD, one.unit)
    session.commit()
    return found


def test_what_is_due_is_told_where_one_works(
    app: Flask, session: Session, workbooks: list[Workbook], head: User
) -> None:
    page = open_page(signed_in_as(app, session, head), "/cham-diem")
    assert "(việc sắp đến hạn hoặc quá hạn: 2)" in page.text
    [block] = [one.text for one in page.all("section") if "Việc cần làm" in one.text]
    late, soon = (" ".join(block.split()).index(f"Xã {n}") for n in (0, 1))
    assert late < soon
    assert "8/3/2026, quá hạn 2 ngày" in block
    assert "13/3/2026, còn 3 ngày" in block
    assert "Xã 2" not in block
    assert page.link("Xã 1").endswith(f"/{workbooks[1].id}")
    assert "còn 31 ngày" in page.text


@pytest.mark.usefixtures("head")
def test_a_province_is_told_who_is_late(official: FlaskClient) -> None:
    page = open_page(official, "/cham-diem")
    assert "(việc sắp đến hạn hoặc quá hạn: 1)" in page.text


def test_a_question_waits_until_it_is_answered(
    app: Flask, session: Session, workbooks: list[Workbook], head: User
) -> None:
    late = workbooks[0]
    late.state = WorkbookState.SENT
    asked = AppraisalQuestion(
        workbook_id=late.id,
        item="6.1",
        text="Vì sao?",
        wants_document=False,
        due_on=date(2026, 3, 12),
        asked_by="ai.hoi",
        asked_at=MORNING,
    )
    session.add(asked)
    session.commit()
    client = signed_in_as(app, session, head)
    page = open_page(client, "/cham-diem")
    open_page(client, page.link("Trả lời câu hỏi thẩm định về nội dung 6.1: Xã 0"))
    said = {"written_by": "ai.do", "written_at": MORNING, "is_end": False}
    session.add(QuestionReply(question_id=asked.id, number=1, text="Vì", **said))
    session.commit()
    assert "Trả lời câu hỏi" not in open_page(client, "/cham-diem").text


def test_others_have_other_things_to_do(
    app: Flask, session: Session, workbooks: list[Workbook], head: User
) -> None:
    """Who checked a workbook cannot sign it; an analyst signs nothing."""
    late, soon, _later = workbooks
    analyst = make_user(session)
    give(session, analyst, RoleName.ANALYST, late.unit)
    late.state, late.checked_by_id = WorkbookState.CHECKED, analyst.id
    session.commit()
    texts = [
        open_page(signed_in_as(app, session, person), "/cham-diem").text
        for person in (head, analyst)
    ]
    assert ["Ký bảng chấm điểm năm 2025" in text for text in texts] == [True, False]
    assert ["quá hạn: 2)" in text for text in texts] == [True, False]
    assert [soon.unit.name in text for text in texts] == [True, False]
