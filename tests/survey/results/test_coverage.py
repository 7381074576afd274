"""How sheets came in and what shows it, as the overview says."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.figures.populations import mixture_of
from survey.models import Channel, Evidence, Population
from survey.release.operations import make_release
from survey.results.coverage import coverage
from tests.factories import Province, make_province, make_sheets
from tests.pages import open_page
from tests.survey.release.conftest import MADE_AT
from tests.survey.results.conftest import Released

PAPER = {"channel": Channel.PAPER}
CODE = {"evidence": Evidence.ONE_TIME_CODE}
FIRM = {"population": Population.ORGANISATIONS}


def test_shares_by_channel_by_class_and_by_population(session: Session) -> None:
    """30 from the poster, 10 with a code, 10 keyed in from paper, of a firm."""
    province: Province = make_province(session)
    counter = province.counters[0]
    province.round.populations = [*Population]
    make_sheets(session, province.round, counter, ["5" * 16], n=30)
    make_sheets(session, province.round, counter, ["5" * 16], n=10, **CODE)
    make_sheets(session, province.round, counter, ["4" * 16], n=10, **PAPER, **FIRM)
    made = make_release(session, province.round, made_at=MADE_AT)
    found = coverage(session, made)
    [group] = found.groups
    assert [(one.n, one.percent) for one in group.channels] == [(40, 80), (10, 20)]
    assert [(one.word, one.percent) for one in group.evidence] == [
        ("mã QR in sẵn", 60),
        ("mã dùng một lần", 20),
        ("có người ghi giúp", 20),
    ]
    assert [one.percent for one in group.populations] == [80, 20]
    assert found.has_populations
    assert found.classes == [
        *(Evidence.ONE_TIME_CODE, Evidence.STATIC_QR, Evidence.ASSISTANCE)
    ]
    mixture = mixture_of(session, made, province.root)
    assert mixture is not None
    assert mixture.counted == (Population.COUNTER_USERS, Population.ORGANISATIONS)
    assert mixture.asked == tuple(Population)


@pytest.mark.usefixtures("clock")
def test_the_overview_says_what_a_class_is_worth(
    official: FlaskClient, session: Session, released: Released
) -> None:
    released.province.round.populations = [Population.COUNTER_USERS, "organisations"]
    session.commit()
    text = open_page(official, released.address).text
    assert "mã QR in sẵn 100% (120)" in text
    assert "ai có liên kết cũng trả lời được" in text
    assert "mới chỉ của: người đến giao dịch." in text
