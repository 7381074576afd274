import numpy as np
import pytest

from analysis import kish_effect, poststratify


def test_units_count_by_their_transactions():
    n = {"A": 10, "B": 30, "C": 0, "D": 0}
    totals = {"A": 600, "B": 200, "C": 200, "D": 0}
    found = poststratify(n, totals)
    a, b = (found.weights[unit] * n[unit] for unit in "AB")
    assert a / b == pytest.approx(600 / 200)
    assert a + b == pytest.approx(40)
    assert found.unrepresented == ("C",)
    assert found.represented == pytest.approx(0.8)
    assert found.kish == pytest.approx(kish_effect([3.0] * 10 + [1 / 3] * 30))


def test_a_total_of_0_weighs_nothing():
    found = poststratify({"A": 5, "B": 5}, {"A": 0, "B": 7})
    assert found.weights == {"A": 0, "B": 2}
    assert found.kish == 1


def test_totals_of_silent_units_may_be_unknown():
    found = poststratify({"A": 5, "B": 0}, {"A": 9, "B": None})
    assert found.weights == {"A": 1}
    assert found.unrepresented == ()
    assert found.represented == 1


def test_nobody_answered():
    found = poststratify({"A": 0}, {"A": 9})
    assert (found.weights, found.represented, found.kish) == ({}, 0, 1)
    assert found.unrepresented == ("A",)


@pytest.mark.parametrize(
    ("n", "totals", "message"),
    [
        ({"A": -1}, {"A": 1}, "unit 'A' has -1 sheets"),
        ({"A": 1}, {"A": -5}, "the total of unit 'A' must be 0 or more, got -5"),
        ({"A": 1}, {"A": float("nan")}, "the total of unit 'A' must be 0 or more"),
        ({"A": 1}, {"A": 0}, "totals of all units with answers are 0"),
        ({"A": 1, "B": 2, "C": 3}, {"A": 1, "C": None}, "no total: B, C"),
    ],
)
def test_refusals(n, totals, message):
    with pytest.raises(ValueError, match=message):
        poststratify(n, totals)


def test_kish_is_1_plus_the_squared_variation():
    w = np.array([1.0, 2.0, 3.0, 10.0])
    assert kish_effect(w) == pytest.approx(1 + (w.std() / w.mean()) ** 2)
    assert kish_effect([5, 5, 5]) == 1


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
def test_kish_needs_weights(weights):
    with pytest.raises(ValueError, match="0 or more, and not all 0"):
        kish_effect(weights)
