import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.control import BEYOND_3, RUN_8, TWO_OF_THREE, signals


def points(codes, rule):
    return [t for t, broken in enumerate(codes) if rule in broken]


def test_a_point_beyond_3():
    assert points(signals([0, 3.0, 3.01, -3.2, 2.9]), BEYOND_3) == [2, 3]


def test_the_8th_and_further_of_a_run():
    codes = signals([-0.1] + [0.1] * 9 + [-0.1])
    assert points(codes, RUN_8) == [8, 9]
    assert points(signals([0.1] * 7), RUN_8) == []


def test_a_point_on_the_centre_ends_a_run():
    assert points(signals([0.1] * 7 + [0] + [0.1] * 7), RUN_8) == []
    assert points(signals([1e-15] * 12), RUN_8) == []


def test_two_of_three_on_one_side():
    assert points(signals([2.1, 0, 2.1]), TWO_OF_THREE) == [2]
    assert points(signals([2.1, 2.1, 0]), TWO_OF_THREE) == [1]
    assert points(signals([2.1, 0, 0, 2.1]), TWO_OF_THREE) == []
    assert points(signals([2.1, 0, -2.1]), TWO_OF_THREE) == []
    assert points(signals([-2.5, 1, -2.5]), TWO_OF_THREE) == [2]


@given(arrays(float, st.integers(0, 30), elements=st.floats(-4, 4)))
def test_sides_are_alike_and_the_past_does_not_change(u):
    codes = signals(u)
    assert signals(-u) == codes
    assert signals(u[: len(u) // 2]) == codes[: len(u) // 2]


def test_how_often_chance_breaks_them():
    codes = signals(np.random.default_rng(5).normal(size=60_000))
    shares = [len(points(codes, r)) / 60_000 for r in (BEYOND_3, RUN_8, TWO_OF_THREE)]
    np.testing.assert_allclose(shares, [0.0027, 0.0078, 0.0020], atol=0.0012)


def test_refusals():
    for bad in ([1.0, np.nan], [[1.0]]):
        with pytest.raises(ValueError, match="a vector of finite numbers"):
            signals(bad)
