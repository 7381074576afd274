"""Rates of counts as everybody sees them: exact, with both counts, never ranked."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.manage.operations.publishing import publish
from survey.manage.operations.rate_counts import import_counts
from survey.models import Release
from survey.public.open_data.columns import COLUMNS
from survey.public.open_data.rows import rows_of
from survey.release.operations import make_release
from tests.pages import open_page
from tests.survey.public.conftest import PUBLISHED_AT
from tests.weeks import make_communes, make_week

COUNTS = """unit,rate,counted,total
X1,PAKN-DH,9998,10001
X1,TTHC-HL,607,10001
X2,TTHC-HL,0,9
"""


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """What is read is tested on both databases elsewhere; this is how it is shown."""
    return sqlite_url


@pytest.fixture
def rates(session: Session) -> str:
    """The published counts of a week; where everybody reads them."""
    week = make_week(session, make_communes(session))
    import_counts(session, week, COUNTS.encode())
    publish(session, make_release(session, week, made_at=PUBLISHED_AT), at=PUBLISHED_AT)
    session.commit()
    return "/cong-khai/tuan-10/1"


def test_everybody_reads_rates_with_both_counts(
    client: FlaskClient, rates: str
) -> None:
    page = open_page(client, rates)
    assert "99,97% 9.998 trên 10.001" in page.text
    assert "không có khoảng tin cậy" in page.text
    assert "Hạng" not in page.text
    unit = open_page(client, f"{rates}/don-vi/X1")
    assert "93,93% 9.394 trên 10.001" in unit.text
    few = open_page(client, f"{rates}/don-vi/X2").text
    assert "không công bố" in few
    assert "0 trên 9" not in few
    assert "Xã X1" in open_page(client, f"{rates}/don-vi?q=xa").text
    assert (
        "100 nhân (b trừ a), chia b." in open_page(client, f"{rates}/phuong-phap").text
    )


@pytest.mark.parametrize(
    "place",
    ["/don-vi/X3", "/don-vi/KHONG", "/don-vi/X1/bieu-do", "/don-vi/X1/ap-phich.pdf"],
)
def test_what_there_is_not_answers_404(
    client: FlaskClient, rates: str, place: str
) -> None:
    assert client.get(f"{rates}{place}").status_code == 404


def test_open_data_have_exact_denominators_and_no_interval(
    session: Session, rates: str
) -> None:
    assert rates
    release = session.scalars(select(Release)).one()
    names = [column.name for column in COLUMNS]
    rows = [dict(zip(names, row, strict=True)) for row in rows_of(session, release)]
    told = {(row["unit"], row["node"]): row for row in rows}
    one = told["X1", "TTHC-HL"]
    assert (one["n"], one["value"], one["low"]) == (10001, 93.93, None)
    assert told["X2", "TTHC-HL"]["n"] is None
