"""Counters that fell silent: told on every page, until somebody went to look."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Counter, CounterCheck, Finding, RoleName
from survey.working_days import working_days_back
from tests.factories import Province, make_sheets
from tests.pages import open_page, send
from tests.survey.manage.counters.conftest import Become

pytestmark = pytest.mark.usefixtures("clock")
Audit = Callable[[], list[AuditEntry]]
THURSDAY = date(2026, 3, 5)


@pytest.fixture
def silent(session: Session, province: Province) -> Counter:
    """A counter of the first commune: 60 answers in ten working days, then none."""
    counter = province.counters[0]
    for day in (working_days_back(THURSDAY, 10), THURSDAY):
        make_sheets(session, province.round, counter, ["5" * 16], n=30, day=day)
    session.commit()
    return counter


@pytest.mark.parametrize("address", ["/quay", "/thu-thap", "/quay?state=silent"])
def test_the_alarm_is_told_where_counters_are_looked_after(
    silent: Counter, official: FlaskClient, address: str
) -> None:
    page = open_page(official, address)
    assert "quầy bỗng vắng phiếu: 1" in page.text  # in the navigation
    assert "bị dán đè" in page.text


def test_the_list_shows_which_and_the_page_says_why(
    silent: Counter, official: FlaskClient, province: Province
) -> None:
    page = open_page(official, "/quay?state=silent")
    assert silent.code in page.text
    assert province.counters[1].code not in page.text
    page = open_page(official, page.link(silent.name))
    assert "Trước đó mỗi ngày làm việc có khoảng 6,0 phiếu qua mã QR" in page.text
    assert "từ sau ngày 5/3/2026 đã 2 ngày làm việc không có phiếu nào" in page.text
    unit = open_page(official, f"/don-vi/{province.units[0].code}/quay")
    assert "bỗng vắng phiếu 2 ngày" in unit.text
    assert f"/q/{silent.code}" in unit.text


def test_a_check_is_kept_and_quiets_the_alarm(
    silent: Counter, become: Become, session: Session, audit: Audit
) -> None:
    clerk = become(RoleName.COUNTER_CLERK)
    page = open_page(clerk, f"/quay/{silent.code}/kiem-tra")
    page = send(clerk, page, {"finding": "swapped", "note": "Mã lạ dán đè, đã gỡ"})
    assert "Bị thay bằng mã lạ" in page.text
    assert "quầy bỗng vắng phiếu" not in page.text
    check = session.scalars(select(CounterCheck)).one()
    assert (check.finding, check.day) == (Finding.SWAPPED, date(2026, 3, 10))
    [row] = audit()
    assert (row.action, row.code) == ("counter.checked", silent.code)
    assert row.after
    assert row.after["finding"] == "swapped"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Kết quả"),
        ({"finding": "gì đó"}, "Xin chọn"),
        ({"finding": "other"}, "Xin ghi rõ đã thấy gì"),
        ({"finding": "fine", "on": "2026-03-11"}, "đến hôm nay"),
        ({"finding": "fine", "on": "2020-01-01"}, "Phải từ ngày quầy mở"),
        ({"finding": "fine", "note": "x" * 301}, "Nhiều nhất 300 ký tự"),
    ],
)
def test_a_check_that_makes_no_sense_is_not_kept(
    official: FlaskClient,
    session: Session,
    silent: Counter,
    given: dict[str, str | list[str]],
    words: str,
) -> None:
    page = open_page(official, f"/quay/{silent.code}/kiem-tra")
    page = send(official, page, given, status=422)
    assert words in page.text
    assert session.scalars(select(CounterCheck)).all() == []


def test_alarms_of_foreign_units_are_nobodys_business(
    session: Session, province: Province, become: Become
) -> None:
    foreign = province.counters[2]
    for day in (working_days_back(THURSDAY, 10), THURSDAY):
        make_sheets(session, province.round, foreign, ["5" * 16], n=30, day=day)
    session.commit()
    head = become(RoleName.UNIT_HEAD)
    for address in ("/quay", "/thu-thap", "/quay?state=silent"):
        page = open_page(head, address)
        assert "bỗng vắng phiếu:" not in page.text.casefold()
        assert foreign.code not in page.text


def test_the_watch_looks_again_only_now_and_then(
    silent: Counter, official: FlaskClient, session: Session, province: Province
) -> None:
    assert "quầy bỗng vắng phiếu: 1" in open_page(official, "/tai-khoan").text
    make_sheets(session, province.round, silent, ["5" * 16])
    session.commit()
    assert "quầy bỗng vắng phiếu: 1" in open_page(official, "/tai-khoan").text
    assert silent.code not in open_page(official, "/quay?state=silent").text
