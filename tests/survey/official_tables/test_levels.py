"""Levels put together: by what the method says is satisfied, and nothing invented."""

from dataclasses import replace

import pytest

from survey.methods import Method, read_method, shipped
from survey.official_tables.levels import all_levels, split, three_levels
from survey.speaking import speaking

COUNTS = [7, 1, 2, 3, 4, 10, 9]  # blank, five levels, not applicable


def _method(code: str) -> Method:
    return read_method(shipped()[code])


@pytest.mark.parametrize(
    ("satisfied", "levels", "counts"),
    [
        ((4, 5), [(1, 2), (3,), (4, 5)], [3, 3, 14]),
        ((3, 4, 5), [(1, 2), (3, 4, 5)], [3, 17]),
        ((5,), [(1, 2), (3, 4), (5,)], [3, 7, 10]),
        ((2, 3, 4, 5), [(1,), (2, 3, 4, 5)], [1, 19]),
    ],
)
def test_three_levels_follow_the_method(
    satisfied: tuple[int, ...], levels: list[tuple[int, ...]], counts: list[int]
) -> None:
    with speaking("vi"):
        rungs = three_levels(replace(_method("counter-short"), satisfied=satisfied))
    assert [one.levels for one in rungs] == levels
    found = split(COUNTS, rungs)
    assert [n for n, _share in found] == counts
    assert sum(share or 0 for _n, share in found) == pytest.approx(100)


def test_a_scale_of_three_keeps_its_own_levels() -> None:
    with speaking("vi"):
        found = three_levels(_method("tt01-2018"))
        assert found == all_levels(_method("tt01-2018"))
    words = ["Không hài lòng", "Hài lòng", "Rất hài lòng"]
    assert [one.word for one in found] == words


def test_what_is_not_told_is_not_split() -> None:
    with speaking("vi"):
        rungs = three_levels(_method("counter-short"))
    assert split(None, rungs) == [(None, None)] * 3
    assert split([3, 0, 0, 0, 0, 0, 1], rungs) == [(0, None)] * 3
