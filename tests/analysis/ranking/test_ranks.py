import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import competition_ranks, table_rank_sets, unit_rank_sets


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


def test_sets_hold_the_rank_and_narrow_with_certainty():
    rng = np.random.default_rng(4)
    index = rng.normal(85, 5, 12)
    ranks = competition_ranks(index, decimals=9)
    for se, widest in ((50.0, 11), (0.0, 0)):
        for sets in (table_rank_sets, unit_rank_sets):
            best, worst = sets(index, np.full(12, se))
            assert np.all((best <= ranks) & (ranks <= worst))
            assert np.all(worst - best == widest)


def test_the_table_is_at_least_as_careful():
    index = np.linspace(70, 95, 15)
    table = table_rank_sets(index, np.full(15, 2.5))
    own = unit_rank_sets(index, np.full(15, 2.5))
    assert np.all((table.best <= own.best) & (own.worst <= table.worst))
    assert np.any(own.best > table.best)


def test_equal_units_without_error_are_not_told_apart():
    best, worst = table_rank_sets([80.0, 80.0, 70.0], [0.0, 0.0, 0.0])
    assert (best.tolist(), worst.tolist()) == ([1, 1, 3], [2, 2, 3])


@pytest.mark.parametrize(
    ("index", "se", "confidence", "message"),
    [
        ([1.0, 2.0], [1.0], 0.95, "one value a unit"),
        ([], [], 0.95, "one value a unit"),
        ([1.0, np.nan], [1.0, 1.0], 0.95, "must be finite, se 0 or more"),
        ([1.0, 2.0], [1.0, -1.0], 0.95, "must be finite, se 0 or more"),
        ([1.0, 2.0], [1.0, 1.0], 95, "confidence must lie between 0 and 1, got 95"),
    ],
)
@pytest.mark.parametrize("sets", [table_rank_sets, unit_rank_sets])
def test_refusals(sets, index, se, confidence, message):
    with pytest.raises(ValueError, match=message):
        sets(index, se, confidence=confidence)


def test_what_was_already_found_makes_the_rest_easier():
    """Holm, not Bonferroni: the third gap of 3.3 is at 1.0 %, above 5 %/6."""
    found = table_rank_sets([90.0, 80.0, 76.7], [1.0, 1.0, 1.0])
    assert (found.best.tolist(), found.worst.tolist()) == ([1, 2, 3], [1, 2, 3])
