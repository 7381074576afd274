"""Counts of rates typed in the browser, unit by unit, or from a file."""

import io
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.rounds import RoundPlan, open_round
from survey.models import AuditEntry, Channel, RateCount
from tests.factories import make_method, make_unit
from tests.pages import open_page, send

pytestmark = pytest.mark.usefixtures("clock")
COUNTS = "/dot-khao-sat/tuan-10/so-dem"


@pytest.fixture(autouse=True)
def _week(session: Session) -> None:
    """A round of rates in a province with two communes."""
    root = make_unit(session, code="T")
    for code in ("X1", "X2"):
        make_unit(session, root, code=code, name=f"Xã {code}")
    plan = RoundPlan(
        code="tuan-10",
        title="Tuần 10",
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 3, 8),
        root=root,
        method=make_method(session, "qd766"),
        questionnaire=None,
        channels=[Channel.TALLY],
    )
    open_round(session, plan)
    session.commit()


def _stored(session: Session) -> list[tuple[str, int, int]]:
    session.expire_all()
    rows = session.scalars(select(RateCount).order_by(RateCount.rate))
    found = [(row.rate, row.counted, row.total) for row in rows]
    session.rollback()
    return found


def test_the_counts_of_a_unit_are_typed_changed_and_taken_away(
    official: FlaskClient, session: Session
) -> None:
    page = open_page(official, f"{COUNTS}/X1")
    done = send(official, page, {"r0-counted": "45", "r0-total": "50"})
    assert "45 / 50" in done.text
    again = open_page(official, f"{COUNTS}/X1")
    send(official, again, {"r0-counted": "", "r0-total": "", "r2-counted": "3",
                           "r2-total": "200"})  # fmt: skip
    assert [(a, b) for _rate, a, b in _stored(session)] == [(3, 200)]
    told = select(AuditEntry.action).where(AuditEntry.action == "round.counted")
    assert len(list(session.scalars(told))) == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"r0-counted": "51", "r0-total": "50"}, "Không được lớn hơn tổng số"),
        ({"r0-counted": "5"}, "Ghi cả hai số"),
        ({"r0-counted": "1.5", "r0-total": "2"}, "Không phải số nguyên"),
        ({"r0-counted": "-1", "r0-total": "2"}, "Phải từ 0"),
        ({"r0-counted": "1", "r0-total": "9999999999"}, "Phải từ 0"),
    ],
)
def test_what_cannot_be_counted_is_told_at_its_field(
    official: FlaskClient,
    session: Session,
    given: dict[str, str | list[str]],
    told: str,
) -> None:
    page = send(official, open_page(official, f"{COUNTS}/X1"), given, status=422)
    assert told in page.text
    assert _stored(session) == []


def test_the_second_of_two_is_told(official: FlaskClient, session: Session) -> None:
    opened = open_page(official, f"{COUNTS}/X1")
    send(official, opened, {"r0-counted": "1", "r0-total": "2"})
    send(official, opened, {"r0-counted": "2", "r0-total": "2"}, status=409)
    assert [(a, b) for _rate, a, b in _stored(session)] == [(1, 2)]


def test_a_file_is_taken_whole_or_not_at_all(
    official: FlaskClient, session: Session
) -> None:
    page = open_page(official, COUNTS)
    for lines, status in (
        ("X1,PAKN-DH,45,50\nX9,PAKN-DH,1,2\n", 422),
        ("X1,PAKN-DH,45,50\nX2,PAKN-DH,1,2\n", 200),
    ):
        content = f"unit,rate,counted,total\n{lines}".encode()
        given = dict(page.forms[-1].filled) | {"file": (io.BytesIO(content), "a.csv")}
        answer = official.post(f"{COUNTS}/tep", data=given, follow_redirects=True)
        assert answer.status_code == status
    assert len(_stored(session)) == 2


@pytest.mark.parametrize("code", ["T9", "X1/x", "%00"])
def test_a_unit_that_takes_no_part_is_not_there(
    official: FlaskClient, code: str
) -> None:
    assert official.get(f"{COUNTS}/{code}").status_code == 404
