"""What stands at the top of a page of results, picked from frozen rows."""

from datetime import date

from sqlalchemy.orm import Session

from survey.charts.indices import finding_of_factors
from survey.figures.overview import overview
from survey.figures.sayings import in_short
from survey.models import Release, Round, Verdict, YearChange
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
    assert found.lowest == ()  # all factors are printed alike
    assert found.last is None


def test_all_factors_printed_as_the_lowest_are_named(
    session: Session, province: Province
) -> None:
    release = _frozen(session, province, province.round)
    figures = overview(session, release).figures
    assert figures is not None
    factors = figures.factors
    with session.no_autoflush:  # figures are frozen: only this reading differs
        for one, value in zip(factors, (85.001, 85.004), strict=False):
            one.figure.value = value
        found = glance(session, release, figures, None, units=())
    assert found.lowest == factors[:2]
    told = finding_of_factors(factors)
    assert f"thấp nhất: {factors[0].name}, {factors[1].name} (85,00)" in told
    assert finding_of_factors(factors[2:]) == "Mọi yếu tố đều là 90,00"


def test_the_release_before_is_named_without_a_verdict(
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


def test_a_tested_change_since_last_year_takes_the_place_of_two_figures(
    session: Session, province: Province
) -> None:
    began, ended = date(2025, 1, 1), date(2025, 3, 31)
    ends = {"starts_on": began, "ends_on": ended}
    last_year = make_round(session, province.root, province.questionnaire, **ends)
    then = _frozen(session, province, last_year)
    release = _frozen(session, province, province.round)
    found = _glance(session, release)
    assert found.is_year
    assert found.year_ago is None

    quarter = {"starts_on": date(2025, 10, 1), "ends_on": date(2025, 12, 31)}
    between = make_round(session, province.root, province.questionnaire, **quarter)
    _frozen(session, province, between)
    untested = _glance(session, release)
    assert not untested.is_year
    assert untested.year_ago is not None
    assert untested.year_ago.change is None

    verdict = Verdict.REAL_RISE
    for node in ("overall", "S"):
        freeze_change(
            session,
            release,
            province.root,
            then,
            table=YearChange,
            node=node,
            verdict=verdict,
        )
    found = _glance(session, release)
    assert found.year_ago is not None
    assert found.year_ago.release is then
    assert found.year_ago.change is not None
    assert in_short(found.year_ago.change) == "tăng 4,00 điểm, ngoài sai số"
