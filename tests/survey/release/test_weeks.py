"""Weeks of a release: which there are, and that none can be subtracted."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from survey.release.weeks import Told, choose_weeks, is_over, monday_of, own_sizes

MONDAY = date(2026, 3, 2)
FIRST, SECOND, THIRD = (monday_of(MONDAY) + 7 * n for n in range(3))


@pytest.mark.parametrize(("today", "over"), [(6, False), (7, True), (8, True)])
def test_a_week_is_over_on_the_next_monday(today: int, over: bool) -> None:
    for day in range(7):
        at = MONDAY + timedelta(days=day)
        assert monday_of(at) == FIRST
        assert is_over(at, today=MONDAY + timedelta(days=today)) == over


def test_a_first_release_counts_every_week() -> None:
    sizes = {(1, FIRST): 3, (1, SECOND): 40}
    choice = choose_weeks(sizes, None)
    assert (choice.counted, choice.stale) == (set(sizes), set())


@pytest.mark.parametrize(
    ("n", "counted", "stale"),
    [(30, True, False), (31, False, True), (34, False, True), (35, True, False)],
)
def test_a_week_moves_by_five_sheets(n: int, counted: bool, stale: bool) -> None:
    before = Told({(1, FIRST): 30}, {1: 30})
    choice = choose_weeks({(1, FIRST): n}, before)
    assert (bool(choice.counted), bool(choice.stale)) == (counted, stale)


@pytest.mark.parametrize(
    ("rest", "counted"),
    [
        (0, True),  # all of it is new
        (20, True),  # none is
        (19, False),  # one: the week minus what was counted would be that one
        (16, False),
        (15, True),
        (22, False),  # two of the rest are of the week after
    ],
)
def test_a_new_week_waits_while_few_of_it_are_new(rest: int, counted: bool) -> None:
    before = Told({(1, FIRST): 30}, {1: 30 + rest})
    sizes = {(1, FIRST): 30, (1, SECOND): 20}
    assert ((1, SECOND) in choose_weeks(sizes, before).counted) == counted


def test_weeks_after_one_that_waits_wait_as_well() -> None:
    before = Told({(1, FIRST): 30}, {1: 48})
    sizes = {(1, FIRST): 30, (1, SECOND): 20, (1, THIRD): 25, (2, SECOND): 9}
    assert choose_weeks(sizes, before).counted == {(1, FIRST), (2, SECOND)}


def test_sizes_of_a_unit_without_those_below() -> None:
    told = Told({(1, FIRST): 50, (2, FIRST): 20, (3, FIRST): 30}, {1: 60, 2: 20, 3: 30})
    domains: Mapping[int, list[int]] = {1: [1, 2, 3], 2: [2], 3: [3], 9: [1, 2, 3]}

    own = own_sizes(told, domains)

    assert own.units == {1: 10, 2: 20, 3: 30}
    assert own.weeks == {(2, FIRST): 20, (3, FIRST): 30}
