"""When the groups of a unit are told anew."""

import numpy as np
import pytest

from survey.release.parts.fresh import Standing, fresh_units

DOMAINS = {9: [1, 2, 3], 1: [1], 2: [2], 3: [3]}
BEFORE = {1: (20, 20), 2: (20, 20), 3: (20, 20), 9: (60, 60)}


def _fresh(new: dict[int, tuple[int, int]], waiting: int = 0) -> set[int]:
    """Return who is told anew, given the new sheets of each unit by group."""
    told = {unit: np.array(n) for unit, n in BEFORE.items()}
    n = np.array([np.array(BEFORE[unit]) + new.get(unit, (0, 0)) for unit in (1, 2, 3)])
    standing = Standing(n, np.array([waiting, 0, 0]), {1: 0, 2: 1, 3: 2})
    return fresh_units(DOMAINS, standing, told)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ({}, {1, 2, 3, 9}),
        ({1: (5, 0), 2: (0, 7)}, {1, 2, 3, 9}),
        # One of a few more: it waits, and one that has enough with it.
        ({1: (2, 6), 2: (9, 9), 3: (5, 5)}, {2, 9}),
        # Nobody else can wait: the unit above waits as well.
        ({1: (3, 0)}, {2, 3}),
        # Together those who wait have enough.
        ({1: (3, 0), 2: (3, 0)}, {3, 9}),
    ],
)
def test_a_unit_waits_for_five_sheets_in_every_group(
    new: dict[int, tuple[int, int]], expected: set[int]
) -> None:
    assert _fresh(new) == expected


def test_sheets_that_no_figure_counts_yet_are_waited_for() -> None:
    assert _fresh({1: (2, 1)}, waiting=3) == {2, 3}
    assert 9 in _fresh({1: (5, 5), 2: (0, 5)}, waiting=6)


def test_everything_is_told_the_first_time() -> None:
    standing = Standing(np.array([[3], [9], [1]]), np.zeros(3, int), {1: 0, 2: 1, 3: 2})
    assert fresh_units(DOMAINS, standing, {}) == {1, 2, 3, 9}
