"""Which totals can be met at all is a question of linear programming."""

import numpy as np
import pytest
from scipy.optimize import linprog

from analysis.calibration.calibrated import Method
from analysis.calibration.distances import distance_of
from analysis.calibration.equations import CLOSE, independent, solve


def table(rng):
    """Draw the cells of three margins, and totals that some factors lead to."""
    sizes = rng.integers(2, 6, 3)
    cells = np.unique(rng.integers(0, sizes, (int(rng.integers(8, 40)), 3)), axis=0)
    x = np.hstack([cells[:, [j]] == np.arange(k) for j, k in enumerate(sizes)])
    x = x[:, x.any(axis=0)].astype(float)
    base = rng.lognormal(0, 1, len(x))
    factors = np.exp(rng.normal(0, rng.uniform(0, 1.5), len(x)))
    return x, base, x.T @ (base * factors)


def possible(x, base, totals, low, high) -> bool:
    columns = independent(x)
    found = linprog(
        np.zeros(len(x)),
        A_eq=(x * base[:, None]).T[columns],
        b_eq=totals[columns],
        bounds=(low, high),
    )
    return bool(found.status == 0)


@pytest.mark.parametrize("method", ["raking", "linear"])
def test_what_some_weights_meet_is_met(method):
    rng = np.random.default_rng(1)
    for _ in range(150):
        x, base, totals = table(rng)
        columns = independent(x)
        found = solve(
            x[:, columns], base, totals[columns], distance_of(Method(method), None)
        )
        assert np.abs(found.miss).max() <= CLOSE
        np.testing.assert_allclose(x.T @ (base * found.factors), totals, rtol=1e-9)


def test_bounds_are_too_narrow_when_no_weights_meet_the_totals():
    rng, seen = np.random.default_rng(2), []
    for _ in range(150):
        x, base, totals = table(rng)
        low, high = rng.uniform(0, 0.9), 1 + rng.lognormal(0, 1)
        inside = 0.01 * (high - low)
        if possible(x, base, totals, low + inside, high - inside):
            expected = True
        elif not possible(x, base, totals, low, high):
            expected = False
        else:
            continue  # on the edge: rounding decides
        columns = independent(x)
        distance = distance_of(Method.LOGIT, (low, high))
        found = solve(x[:, columns], base, totals[columns], distance)
        assert (np.abs(found.miss).max() <= CLOSE) == expected
        assert np.all((found.factors >= low) & (found.factors <= high))
        seen.append(expected)
    assert 20 < sum(seen) < len(seen) - 20


@pytest.mark.parametrize("method", ["linear", "raking", "logit"])
def test_factor_slope_and_integral_belong_together(method):
    bounds = (0.2, 5.0) if method == "logit" else None
    distance = distance_of(Method(method), bounds)
    u, step = np.linspace(-2, 2, 9), 1e-5
    up, down = distance.factor(u + step), distance.factor(u - step)
    np.testing.assert_allclose(
        distance.slope(distance.factor(u)), (up - down) / (2 * step), rtol=1e-7
    )
    rise = distance.integral(u + step) - distance.integral(u - step)
    np.testing.assert_allclose(rise / (2 * step), distance.factor(u), atol=1e-8)
    zero = distance.factor(np.zeros(1))
    np.testing.assert_allclose([zero, distance.slope(zero)], 1, rtol=1e-14)


def test_columns_that_others_explain_are_left_out():
    x = np.array([[1, 1, 0, 0, 1], [1, 0, 1, 0, 1], [1, 1, 0, 0, 2.0]])
    kept = independent(x)
    assert len(kept) == np.linalg.matrix_rank(x) == 3
    assert 3 not in kept
