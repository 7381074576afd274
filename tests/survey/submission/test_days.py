"""Days of workbooks: set when they are opened, changed with a reason, by whom."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import AuditEntry, RoleName, Unit, Workbook, WorkbookState
from survey.submission.operations.days import Days
from survey.submission.operations.opening import open_workbooks
from tests.conftest import MORNING
from tests.factories import make_unit
from tests.pages import Page, open_page, send
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user

pytestmark = pytest.mark.usefixtures("clock")
OWN, ABOVE = date(2026, 3, 20), date(2026, 4, 10)
LATER, LATER_ABOVE = date(2026, 3, 27), date(2026, 4, 17)
ONE, SET = "/cham-diem/1/han", "/cham-diem/bo/1/han"
MOVED = {
    "due_on": "27/3/2026",
    "appraise_by": "17/4/2026",
    "because": "Theo công văn 12",
}


@pytest.fixture
def units(session: Session) -> list[Unit]:
    root = make_unit(session)
    return [make_unit(session, root, name=f"Xã {n}") for n in range(4)]


@pytest.fixture
def workbooks(session: Session, units: list[Unit]) -> list[Workbook]:
    """One each that is scored, signed, sent and concluded."""
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    found = open_workbooks(
        *(session, criteria, units),
        round_=None,
        due_on=OWN,
        appraise_by=ABOVE,
        at=MORNING,
    )
    found[1].state = WorkbookState.SIGNED
    found[2].state = WorkbookState.SENT
    found[3].state = WorkbookState.CONCLUDED
    session.commit()
    return found


@pytest.fixture
def opener(app: Flask, session: Session, units: list[Unit]) -> FlaskClient:
    """Who may open workbooks."""
    person = make_user(session, "quan-tri@tinh.example")
    give(session, person, RoleName.PROVINCE_ADMINISTRATOR, units[0].parent)
    session.commit()
    return signed_in_as(app, session, person)


def days(engine: Engine) -> list[Days]:
    with Session(engine) as session:
        found = session.scalars(select(Workbook).order_by(Workbook.id))
        return [Days(one.due_on, one.appraise_by) for one in found]


def told(engine: Engine) -> list[tuple[str, Any, Any]]:
    with Session(engine) as session:
        query = select(AuditEntry).where(AuditEntry.action == "workbook.rescheduled")
        rows = session.scalars(query.order_by(AuditEntry.code))
        return [(one.code.rpartition(":")[2], one.before, one.after) for one in rows]


def opening(client: FlaskClient, **filled: str) -> tuple[Page, dict[str, Any]]:
    page = open_page(client, "/cham-diem/mo")
    return page, {"criteria_set": "1", "due_on": "20/3/2026", **filled}


def test_both_days_are_set_when_workbooks_are_opened(
    session: Session, opener: FlaskClient, units: list[Unit], engine: Engine
) -> None:
    take_shipped(session, "par-unit-example-2025", at=MORNING)
    group = f"={units[0].code}"
    session.commit()
    page, filled = opening(opener, group=group, appraise_by="19/3/2026")
    page = send(opener, page, filled, status=422)
    assert "Hạn thẩm định không được trước hạn tự chấm." in page.text
    assert days(engine) == []
    page = send(opener, page, filled | {"appraise_by": "10/4/2026"})
    assert days(engine) == [Days(OWN, ABOVE)]
    page = open_page(opener, "/cham-diem")
    [row] = [one.text for one in page.all("td") if "20/3/2026" in one.text]
    assert " ".join(row.split()) == "20/3/2026 (còn 10 ngày)thẩm định 10/4/2026"
    page = open_page(opener, "/cham-diem/1")
    assert "Hạn thẩm định: 10/4/2026." in page.text


def test_no_workbook_is_opened_with_days_the_wrong_way_round(
    session: Session, units: list[Unit]
) -> None:
    criteria = take_shipped(session, "par-unit-example-2025", at=MORNING)
    with pytest.raises(Problem, match="trước hạn tự chấm"):
        open_workbooks(
            *(session, criteria, units),
            round_=None,
            due_on=ABOVE,
            appraise_by=OWN,
            at=MORNING,
        )


@pytest.mark.usefixtures("workbooks")
def test_the_days_of_one_are_changed_with_a_reason(
    session: Session, opener: FlaskClient, engine: Engine, units: list[Unit]
) -> None:
    code = units[0].code
    session.rollback()
    page = open_page(opener, open_page(opener, "/cham-diem/1").link("Đổi hạn"))
    page = send(opener, page, MOVED)
    assert "Hạn tự chấm: 27/3/2026. Hạn thẩm định: 17/4/2026." in page.text
    assert days(engine)[:2] == [Days(LATER, LATER_ABOVE), Days(OWN, ABOVE)]
    before = {"due_on": "2026-03-20", "appraise_by": "2026-04-10"}
    after = {"due_on": "2026-03-27", "appraise_by": "2026-04-17"}
    reason = {"reason": "Theo công văn 12"}
    assert told(engine) == [(code, before, after | reason)]
    page = send(opener, open_page(opener, ONE), {"because": "Như cũ"})
    assert "Không có hạn nào thay đổi." in page.text
    assert len(told(engine)) == 1


WRONG = [
    ({"because": " "}, "Lý do đổi hạn"),
    ({"due_on": "9/3/2026"}, "Ngày này đã qua."),
    ({"due_on": "20/3/0026"}, "Xin kiểm tra lại năm."),
    ({"due_on": "31/2/2026"}, "Hạn tự chấm"),
    ({"appraise_by": "26/3/2026"}, "không được trước hạn tự chấm"),
]


@pytest.mark.usefixtures("workbooks")
@pytest.mark.parametrize(("wrong", "words"), WRONG)
@pytest.mark.parametrize("address", [ONE, SET])
def test_what_is_filled_in_wrongly_is_told_and_changes_nothing(
    opener: FlaskClient,
    engine: Engine,
    address: str,
    wrong: dict[str, str],
    words: str,
) -> None:
    page = send(opener, open_page(opener, address), {**MOVED, **wrong}, status=422)
    assert words in page.text
    assert set(days(engine)) == {Days(OWN, ABOVE)}
    assert told(engine) == []


@pytest.mark.usefixtures("workbooks")
@pytest.mark.parametrize("address", [ONE, SET])
def test_the_second_of_two_is_told(
    opener: FlaskClient, engine: Engine, address: str
) -> None:
    page = open_page(opener, address)
    send(opener, open_page(opener, ONE), MOVED)
    page = send(opener, page, MOVED | {"due_on": "30/3/2026"}, status=409)
    assert "đã được người khác thay đổi" in page.text
    assert "Đổi hạn bảng chấm điểm" in page.text
    assert days(engine)[0] == Days(LATER, LATER_ABOVE)
    assert len(told(engine)) == 1


def test_units_that_score_are_not_in_the_way_of_many(
    session: Session, opener: FlaskClient, engine: Engine, workbooks: list[Workbook]
) -> None:
    page = open_page(opener, SET)
    workbooks[0].exempt_because = "Không có thủ tục"
    workbooks[1].state = WorkbookState.SENT  # and so its day stays
    session.commit()
    assert "1 bảng" in send(opener, page, MOVED).text
    assert days(engine)[:2] == [Days(LATER, LATER_ABOVE), Days(OWN, ABOVE)]


def test_all_unsent_of_a_set_are_changed_at_once(
    session: Session, opener: FlaskClient, engine: Engine, workbooks: list[Workbook]
) -> None:
    codes = [workbooks[0].unit.code, workbooks[1].unit.code]
    session.rollback()
    page = open_page(opener, open_page(opener, "/cham-diem").link("Đổi hạn"))
    assert "3 bảng: tự chấm 20/3/2026, thẩm định 10/4/2026" in page.text
    page = send(opener, page, MOVED)
    assert "Đã đổi hạn của 2 bảng chấm điểm." in page.text
    assert days(engine) == [Days(LATER, LATER_ABOVE)] * 2 + [Days(OWN, ABOVE)] * 2
    assert [code for code, _before, _after in told(engine)] == codes


@pytest.mark.usefixtures("workbooks")
def test_of_what_was_sent_the_appraisal_alone_is_put_off(
    opener: FlaskClient, engine: Engine
) -> None:
    """A day that is left empty stays; what is concluded keeps both."""
    page = open_page(opener, SET)
    send(opener, page, MOVED | {"which": "unconcluded", "due_on": "24/3/2026"})
    both = Days(date(2026, 3, 24), LATER_ABOVE)
    assert days(engine) == [both, both, Days(OWN, LATER_ABOVE), Days(OWN, ABOVE)]
    filled = MOVED | {"which": "unsent", "due_on": "", "appraise_by": "20/4/2026"}
    send(opener, open_page(opener, SET), filled)
    assert days(engine)[0] == Days(both.due_on, date(2026, 4, 20))


def test_none_is_changed_where_one_would_be_wrong(
    session: Session, opener: FlaskClient, engine: Engine, workbooks: list[Workbook]
) -> None:
    workbooks[1].appraise_by = date(2026, 3, 25)
    session.commit()
    page = send(
        *(opener, open_page(opener, SET), MOVED | {"appraise_by": ""}), status=422
    )
    assert "1 bảng sẽ có hạn thẩm định trước hạn tự chấm: Xã 1." in page.text
    assert days(engine)[0] == Days(OWN, ABOVE)
    assert told(engine) == []


def test_what_is_concluded_keeps_its_days(
    session: Session, opener: FlaskClient, engine: Engine, workbooks: list[Workbook]
) -> None:
    address = "/cham-diem/4/han"
    assert f'href="{address}"' not in opener.get("/cham-diem/4").text
    page = open_page(opener, ONE)
    filled = dict(page.forms[-1].filled) | MOVED
    for answer in (opener.get(address), opener.post(address, data=filled)):
        assert answer.status_code == 409
        assert "đã có kết luận thẩm định" in answer.text
    for one in workbooks:
        one.state = WorkbookState.CONCLUDED
    session.commit()
    assert (
        "Không có bảng chấm điểm nào còn đổi hạn được." in open_page(opener, SET).text
    )
    assert set(days(engine)) == {Days(OWN, ABOVE)}


@pytest.mark.parametrize("role", [RoleName.UNIT_HEAD, RoleName.PROVINCE_ADMINISTRATOR])
def test_a_unit_does_not_move_its_own_days(
    app: Flask,
    session: Session,
    engine: Engine,
    opener: FlaskClient,
    workbooks: list[Workbook],
    role: RoleName,
) -> None:
    """Not even who has every right there is, but on the unit alone."""
    person = make_user(session)
    give(session, person, role, workbooks[0].unit)
    session.commit()
    token = dict(open_page(opener, ONE).forms[-1].filled)
    client = signed_in_as(app, session, person)
    assert f'href="{ONE}"' not in client.get("/cham-diem/1").text
    assert f'href="{SET}"' not in client.get("/cham-diem").text
    for address in (ONE, SET):
        assert client.get(address).status_code == 403
        assert client.post(address, data=token | MOVED).status_code in {400, 403}
    assert set(days(engine)) == {Days(OWN, ABOVE)}
    assert told(engine) == []


@pytest.mark.parametrize("address", ["/cham-diem/99/han", "/cham-diem/bo/99/han"])
def test_what_is_not_there_is_not_there(opener: FlaskClient, address: str) -> None:
    assert opener.get(address).status_code == 404
