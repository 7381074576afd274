import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking import competition_ranks


def test_equal_figures_share_a_rank():
    assert competition_ranks([90, 95, 90, 80]) == [2, 1, 2, 4]


def test_what_prints_the_same_is_the_same():
    assert competition_ranks([90.004, 89.996, 90.005]) == [2, 2, 1]
    assert competition_ranks([90.004, 89.996], decimals=3) == [1, 2]


def test_a_unit_that_is_not_ranked():
    assert competition_ranks([None, 80, None, 90]) == [None, 2, None, 1]
    assert competition_ranks([]) == []


@given(st.lists(st.one_of(st.none(), st.floats(0, 100))))
def test_rank_is_1_plus_the_number_of_better_ones(values):
    ranks = competition_ranks(values, decimals=9)
    for value, rank in zip(values, ranks, strict=True):
        better = sum(
            v is not None and value is not None and round(v, 9) > round(value, 9)
            for v in values
        )
        assert rank == (None if value is None else better + 1)


def test_a_value_that_is_none():
    with pytest.raises(ValueError, match="cannot round nan"):
        competition_ranks([float("nan")])
