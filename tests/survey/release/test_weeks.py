"""Weeks of a release: which there are, and that none can be subtracted."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.release.weeks import (
    Past,
    Seen,
    is_over,
    monday_of,
    own_sizes,
    shown_weeks,
)
from survey.withholding.fewest import is_few

MONDAY = date(2026, 3, 2)
FIRST, SECOND, THIRD = (monday_of(MONDAY) + 7 * n for n in range(3))


@pytest.mark.parametrize(("today", "over"), [(6, False), (7, True), (8, True)])
def test_a_week_is_over_on_the_next_monday(today: int, over: bool) -> None:
    for day in range(7):
        at = MONDAY + timedelta(days=day)
        assert monday_of(at) == FIRST
        assert is_over(at, today=MONDAY + timedelta(days=today)) == over


def _seen(number: int, day: int, size: int, in_weeks: int = 0) -> Seen:
    return Seen(number, MONDAY.toordinal() + day, size, in_weeks)


def test_a_first_release_shows_every_week_with_sheets_enough() -> None:
    weeks = {FIRST: 30, SECOND: 9, THIRD: 40}
    assert shown_weeks(weeks, 90, Past(), fewest=10) == [FIRST, THIRD]


@pytest.mark.parametrize(("rest", "shown"), [(0, 2), (1, 1), (4, 1), (5, 2)])
def test_few_sheets_beside_the_weeks_keep_one_back(rest: int, shown: int) -> None:
    weeks = {FIRST: 30, SECOND: 20}
    assert len(shown_weeks(weeks, 50 + rest, Past(), fewest=10)) == shown


@pytest.mark.parametrize(
    ("counted", "shown"), [(20, True), (19, False), (16, False), (15, True), (0, True)]
)
def test_a_week_of_which_an_earlier_release_lacked_few_is_never_shown(
    counted: int, shown: bool
) -> None:
    """Its index minus what that release counted would be the few."""
    past = Past([_seen(1, 11, 30 + counted, 30), _seen(2, 18, 80, 30)], {FIRST: 1})
    weeks = {FIRST: 30, SECOND: 20, THIRD: 40}
    found = shown_weeks(weeks, 90, past, fewest=10)
    assert (SECOND in found) == shown
    assert {FIRST, THIRD} <= set(found)


def test_a_week_that_was_shown_stays() -> None:
    past = Past([_seen(1, 7, 30, 30)], {FIRST: 1})
    assert shown_weeks({FIRST: 30}, 32, past, fewest=10) == [FIRST]


@given(st.randoms(use_true_random=False), st.sampled_from([1, 3, 8]))
def test_no_release_minus_weeks_is_few(random: Random, rate: int) -> None:
    """Five weeks of one unit, a release on some nights: sheets as they came in."""
    weeks: list[int] = []  # of each sheet
    past, told = Past(), []
    for day in range(36):
        weeks += [day // 7] * random.randint(0, 2 * rate)
        size = len(weeks)
        before = past.seen[-1].size if past.seen else 0
        if random.random() < 0.5 or size < 10 or 0 <= size - before < 5:
            continue
        over = {week: weeks.count(week) for week in range(day // 7)}
        placed = {FIRST + 7 * week: n for week, n in over.items() if n}
        shown = shown_weeks(placed, size, past, fewest=10)
        number = len(past.seen) + 1
        seen = _seen(number, day, size, sum(placed[week] for week in shown))
        first = dict.fromkeys(shown, number) | dict(past.first)
        past = Past([*past.seen, seen], first)
        told.append(set(shown))
        of_weeks = [
            {n for n, week in enumerate(weeks) if FIRST + 7 * week == one}
            for one in shown
        ]
        for then in past.seen:
            whole = set(range(then.size))
            for k in range(len(of_weeks) + 1):
                for some in combinations(of_weeks, k):
                    union = set().union(*some)
                    if union <= whole:
                        assert not is_few(len(whole - union))
                    if union >= whole:
                        assert not is_few(len(union - whole))
    assert all(one <= other for one, other in pairwise(told))


def test_sizes_of_a_unit_without_those_below() -> None:
    told = {(1, FIRST): 50, (2, FIRST): 20, (3, FIRST): 30, (1, SECOND): 7}
    domains: Mapping[int, list[int]] = {1: [1, 2, 3], 2: [2], 3: [3], 9: [1, 2, 3]}
    assert own_sizes(told, domains) == {
        (1, SECOND): 7,
        (2, FIRST): 20,
        (3, FIRST): 30,
    }
