import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking import tiers

UNITS = st.lists(
    st.tuples(st.floats(50, 95), st.floats(0, 5), st.floats(0, 5)),
    min_size=1,
    max_size=20,
)


def limits(rows):
    index, below, above = np.array(rows).T
    return index, index - below, index + above


@given(UNITS)
def test_tiers_have_no_gaps_and_begin_with_the_leader(rows):
    index, low, high = limits(rows)
    tier = tiers(index, low, high)
    assert set(tier) == set(range(1, tier.max() + 1))
    assert tier[np.argmax(index)] == 1


@given(UNITS)
def test_whoever_overlaps_the_leader_is_of_its_tier(rows):
    index, low, high = limits(rows)
    tier = tiers(index, low, high, decimals=9)
    for number in range(1, tier.max() + 1):
        left = tier >= number
        leader = np.flatnonzero(left)[np.argmax(index[left])]
        overlaps = high >= low[leader]
        assert np.all(tier[left & overlaps] == number)


@given(UNITS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, random):
    order = list(range(len(rows)))
    random.shuffle(order)
    index, low, high = limits(rows)
    straight = tiers(index, low, high)
    shuffled = tiers(index[order], low[order], high[order])
    assert np.array_equal(straight[order], shuffled)


def test_units_that_print_the_same_lead_together():
    tier = tiers([90.004, 89.996, 80.0], [90.003, 89.995, 79], [90.005, 89.997, 81])
    assert tier.tolist() == [1, 1, 2]


def test_no_uncertainty_no_company():
    assert tiers([80, 90, 70], [80, 90, 70], [80, 90, 70]).tolist() == [2, 1, 3]


@pytest.mark.parametrize(
    ("index", "low", "high", "message"),
    [
        ([], [], [], "one value a unit"),
        ([1, 2], [1], [3], "one value a unit"),
        ([1, np.nan], [1, 1], [1, 3], "must be finite"),
        ([1, 2], [1, 3], [1, 4], "does not hold at position 1"),
        ([1, 2], [0, 1], [0, 4], "does not hold at position 0"),
    ],
)
def test_refusals(index, low, high, message):
    with pytest.raises(ValueError, match=message):
        tiers(index, low, high)
