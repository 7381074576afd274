import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis.small_units import area_estimates, fit_fay_herriot
from tests.analysis.small_units.test_fay_herriot import invented

N = np.r_[np.full(36, 50), 4, 0, 200, 300]


def test_units_with_few_answers_are_synthetic_and_not_looked_at():
    y, variance, x = invented()
    y[36:38], variance[36:38] = np.nan, [np.inf, -1]
    found = area_estimates(y, variance, x, n=N, names=["load", "urban"])
    assert found.kind == ("model",) * 36 + ("synthetic",) * 2 + ("model",) * 2
    kept = N >= 5
    model = fit_fay_herriot(y[kept], variance[kept], x[kept])
    assert found.model is not None
    assert found.model.n_areas == 38
    assert found.model.names == ("(constant)", "load", "urban")
    row = np.r_[1, x[37]]
    assert found.value[37] == pytest.approx(row @ model.beta)
    assert found.mse[37] == pytest.approx(model.sigma2 + row @ model.covariance @ row)
    assert found.gamma[36] == 0
    assert found.is_model.all()


def test_the_synthetic_estimate_is_the_limit_of_no_answers():
    y, variance, x = invented()
    few = area_estimates(y, variance, x, n=N)
    variance[36:38] = 1e12
    none = area_estimates(y, variance, x)
    assert_allclose(few.value[36:38], none.value[36:38], rtol=1e-6)
    assert_allclose(few.mse[36:38], none.mse[36:38], rtol=1e-6)


def test_large_units_keep_their_own():
    y, variance, x = invented()
    found = area_estimates(y, variance, x, n=N, direct_from=200)
    assert found.kind[-2:] == ("direct", "direct")
    assert found.is_model.tolist() == [True] * 38 + [False] * 2
    assert_allclose(found.value[-2:], y[-2:])
    assert_allclose(found.mse[-2:], variance[-2:])
    assert_allclose(found.gamma[-2:], 1)


def test_values_stay_in_the_range_of_the_index():
    found = area_estimates(
        [99.0, 98, 96, 90, 50],
        [1.0, 1, 1, 1, 9],
        [10.0, 9, 8, 3, 30],
        n=[90, 90, 90, 90, 1],
        bounds=(0, 100),
    )
    assert found.value[-1] == 100
    assert found.kind[-1] == "synthetic"


def test_more_answers_weigh_more():
    y, variance, x = invented()
    found = area_estimates(y, variance, x)
    assert np.all(np.diff(found.gamma[np.argsort(variance)]) <= 0)
    assert np.all(found.rmse < np.sqrt(variance) * 1.2)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n": [5, 5]}, "n needs a number of answers, 0 or more, for 40 units"),
        ({"n": -N}, "n needs a number of answers"),
        ({"direct_from": 30}, "direct_from needs n"),
        ({"n": N, "direct_from": 3}, "direct_from must be at least minimum, 5"),
        ({"bounds": (100, 0)}, "bounds must be a lower and an upper one"),
        ({"n": np.r_[N[:2], np.zeros(38)]}, "2 covariates need at least 4 areas"),
    ],
)
def test_refusals(options, message):
    with pytest.raises(ValueError, match=message):
        area_estimates(*invented(), **options)


def test_a_bad_value_is_named_by_its_unit():
    y, variance, x = invented()
    with pytest.raises(ValueError, match="one value a unit"):
        area_estimates(y[1:], variance, x)
    y[39] = np.inf
    with pytest.raises(ValueError, match="direct of unit 40 is inf"):
        area_estimates(y, variance, x, n=N)
    y[39], variance[38] = 80, 0
    with pytest.raises(ValueError, match="variance of unit 39 is 0"):
        area_estimates(y, variance, x, n=N)
