import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.reliability import between_unit_variance, unit_reliability

# Thirteen trials of BCG vaccine (Colditz et al. 1994, JAMA 271, 698-702): cases and
# non-cases of tuberculosis, vaccinated and not.
BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)


def _log_risk_ratios():
    a, b, c, d = BCG.T
    ratio = np.log(a / (a + b)) - np.log(c / (c + d))
    return ratio, np.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))


def test_published_between_variances():
    """As the R package metafor prints them for these trials."""
    y, se = _log_risk_ratios()
    laird = between_unit_variance(y, se, estimator="dersimonian-laird")
    assert laird == pytest.approx(0.3088, abs=5e-5)
    found = unit_reliability(y, se)
    assert found.between == pytest.approx(0.3181, abs=5e-5)
    limits = (found.between_low, found.between_high)
    assert_allclose(limits, (0.1197, 1.1115), atol=5e-5)


def test_equal_errors_leave_the_usual_variance():
    y = np.array([70.0, 80.0, 90.0, 85.0])
    want = pytest.approx(y.var(ddof=1) - 4)
    for estimator in ("paule-mandel", "dersimonian-laird"):
        assert between_unit_variance(y, np.full(4, 2.0), estimator=estimator) == want


def test_no_more_than_chance():
    found = unit_reliability([80.0, 81.0, 80.5], [3.0, 3.0, 3.0])
    assert (found.between, found.between_low) == (0.0, 0.0)
    assert found.reliability.tolist() == [0.0, 0.0, 0.0]


@given(st.integers(0, 10_000), st.floats(0.01, 50), st.floats(-100, 100))
def test_shift_and_scale(seed, factor, shift):
    rng = np.random.default_rng(seed)
    y, se = rng.normal(85, 6, 12), rng.uniform(1, 5, 12)
    plain, moved = unit_reliability(y, se), unit_reliability(y * factor, se * factor)
    assert_allclose(moved.reliability, plain.reliability, atol=1e-8)
    assert moved.between == pytest.approx(plain.between * factor**2, abs=1e-8)
    order = rng.permutation(12)
    other = unit_reliability(y[order] + shift, se[order])
    assert_allclose(other.reliability, plain.reliability[order], atol=1e-7)


def test_it_finds_the_truth_on_average():
    rng = np.random.default_rng(7)
    se = rng.uniform(1, 6, 40)
    found = [
        between_unit_variance(rng.normal(85, 5, 40) + rng.normal(0, se), se)
        for _ in range(400)
    ]
    assert np.mean(found) == pytest.approx(25, abs=1)


def test_limits_cover_near_their_level():
    rng = np.random.default_rng(8)
    se = rng.uniform(1, 4, 15)
    covered = 0
    for _ in range(400):
        found = unit_reliability(rng.normal(0, 3, 15) + rng.normal(0, se), se)
        covered += found.between_low <= 9 <= found.between_high
    assert covered / 400 == pytest.approx(0.95, abs=0.03)


@pytest.mark.parametrize(
    ("index", "se", "message"),
    [
        ([80.0], [1.0], "at least two"),
        ([80.0, 90.0], [1.0], "one value a unit"),
        ([80.0, 100.0], [1.0, 0.0], "unit 2 has 100.0 and 0.0"),
        ([80.0, np.nan], [1.0, 1.0], "finite"),
    ],
)
def test_refusals(index, se, message):
    with pytest.raises(ValueError, match=message):
        unit_reliability(index, se)


def test_unknown_words():
    with pytest.raises(ValueError, match="estimator must be"):
        between_unit_variance([80.0, 90.0], [1.0, 1.0], estimator="reml")
    with pytest.raises(ValueError, match="confidence"):
        unit_reliability([80.0, 90.0], [1.0, 1.0], confidence=1.0)
