"""What waits for those above: told to the nearest who are not barred, and no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from survey.audit import WEB, Actor, Event, add_event
from survey.due import all_due
from survey.holders import Holders
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import RoleName, Unit, User, Workbook, WorkbookState
from survey.submission.barred import SPOKE
from survey.submission.operations.opening import open_workbooks
from tests.conftest import MORNING
from tests.factories import make_unit
from tests.pages import open_page
from tests.signing_in import signed_in_as
from tests.survey.access.people import LAST_DAY, give, join, make_user

pytestmark = pytest.mark.usefixtures("clock")
TODAY = date(2026, 3, 10)
BY = TODAY + timedelta(days=5)


@pytest.fixture
def workbook(session: Session) -> Workbook:
    """What a commune of a province sent."""
    [found] = opened(session, [make_unit(session, make_unit(session), name="Xã Đông")])
    session.commit()
    return found


def opened(
    session: Session, units: list[Unit], *, scope: str = "unit"
) -> list[Workbook]:
    name = "par-unit-example-2025" if scope == "unit" else "par-province-2023"
    criteria = take_shipped(session, name, at=MORNING)
    found = open_workbooks(
        *(session, criteria, units),
        round_=None,
        due_on=TODAY,
        appraise_by=BY,
        at=MORNING,
    )
    for one in found:
        one.state, one.sent_at = WorkbookState.SENT, MORNING
    session.flush()
    return found


def added(session: Session, role: RoleName, *units: Unit | None) -> User:
    found = make_user(session)
    for unit in units:
        give(session, found, role, unit)
    return found


def spoke(session: Session, user: User, workbook: Workbook, action: str) -> None:
    told = Event(action, "workbook", workbook.name, workbook.unit_id)
    add_event(session, told, by=Actor(user.email, WEB, user.id))


def told(session: Session) -> frozenset[int]:
    """Return who is told of the one thing that is due."""
    [due] = all_due(session, today=TODAY)
    return Holders(session, today=TODAY).of(due)


def test_the_nearest_above_are_told_on_their_pages(
    app: Flask, session: Session, workbook: Workbook
) -> None:
    province = workbook.unit.parent
    analyst = added(session, RoleName.ANALYST, province)
    added(session, RoleName.ANALYST, None)  # further away
    head = added(session, RoleName.UNIT_HEAD, workbook.unit)
    session.commit()
    assert told(session) == {analyst.id}
    page = open_page(signed_in_as(app, session, analyst), "/cham-diem")
    assert "(việc sắp đến hạn hoặc quá hạn: 1)" in page.text
    assert (
        "Thẩm định bảng chấm điểm năm 2025: Xã Đông: 15/3/2026, còn 5 ngày" in page.text
    )
    assert page.link("Thẩm định bảng chấm điểm").endswith("/tham-dinh")
    page = open_page(signed_in_as(app, session, head), "/cham-diem")
    assert "Việc cần làm" not in page.text


@pytest.mark.parametrize("action", SPOKE)
def test_who_spoke_for_the_unit_is_not_told(
    app: Flask, session: Session, workbook: Workbook, action: str
) -> None:
    """It is whose is further up then; and the page of the appraisal says no as well."""
    writer = added(session, RoleName.ANALYST, workbook.unit.parent)
    other = added(session, RoleName.ANALYST, None)
    spoke(session, writer, workbook, action)
    session.commit()
    assert told(session) == {other.id}
    address = f"/cham-diem/{workbook.id}/tham-dinh"
    client = signed_in_as(app, session, writer)
    assert client.get(address).status_code == 403
    assert "Việc cần làm" not in open_page(client, "/cham-diem").text
    workbook.appraise_by = TODAY - timedelta(days=1)  # late: not even then
    session.commit()
    assert "Việc cần làm" not in open_page(client, "/cham-diem").text


def test_pages_let_in_whoever_is_told_and_nobody_who_is_barred(
    app: Flask, session: Session, workbook: Workbook
) -> None:
    """Who also belongs to the unit, or to what is inside or was merged into it."""
    unit, province = workbook.unit, workbook.unit.parent
    inside = make_unit(session, unit)
    merged = make_unit(session, make_unit(session), valid_to=LAST_DAY)
    join(session, merged, inside)
    own = [
        added(session, RoleName.ANALYST, province, unit),
        added(session, RoleName.ANALYST, province, inside),
        added(session, RoleName.ANALYST, province, merged),
    ]
    others = [
        added(session, RoleName.ANALYST, province),
        added(session, RoleName.ANALYST, province, make_unit(session, province)),
        added(session, RoleName.PROVINCE_ADMINISTRATOR, province),
    ]
    session.commit()
    assert told(session) == {one.id for one in others}
    for person, status in [(p, 403) for p in own] + [(p, 200) for p in others]:
        client = signed_in_as(app, session, person)
        answer = client.get(f"/cham-diem/{workbook.id}/tham-dinh")
        assert answer.status_code == status
        page = open_page(client, "/cham-diem")
        assert ("Việc cần làm" in page.text) == (status == 200)


def test_who_appraised_does_not_conclude(
    app: Flask, session: Session, workbook: Workbook
) -> None:
    first, second = (
        added(session, RoleName.ANALYST, workbook.unit.parent) for _ in range(2)
    )
    workbook.state = WorkbookState.APPRAISED
    workbook.appraised_by, workbook.appraised_at = first.email, MORNING
    session.commit()
    assert told(session) == {second.id}
    texts = [
        open_page(signed_in_as(app, session, person), "/cham-diem").text
        for person in (first, second)
    ]
    words = "Kết luận thẩm định năm 2025: Xã Đông"
    assert [words in text for text in texts] == [False, True]
    workbook.state = WorkbookState.CONCLUDED
    session.commit()
    assert all_due(session, today=TODAY) == []


def test_a_province_waits_for_whoever_has_the_whole_installation(
    app: Flask, session: Session
) -> None:
    root = make_unit(session)
    opened(session, [root], scope="province")
    of_province = added(session, RoleName.PROVINCE_ADMINISTRATOR, root)
    everywhere = added(session, RoleName.ANALYST, None)
    session.commit()
    assert told(session) == {everywhere.id}
    for person, is_told in ((of_province, False), (everywhere, True)):
        page = open_page(signed_in_as(app, session, person), "/cham-diem")
        assert ("Thẩm định bảng chấm điểm năm 2023" in page.text) == is_told


def test_far_days_and_what_is_not_sent_are_not_told(
    session: Session, workbook: Workbook
) -> None:
    added(session, RoleName.ANALYST, workbook.unit.parent)
    workbook.appraise_by = TODAY + timedelta(days=15)
    session.commit()
    assert all_due(session, today=TODAY) == []
    workbook.appraise_by, workbook.state = TODAY, WorkbookState.DRAFT
    session.commit()
    assert [one.kind for one in all_due(session, today=TODAY)] == ["workbook"]


def test_who_does_it_for_a_unit_is_told_what_it_costs(
    app: Flask, session: Session, workbook: Workbook
) -> None:
    """Of a commune without accounts the province is told; its own need no word."""
    workbook.state = WorkbookState.DRAFT
    analyst = added(session, RoleName.ANALYST, workbook.unit.parent)
    session.commit()
    words = "chấm thay đơn vị thì không thẩm định được bảng này"
    page = open_page(signed_in_as(app, session, analyst), "/cham-diem")
    assert words in page.text
    head = added(session, RoleName.UNIT_HEAD, workbook.unit)
    session.commit()
    page = open_page(signed_in_as(app, session, head), "/cham-diem")
    assert "Tự chấm và rà soát" in page.text
    assert words not in page.text


@contextmanager
def counting(engine: Engine) -> Iterator[list[str]]:
    """Keep every query that is asked."""
    asked: list[str] = []

    def _note(*given: object) -> None:
        asked.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", _note)
    yield asked
    event.remove(engine, "before_cursor_execute", _note)


def test_five_hundred_cost_no_more_queries_than_five(
    session: Session, engine: Engine
) -> None:
    """Half of them with those above, half with units that have no accounts."""
    province = make_unit(session)
    added(session, RoleName.ANALYST, province)
    counts = []
    for n in (4, 496):
        found = opened(session, [make_unit(session, province) for _ in range(n)])
        for one in found[::2]:
            one.state = WorkbookState.DRAFT
        session.commit()
        with Session(engine) as asking, counting(engine) as asked:
            holders = Holders(asking, today=TODAY)
            dues = all_due(asking, today=TODAY)
            assert all(holders.of(one) for one in dues)
        counts.append((len(dues), len(asked)))
    (few, queries), (many, queries_of_many) = counts
    assert (few, many) == (4, 500)
    assert queries_of_many == queries <= 14
