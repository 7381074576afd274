"""A round in which every unit counts once: the province is the mean of its units."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import TrendPoint, Weighting
from tests.factories import TODAY, Province, make_counter, make_sheets, make_unit
from tests.survey.release.conftest import Finding, Releasing

GOOD, BAD = "55555", "22222"


@pytest.fixture
def province(session: Session, province: Province) -> Province:
    """A large commune, a small one, and one with too few sheets to be told."""
    province.round.weighting = Weighting.UNITS
    large, small = province.counters
    few = make_counter(session, make_unit(session, province.root))
    for ago in range(4):
        day = TODAY - timedelta(days=ago)
        make_sheets(session, province.round, large, [GOOD] * 40 + [BAD] * 10, day=day)
        make_sheets(session, province.round, small, [GOOD] * (3 + ago % 2), day=day)
        make_sheets(session, province.round, small, [BAD] * 2, day=day)
    make_sheets(session, province.round, few, [BAD] * 3, day=TODAY)
    return province


def test_every_unit_counts_once(
    province: Province, release: Releasing, figure: Finding
) -> None:
    made = release(province.round)

    own = [figure(made, unit) for unit in province.units]
    whole = figure(made, province.root)
    assert [one.value for one in own] == [
        pytest.approx(80),
        pytest.approx(100 * 14 / 22),
    ]
    assert whole.value == pytest.approx((own[0].value + own[1].value) / 2)
    assert whole.se == pytest.approx((own[0].se ** 2 + own[1].se ** 2) ** 0.5 / 2)
    assert whole.low < whole.value < whole.high
    # The third commune is withheld, and would have moved the mean by a third.
    assert whole.n == own[0].n + own[1].n == 222
    assert made.weighting == Weighting.UNITS


def test_weeks_are_means_too(
    session: Session, province: Province, release: Releasing
) -> None:
    made = release(province.round)

    points = {
        (one.unit_id, one.starts_on): one
        for one in session.scalars(select(TrendPoint).filter_by(release_id=made.id))
        if one.value is not None
    }
    weeks = {day for unit_id, day in points if unit_id == province.root.id}
    both = [
        day for day in weeks if all((unit.id, day) in points for unit in province.units)
    ]
    assert both
    for day in both:
        own = [points[unit.id, day].value for unit in province.units]
        found = points[province.root.id, day].value
        assert found == pytest.approx(sum(own) / 2)


def test_where_all_are_small_all_count(
    session: Session, release: Releasing, figure: Finding, province: Province
) -> None:
    """A department whose points are all withheld still has its index."""
    above = make_unit(session, province.root)
    points = [make_unit(session, above) for _ in range(2)]
    for point, answers in zip(points, ([GOOD] * 6, [BAD] * 8), strict=True):
        make_sheets(session, province.round, make_counter(session, point), answers)
    made = release(province.round)
    assert figure(made, above).value == pytest.approx(50)
    assert figure(made, above).n == 14
