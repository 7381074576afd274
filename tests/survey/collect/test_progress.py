"""Counts by counter and day, which counters are expected, and which are silent."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from survey.collect.progress import Count, CounterProgress, Days, Progress
from survey.collect.queries import progress, round_under_way
from survey.rounds_in_sight import rounds_in_sight
from survey.working_days import working_days_between
from tests.factories import (
    TODAY,
    Province,
    make_counter,
    make_province,
    make_round,
    make_sheets,
)

ONE = ["5" * 16]
ONE_DAY = timedelta(days=1)


@pytest.fixture
def province(session: Session) -> Province:
    return make_province(session, units=2, counters=2)


def _at(found: Progress, name: str) -> CounterProgress:
    places = [c for unit in found.units for c in unit.counters]
    [place] = [place for place in places if place.counter.name == name]
    return place


def test_sheets_are_counted_by_day(session: Session, province: Province) -> None:
    counter = province.counters[0]
    for days_ago, n in {0: 3, 6: 5, 7: 7, 40: 11}.items():
        day = TODAY - days_ago * ONE_DAY
        make_sheets(session, province.round, counter, ONE, n=n, day=day)
    make_sheets(session, province.round, province.counters[2], ONE, n=2)
    found = progress(session, province.round, today=TODAY)
    count = _at(found, counter.name).count
    assert (count.today, count.week, count.total) == (3, 8, 26)
    assert count.last_day == TODAY
    assert [n for _, n, _ in count.strip] == [0] * 6 + [7, 5] + [0] * 5 + [3]
    assert (found.count.today, found.count.week, found.count.total) == (5, 10, 28)
    assert [unit.count.total for unit in found.units] == [26, 2]


def test_other_rounds_do_not_count(session: Session, province: Province) -> None:
    other = make_round(session, province.root, province.questionnaire)
    make_sheets(session, other, province.counters[0], ONE, n=4)
    assert progress(session, province.round, today=TODAY).count.total == 0


def test_counters_without_sheets_are_there_and_closed_ones_are_not(
    session: Session, province: Province
) -> None:
    make_counter(session, province.units[0], name="đã đóng", closed_on=date(2026, 2, 1))
    make_counter(session, province.units[0], name="sắp mở", opened_on=date(2026, 4, 1))
    found = progress(session, province.round, today=TODAY)
    names = {place.counter.name for unit in found.units for place in unit.counters}
    assert names == {counter.name for counter in province.counters}
    assert found.n_counters == 4


def test_a_closed_counter_keeps_what_it_collected(
    session: Session, province: Province
) -> None:
    closed = make_counter(session, province.units[0], closed_on=date(2026, 2, 1))
    day = date(2026, 1, 20)
    make_sheets(session, province.round, closed, ONE, n=4, day=day)
    place = _at(progress(session, province.round, today=TODAY), closed.name)
    assert place.count.total == 4
    assert not place.is_silent


def test_sheets_stay_with_the_unit_the_counter_belonged_to(
    session: Session, province: Province
) -> None:
    counter, (first, second) = province.counters[0], province.units
    make_sheets(session, province.round, counter, ONE, n=6)
    counter.unit = second
    session.flush()
    found = progress(session, province.round, today=TODAY)
    by_unit = {unit.unit.id: unit for unit in found.units}
    assert by_unit[first.id].count.total == 6
    assert by_unit[second.id].count.total == 0
    [left] = [p for p in by_unit[first.id].counters if p.counter is counter]
    assert not left.is_here
    assert not left.is_silent


# TODAY is a Tuesday; the round began on the first of January, a Thursday.
@pytest.mark.parametrize(
    ("last", "is_silent"),
    [
        (date(2026, 3, 10), False),
        (date(2026, 3, 9), False),
        (date(2026, 3, 8), False),  # Monday alone lies between
        (date(2026, 3, 6), False),  # a weekend and Monday
        (date(2026, 3, 5), True),  # Friday and Monday
        (date(2026, 2, 1), True),
        (None, True),
    ],
)
def test_silence_is_two_working_days(
    session: Session, province: Province, last: date | None, is_silent: bool
) -> None:
    counter = province.counters[0]
    if last:
        make_sheets(session, province.round, counter, ONE, day=last)
    found = progress(session, province.round, today=TODAY)
    assert _at(found, counter.name).is_silent == is_silent


def test_a_counter_opened_yesterday_is_not_silent(
    session: Session, province: Province
) -> None:
    new = make_counter(session, province.units[0], opened_on=TODAY - ONE_DAY)
    found = progress(session, province.round, today=TODAY)
    assert not _at(found, new.name).is_silent


def test_a_round_that_is_over_is_counted_to_its_last_day(
    session: Session, province: Province
) -> None:
    province.round.ends_on = date(2026, 2, 27)
    day = date(2026, 2, 27)
    make_sheets(session, province.round, province.counters[0], ONE, n=2, day=day)
    found = progress(session, province.round, today=TODAY)
    assert found.count.days.last == day
    assert found.count.today == 2
    assert not _at(found, province.counters[0].name).is_silent


def test_the_round_under_way_goes_before_a_newer_one_to_come(
    session: Session, province: Province
) -> None:
    make_round(
        session,
        province.root,
        province.questionnaire,
        starts_on=date(2026, 6, 1),
        ends_on=date(2026, 8, 1),
    )
    rounds = rounds_in_sight(session, None)
    assert round_under_way(rounds, today=TODAY) is province.round


@pytest.mark.parametrize(
    ("start", "end", "n"),
    [
        (date(2026, 3, 9), date(2026, 3, 10), 0),
        (date(2026, 3, 6), date(2026, 3, 9), 0),
        (date(2026, 3, 5), date(2026, 3, 10), 2),
        (date(2026, 3, 2), date(2026, 3, 16), 9),
        (date(2026, 3, 10), date(2026, 3, 9), 0),
    ],
)
def test_working_days_lie_between(start: date, end: date, n: int) -> None:
    assert working_days_between(start, end) == n


def test_shades_go_up_to_the_busiest_day() -> None:
    days = Days(TODAY - 30 * ONE_DAY, TODAY)
    by_day = {TODAY: 40, TODAY - ONE_DAY: 1, TODAY - 2 * ONE_DAY: 11}
    shades = [shade for _, _, shade in Count(days, by_day).strip]
    assert shades == [0] * 11 + [2, 1, 4]
