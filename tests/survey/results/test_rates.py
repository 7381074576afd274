"""Rates of counts on pages of their own: no interval, and silence is named."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.manage.operations.rate_counts import import_counts
from survey.models import Release, Unit
from survey.release.operations import make_release
from tests.factories import make_province, make_sheets
from tests.pages import open_page
from tests.survey.release.conftest import MADE_AT
from tests.weeks import make_communes, make_week

pytestmark = pytest.mark.usefixtures("clock")
COUNTS = """unit,rate,counted,total
X1,PAKN-DH,9998,10000
X1,PAKN-HL,100,10000
X1,TTHC-HL,607,10000
X2,TTHC-HL,0,9
"""


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """What is read is tested on both databases elsewhere; this is how it is shown."""
    return sqlite_url


@pytest.fixture
def root(session: Session) -> Unit:
    """A province with three communes; the third has typed nothing."""
    return make_communes(session)


@pytest.fixture
def release(session: Session, root: Unit) -> Release:
    """The counts of a week, released."""
    week = make_week(session, root)
    import_counts(session, week, COUNTS.encode())
    made = make_release(session, week, made_at=MADE_AT)
    session.commit()
    return made


@pytest.mark.parametrize("address", ["/tong-quan/tuan-10/1", "/don-vi/X1"])
def test_rates_are_told_with_their_counts(
    official: FlaskClient, release: Release, address: str
) -> None:
    page = open_page(official, address)

    for told in ("99,98%", "99,00%", "9.998 trên 10.000", "đếm toàn bộ"):
        assert told in page.text
    assert "ai không lên tiếng cũng được tính là hài lòng" in page.text
    assert "không so sánh được với chỉ số hài lòng" in page.text
    assert "khoảng tin cậy 95%" not in page.text.casefold()


def test_above_units_the_counts_are_added_up(
    official: FlaskClient, release: Release
) -> None:
    page = open_page(official, "/tong-quan/tuan-10/1")

    assert "9.402 trên 10.009" in page.text  # 9.393 and 9
    assert "Xã X2" in page.text


def test_few_cases_are_counted_but_not_told(
    official: FlaskClient, release: Release
) -> None:
    page = open_page(official, "/don-vi/X2")

    assert "mẫu số 9, ít hơn mức tối thiểu 10" in page.text
    assert "chưa có số đếm" in page.text
    assert "100,00%" not in page.text


def test_a_unit_without_counts_says_so(official: FlaskClient, release: Release) -> None:
    page = open_page(official, "/don-vi/X3?round=tuan-10&release=1")

    assert "Chưa có số đếm của đơn vị này" in page.text


def test_the_formulas_stand_with_the_numbers(
    official: FlaskClient, release: Release
) -> None:
    page = open_page(official, "/phuong-phap/tuan-10/1?unit=X1")

    assert "100 · 9.998/10.000 = 99,98%" in page.text
    assert "100 · (10.000 − 607)/10.000 = 93,93%" in page.text
    assert "Chưa kiểm chứng" in page.text


def test_a_survey_comes_before_a_newer_week_of_counts(
    official: FlaskClient, session: Session, release: Release
) -> None:
    survey = make_province(session, method="counter-short")
    survey.round.starts_on = date(2026, 1, 1)
    make_sheets(session, survey.round, survey.counters[0], ["55555"], n=20)
    make_release(session, survey.round, made_at=MADE_AT)
    session.commit()

    answer = official.get("/")

    assert answer.location.endswith(f"/tong-quan/{survey.round.code}/1")


@pytest.mark.parametrize("address", ["/ket-qua", "/tong-quan/tuan-10/1"])
def test_pages_in_english(
    official: FlaskClient, release: Release, address: str
) -> None:
    assert open_page(official, f"{address}?lang=en").text
