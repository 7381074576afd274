from datetime import date, timedelta

import numpy as np
import pytest

from survey.demo.calendar import Calendar, Period, visit_shares

DAYS = [date(2026, 1, 1) + timedelta(days=k) for k in range(0, 1200, 3)]


@pytest.mark.parametrize("today", DAYS[::40])
def test_the_second_round_is_under_way_whatever_the_day(today: date) -> None:
    calendar = Calendar.of(today)
    assert calendar.second.start < today < calendar.second.end
    assert calendar.first.end < calendar.second.start


def test_rounds_merger_and_releases_follow_one_another_on_every_day() -> None:
    for today in DAYS:
        calendar = Calendar.of(today)
        assert calendar.founded_on < calendar.first.start
        assert calendar.first.end < calendar.merged_on < calendar.second.start
        assert list(calendar.releases) == sorted(set(calendar.releases))
        assert calendar.second.start < calendar.releases[0]
        assert calendar.releases[-1] == today


def test_rounds_never_share_a_code() -> None:
    for today in DAYS:
        calendar = Calendar.of(today)
        first, second = calendar.first.start, calendar.second.start
        assert f"{first:%Y-%m}" != f"{second:%Y-%m}"


def test_counters_rest_on_sundays_and_holidays() -> None:
    period = Period(date(2026, 8, 31), date(2026, 9, 6))
    open_on = period.working_days(date(2026, 12, 1))
    assert [day.day for day in open_on] == [31, 1, 3, 4, 5]


def test_today_has_not_been_worked_yet() -> None:
    period = Period(date(2026, 9, 7), date(2026, 12, 6))
    assert period.working_days(date(2026, 9, 9))[-1] == date(2026, 9, 8)
    assert period.working_days(date(2026, 9, 7)) == []


def test_mondays_are_busier_than_saturdays() -> None:
    monday, saturday = visit_shares([date(2026, 9, 7), date(2026, 9, 12)])
    assert monday > 4 * saturday
    assert np.isclose(monday + saturday, 1)
