"""The page of two rounds on one map: what is told, and to whom."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from survey.manage.operations.reforms import carry_out
from survey.models import Grant, Weighting
from survey.release.operations import make_release
from tests.factories import (
    TODAY,
    Province,
    make_province,
    make_round,
    make_sheets,
    make_unit,
)
from tests.pages import open_page, send
from tests.survey.manage.reforms.asking import merger

WELL, FAIRLY = ["55555"] * 9 + ["22222"], ["44444"] * 6 + ["2-3.1"] * 4
ADDRESS = "/so-sanh-dia-gioi"


@pytest.fixture
def province(session: Session) -> Province:
    """Two rounds; between them the first two of three communes became one."""
    session.expire_on_commit = False
    province = make_province(session, units=3, method="counter-short")
    for unit, name in zip(province.units, ("Đông", "Tây", "Nam"), strict=True):
        unit.name = f"Xã {name}"
    earlier = make_round(
        session,
        province.root,
        province.questionnaire,
        code="truoc",
        title="Đợt năm 2025",
        starts_on=date(2025, 8, 1),
        ends_on=date(2025, 10, 31),
    )
    for counter in province.counters:
        make_sheets(session, earlier, counter, FAIRLY, n=30, day=date(2025, 9, 9))
        make_sheets(session, earlier, counter, WELL, n=30, day=date(2025, 9, 10))
    make_release(session, earlier, made_at=datetime(2025, 11, 1, tzinfo=UTC))
    carry_out(session, merger(province.units[:2], "M", day=TODAY), today=TODAY)
    session.expire_all()
    for counter in province.counters[1:]:
        make_sheets(session, province.round, counter, WELL, n=60)
    make_release(session, province.round, made_at=datetime(2026, 3, 20, tzinfo=UTC))
    session.commit()
    return province


def test_the_new_map_pools_and_the_old_one_says_why_not(
    official: FlaskClient, province: Province
) -> None:
    page = open_page(official, ADDRESS)
    assert "gộp phiếu của Xã Đông, Xã Tây" in page.text
    assert "Xã M" in page.text
    old = send(official, page, {"map": "old"})
    assert "không tách ra được" in old.text
    assert "Xã Đông" in old.text
    assert "gộp phiếu" not in old.text


def test_whichever_is_named_first_the_days_decide(
    official: FlaskClient, province: Province
) -> None:
    late = province.round.code
    page = open_page(official, f"{ADDRESS}?earlier={late}&later=truoc")
    assert page.text.index("Đợt năm 2025") < page.text.index("gộp phiếu")
    assert "gộp phiếu của Xã Đông, Xã Tây" in page.text


def test_what_cannot_be_compared_is_told(
    official: FlaskClient, session: Session, province: Province
) -> None:
    code = province.round.code
    page = open_page(official, f"{ADDRESS}?earlier={code}&later={code}", status=422)
    assert "chung phiếu" in page.text
    means = make_round(
        session, province.root, province.questionnaire, weighting=Weighting.UNITS
    )
    make_sheets(session, means, province.counters[2], WELL, n=60)
    make_release(session, means, made_at=datetime(2026, 3, 21, tzinfo=UTC))
    session.commit()
    page = open_page(
        official, f"{ADDRESS}?earlier=truoc&later={means.code}", status=422
    )
    assert "trung bình" in page.text


def test_a_round_that_is_not_there(official: FlaskClient, province: Province) -> None:
    assert official.get(f"{ADDRESS}?earlier=khong-co").status_code == 404
    assert official.get(f"{ADDRESS}?later=%00").status_code in {400, 404}


def test_without_two_rounds_it_says_what_to_do(
    official: FlaskClient, session: Session
) -> None:
    make_province(session)
    session.commit()
    assert "Chưa có hai đợt" in open_page(official, ADDRESS).text


def test_results_of_others_are_not_there(
    official: FlaskClient, session: Session, province: Province
) -> None:
    other = make_unit(session, name="Tỉnh khác")
    session.execute(update(Grant).values(unit_id=other.id))
    session.commit()
    assert "Chưa có hai đợt" in open_page(official, ADDRESS).text
    late = province.round.code
    address = f"{ADDRESS}?earlier=truoc&later={late}"
    assert official.get(address).status_code == 404
