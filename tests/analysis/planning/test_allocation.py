from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.planning import allocate, apportion

SIZES = st.lists(st.integers(0, 20_000), min_size=1, max_size=30)


@given(st.integers(0, 10**6), st.lists(st.floats(0, 1e6), min_size=1, max_size=30))
def test_parts_add_up_and_are_near(total, weights):
    if not sum(weights):
        weights = [1.0]
    parts = apportion(total, weights)
    exact = total * np.array(weights) / sum(weights)
    assert parts.sum() == total
    assert np.all(np.abs(parts - exact) < 1 + 1e-6)


def test_one_more_may_cost_somebody_one():
    """The Alabama paradox, which every method of largest remainders has."""
    states = [6, 6, 2]
    assert apportion(10, states).tolist() == [4, 4, 2]
    assert apportion(11, states).tolist() == [5, 5, 1]


def test_equal_remainders_go_to_the_first():
    assert apportion(4, [1] * 3).tolist() == [2, 1, 1]
    assert apportion(1, [0.1] * 10).tolist() == [1] + [0] * 9


@given(SIZES, st.data())
def test_between_the_minimum_and_the_population(sizes, data):
    minimum = data.draw(st.integers(0, 60))
    least = sum(min(minimum, size) for size in sizes)
    total = data.draw(st.integers(least, sum(sizes)))
    power = data.draw(st.sampled_from([0.0, 0.3, 0.5, 1.0]))
    found = allocate(total, sizes, power=power, minimum=minimum)
    assert found.sum() == total
    assert np.all((np.minimum(minimum, sizes) <= found) & (found <= sizes))


@given(SIZES, st.data())
def test_larger_units_get_no_less(sizes, data):
    total = data.draw(st.integers(sum(min(30, size) for size in sizes), sum(sizes)))
    found = allocate(total, sizes)
    order = np.argsort(sizes, kind="stable")
    assert np.all(np.diff(found[order]) >= -1)  # 1 where equals share a remainder


def test_proportional_and_equal_are_the_ends():
    sizes = [100, 200, 700]
    assert allocate(100, sizes, power=1, minimum=0).tolist() == [10, 20, 70]
    assert allocate(99, sizes, power=0, minimum=0).tolist() == [33, 33, 33]
    assert allocate(90, [100, 400, 3600], minimum=0).tolist() == [10, 20, 60]


def test_neyman_is_the_best_of_all_for_the_whole():
    sizes, spread = np.array([8, 20, 30]), np.array([0.5, 0.3, 0.1])
    found = allocate(12, sizes, spread=spread, power=1, minimum=1)

    def variance(n):
        return np.sum((sizes * spread) ** 2 / np.array(n))

    every = [n for n in product(range(1, 9), repeat=3) if sum(n) == 12]
    best = min(variance(n) for n in every)
    assert variance(found) == pytest.approx(best, rel=0.01)


def test_only_the_ratio_of_spreads_matters():
    sizes, spread = [400, 900, 2500], np.array([0.1, 0.4, 0.2])
    once = allocate(300, sizes, spread=spread)
    assert np.array_equal(once, allocate(300, sizes, spread=10 * spread))


def test_what_a_small_unit_cannot_take_goes_to_the_others():
    found = allocate(200, [10, 1000, 1000], power=0, minimum=0)
    assert found.tolist() == [10, 95, 95]


def test_three_thousand_units():
    rng = np.random.default_rng(1)
    sizes = rng.lognormal(6, 1.5, 3400).astype(int)
    found = allocate(200_000, sizes)
    assert found.sum() == 200_000
    assert np.all(found >= np.minimum(sizes, 30))


@pytest.mark.parametrize(
    ("total", "sizes", "options", "message"),
    [
        (59, [100, 100], {}, "from 60 .the minima. to 200 .the population., got 59"),
        (201, [100, 100], {}, "from 60 .the minima. to 200 .the population., got 201"),
        (60.5, [100, 100], {}, "total must be whole numbers"),
        (60, [100, -1], {}, "population must be whole numbers"),
        (60, 100, {}, "population needs one number a unit"),
        (60, [100, 100], {"spread": [1, 0]}, "spread must be finite and above 0"),
        (60, [100, 100], {"spread": [1]}, "spread needs one number a unit"),
        (60, [100, 100], {"power": 1.5}, "power must lie from 0 to 1, got 1.5"),
        (60, [100, 100], {"minimum": -1}, "minimum must be whole numbers"),
    ],
)
def test_refusals(total, sizes, options, message):
    with pytest.raises(ValueError, match=message):
        allocate(total, sizes, **options)


@pytest.mark.parametrize(
    ("total", "weights", "message"),
    [
        (-1, [1], "total must be whole numbers, 0 or more"),
        (0.5, [1], "total must be whole numbers, 0 or more"),
        (1, [], "weights must not all be 0"),
        (1, [0, 0], "weights must not all be 0"),
        (1, [1, -1], "weights must be a row of finite numbers"),
        (1, [1, np.nan], "weights must be a row of finite numbers"),
        (1, 1, "weights must be a row of finite numbers"),
    ],
)
def test_weights_that_do_not_divide(total, weights, message):
    with pytest.raises(ValueError, match=message):
        apportion(total, weights)
