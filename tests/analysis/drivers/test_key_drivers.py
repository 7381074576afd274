import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import Design
from analysis.drivers import (
    decompose,
    drivers_from_levels,
    factor_scores,
    key_drivers,
    rest_association,
)
from analysis.drivers.replicates import jackknife, unit_sums
from analysis.reliability import rest_correlations, weighted_covariance


def _rows(seed=1, n=300, clusters=30, p=3):
    """Rows with an effect of the cluster, in three strata, weighted."""
    rng = np.random.default_rng(seed)
    psu = np.arange(n) % clusters
    x = rng.normal(size=(clusters, p))[psu] * 0.4 + rng.normal(size=(n, p))
    y = x @ [1.0, 0.5, 0.25][:p] + rng.normal(size=n)
    design = Design.build(
        stratum=psu % 3, psu=psu, weight=rng.uniform(0.5, 2, n), fpc=np.full(n, 40.0)
    )
    return x, y, design


def test_replicates_are_those_of_changed_weights():
    """Leaving a sampling unit out by its sums is leaving its rows out."""
    x, _, design = _rows()
    units = unit_sums(x, design, np.ones(300, bool), at_least=2)
    [found] = jackknife(units, 1000)
    assert_allclose(units.covariance, weighted_covariance(x, design.weight))
    for c in (0, 7, 29):
        weight = design.weight.copy()
        same = design.stratum_of_psu[design.psu] == design.stratum_of_psu[c]
        weight[same] *= 10 / 9
        weight[design.psu == c] = 0
        assert_allclose(found.covariances[c], weighted_covariance(x, weight))
    assert_allclose(found.factor, (1 - 10 / 40) * 9 / 10)


def test_chunks_make_no_difference():
    x, _, design = _rows()
    units = unit_sums(x, design, np.ones(300, bool), at_least=2)
    parts = [part.covariances for part in jackknife(units, 7)]
    [whole] = jackknife(units, 1000)
    assert_allclose(np.concatenate(parts), whole.covariances)


def test_the_only_unit_of_a_stratum_is_left_out_unreplaced():
    x, y, _ = _rows(n=60, clusters=60)
    stratum = np.where(np.arange(60) == 0, 1, 2)
    design = Design.build(stratum=stratum, psu=np.arange(60))
    units = unit_sums(x, design, np.ones(60, bool), at_least=2)
    [found] = jackknife(units, 100)
    lonely = int(np.flatnonzero(units.size[units.home] == 1)[0])
    assert found.factor[lonely] == 1.0
    assert_allclose(found.covariances[lonely], np.cov(x[1:].T, ddof=0))
    assert key_drivers(y, x, design).df == 58


def test_standard_error_of_a_correlation():
    """For independent normal rows it is (1 - r^2)/sqrt(n)."""
    rng = np.random.default_rng(4)
    x = rng.normal(size=(4000, 2))
    x[:, 1] += x[:, 0]
    design = Design.build(stratum=np.zeros(4000), psu=np.arange(4000))
    found = rest_association(x, design)
    r = found.r[0]
    assert found.se[0] == pytest.approx((1 - r**2) / np.sqrt(4000), rel=0.05)


def test_jackknife_and_bootstrap_agree():
    x, y, _ = _rows(n=600, clusters=60)
    psu = np.arange(600) % 60
    design = Design.build(stratum=psu % 3, psu=psu)
    one = key_drivers(y, x, design)
    two = key_drivers(y, x, design, draws=500, seed=3)
    assert_allclose(two.se, one.se, rtol=0.15)
    assert_allclose(two.low, one.low, atol=0.02)
    assert_allclose(two.high, one.high, atol=0.02)
    again = key_drivers(y, x, design, draws=500, seed=3)
    assert_allclose(again.low, two.low)


def test_limits_cover_near_their_level():
    rng = np.random.default_rng(6)
    covered, reps = np.zeros(2), 300
    psu = np.arange(200) // 5
    design = Design.build(stratum=psu % 2, psu=psu)
    # x1, x2 and the error have variances 1.25, 1.25 and 1 + 0.25 (the cluster's own).
    truth = 1.25 / (1.25 + 1.25 * 0.49)
    for _ in range(reps):
        base = rng.normal(size=(200, 3)) + rng.normal(size=(40, 3))[psu] * 0.5
        found = key_drivers(base @ [1, 0.7, 1], base[:, :2], design)
        covered += (found.low <= [truth, 1 - truth]) & (
            [truth, 1 - truth] <= found.high
        )
    assert_allclose(covered / reps, 0.95, atol=0.04)


def test_weights_scale_and_rows_in_any_order():
    x, y, design = _rows()
    plain = key_drivers(y, x, design)
    order = np.random.default_rng(0).permutation(300)
    psu = np.arange(300) % 30
    moved = Design.build(
        stratum=(psu % 3)[order],
        psu=psu[order],
        weight=design.weight[order] * 9,
        fpc=np.full(300, 40.0),
    )
    found = key_drivers(y[order], x[order], moved)
    for field in ("importance", "share", "se", "low", "high"):
        assert_allclose(getattr(found, field), getattr(plain, field), rtol=1e-8)


def test_the_whole_frame_leaves_no_noise():
    x, y, _ = _rows()
    design = Design.build(
        stratum=np.zeros(300), psu=np.arange(300), fpc=np.full(300, 300)
    )
    found = key_drivers(y, x, design)
    assert_allclose(found.se, 0, atol=1e-12)
    assert_allclose(found.low, found.share)


def test_gaps_weights_of_0_and_domains():
    x, y, design = _rows()
    domain = np.arange(300) < 200
    y[:20] = np.nan
    x[20:30, 1] = np.nan
    found = key_drivers(y, x, design, domain=domain)
    want = decompose(
        weighted_covariance(np.column_stack([x, y])[30:200], design.weight[30:200])
    )
    assert found.n == 170
    assert found.kept == pytest.approx(
        design.weight[30:200].sum() / design.weight[:200].sum()
    )
    assert_allclose(found.importance, want.lmg)


def test_a_single_driver_has_all_of_it():
    x, y, design = _rows(p=1)
    found = key_drivers(y, x, design)
    assert (found.share[0], found.low[0], found.high[0]) == (1.0, 1.0, 1.0)
    assert found.r2_low < found.r2 < found.r2_high


def test_johnson_for_many():
    rng = np.random.default_rng(9)
    x = rng.normal(size=(400, 14))
    y = x.sum(axis=1) + rng.normal(size=400)
    design = Design.build(stratum=np.zeros(400), psu=np.arange(400) // 10)
    found = key_drivers(y, x, design)
    assert found.method == "johnson"
    assert found.share.sum() == pytest.approx(1)
    with pytest.raises(ValueError, match="up to 12"):
        key_drivers(y, x, design, method="lmg")


def test_levels_by_factor():
    rng = np.random.default_rng(2)
    sheets = rng.integers(1, 6, (300, 4))
    overall = np.clip(np.round(sheets @ [0.1, 0.1, 0.4, 0.4]), 1, 5).astype(int)
    sheets[:10, :2], overall[10:15] = 0, 6
    design = Design.build(stratum=np.zeros(300), psu=np.arange(300))
    found = drivers_from_levels(overall, sheets, ["A", "A", "B", "B"], design)
    assert (found.names, found.n) == (("A", "B"), 285)
    scores = factor_scores(sheets, ["A", "A", "B", "B"]).scores
    assert np.isnan(scores[:10, 0]).all()
    assert_allclose(scores[10:, 1], sheets[10:, 2:].mean(axis=1) * 20)
    same = key_drivers(np.where(overall == 6, np.nan, overall), scores, design)
    assert_allclose(found.share, same.share)


def test_weights_of_criteria_inside_a_factor():
    found = factor_scores(np.array([[5, 3], [5, 0]]), ["A", "A"], weights=[3, 1])
    assert found.scores.ravel().tolist() == [90.0, 100.0]
    with pytest.raises(ValueError, match="above 0"):
        factor_scores(np.array([[5, 3]]), ["A", "A"], weights=[1, 0])


def test_rest_association_knows_weights_and_clusters():
    x, _, design = _rows(seed=8)
    x += x[:, :1]
    found = rest_association(x, design, weights=[0.2, 0.3, 0.5])
    want = rest_correlations(weighted_covariance(x * [0.2, 0.3, 0.5], design.weight))
    assert_allclose(found.r, want)
    assert np.all((found.low < found.r) & (found.r < found.high))
    y = x[:, 1:] @ [0.3, 0.5]
    assert found.r[0] == pytest.approx(
        np.sqrt(
            decompose(
                weighted_covariance(np.column_stack([x[:, 0], y]), design.weight)
            ).r2
        )
    )


def test_refusals():
    x, y, design = _rows()
    cases = [
        ({"outcome": y[:-1]}, "need 300 rows"),
        ({"outcome": np.full(300, 4.0)}, "the outcome is constant"),
        ({"outcome": np.where(y > 0, np.inf, y)}, "finite"),
        ({"predictors": np.column_stack([x, x[:, 0] + x[:, 1]])}, "determine each"),
        (
            {"predictors": np.column_stack([x, np.full(300, 0.1)])},
            "predictor 4 is con",
        ),
        ({"predictors": x[:, :0]}, "at least one"),
        ({"names": ["A"]}, "3 predictors need 3 names"),
        ({"draws": 100}, "at least 500"),
        ({"draws": 500, "confidence": 95}, "between 0 and 1"),
        ({"confidence": 95}, "between 0 and 1"),
        ({"method": "pratt"}, "method must be"),
        ({"domain": np.arange(300) < 3}, "5 complete rows are needed, got 3"),
        ({"domain": np.arange(300) % 30 == 4}, "in one sampling unit"),
        ({"domain": np.ones(4, bool)}, "mask of shape"),
    ]
    for change, message in cases:
        given = {"outcome": y, "predictors": x, "design": design} | change
        with pytest.raises(ValueError, match=message):
            key_drivers(**given)


def test_a_driver_that_hangs_on_one_sampling_unit():
    x, y, design = _rows()
    x[:, 2] = np.where(design.psu == 3, 1.0, 0.0)
    with pytest.raises(ValueError, match="without one sampling unit"):
        key_drivers(y, x, design)


def test_refusals_of_the_rest():
    x, _, design = _rows()
    for given, message in [
        ({"scores": x[:, :1]}, "at least two"),
        ({"scores": x, "weights": [1, 1, 0]}, "above 0"),
        ({"scores": x, "names": ["A"]}, "need 3 names"),
        ({"scores": x * [1, 1, 0]}, "factor 3 is constant"),
        ({"scores": np.where(x > 2, np.inf, x)}, "finite"),
    ]:
        with pytest.raises(ValueError, match=message):
            rest_association(design=design, **given)


def test_levels_of_the_overall_question():
    design = Design.build(stratum=[1, 1], psu=[1, 2])
    with pytest.raises(ValueError, match="is 9"):
        drivers_from_levels(np.array([5, 9]), np.array([[5], [4]]), ["A"], design)
    with pytest.raises(ValueError, match="shape"):
        drivers_from_levels(np.array([[5, 4]]), np.array([[5], [4]]), ["A"], design)
