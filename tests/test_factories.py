"""The made-up province is one that the databases accept."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import Response
from tests.factories import TODAY, make_province, make_sheets


def test_a_province_with_sheets(session: Session) -> None:
    province = make_province(session, units=3, counters=2)
    first, *_ = province.counters
    answers = ["5" * 16, "4" * 15 + "-"]
    make_sheets(session, province.round, first, answers, n=5)
    session.commit()

    counted = select(Response.answers, func.count()).group_by(Response.answers)
    assert dict(session.execute(counted).all()) == {answers[0]: 3, answers[1]: 2}
    assert len(province.counters) == 6
    assert province.round.is_open_on(TODAY)
    assert province.root.is_valid_on(TODAY)
