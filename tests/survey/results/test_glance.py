"""What stands at the top of a page of results, picked from frozen rows."""

from datetime import date

from sqlalchemy.orm import Session

from survey.figures.overview import overview
from survey.models import Release, Round, Verdict
from survey.results.glance import Glance, glance
from tests.factories import Province, make_round
from tests.survey.results.frozen import (
    freeze_change,
    freeze_figures,
    freeze_release,
)


def _glance(session: Session, release: Release) -> Glance:
    found = overview(session, release)
    units = [one for group in found.groups for one in group.standings]
    return glance(session, release, found.figures, found.before, units=units)


def _frozen(session: Session, province: Province, round_: Round) -> Release:
    release = freeze_release(session, round_)
    for unit in (province.root, *province.units):
        freeze_figures(session, release, unit)
    return release


def test_units_that_fell_come_with_the_largest_fall_first(
    session: Session, province: Province
) -> None:
    began = province.round.starts_on
    before = make_round(
        session,
        province.root,
        province.questionnaire,
        starts_on=date(began.year - 1, began.month, began.day),
        ends_on=date(began.year - 1, began.month, began.day + 1),
    )
    earlier = _frozen(session, province, before)
    release = _frozen(session, province, province.round)
    for unit, points in zip(province.units, (-3.0, -9.0, 4.0), strict=True):
        verdict = Verdict.REAL_FALL if points < 0 else Verdict.REAL_RISE
        freeze_change(
            session, release, unit, earlier, difference=points, verdict=verdict
        )
    session.flush()
    found = _glance(session, release)
    assert [one.code for one in found.falls] == [
        province.units[1].code,
        province.units[0].code,
    ]
    assert found.lowest is not None
    assert found.last is None


def test_the_release_before_and_the_year_before_are_named_without_a_verdict(
    session: Session, province: Province
) -> None:
    first = _frozen(session, province, province.round)
    second = freeze_release(session, province.round, number=2)
    freeze_figures(session, second, province.root)
    session.flush()
    found = _glance(session, second)
    assert found.last is not None
    assert found.last.release.id == first.id
    assert found.year_ago is None
