import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis import MEAN, SHARE, Design, Tree, estimate, summarise_design
from analysis.quality import (
    burst_chances,
    chance_z,
    flag_effect,
    group_quality,
    review,
    robust_z,
    share_z,
)


def test_robust_z_is_z_for_normal_values():
    x = np.random.default_rng(1).normal(10, 3, 20_000)
    assert_allclose(robust_z(x, limit=9), (x - 10) / 3, atol=0.15)


def test_an_outlier_moves_nobody_else():
    x = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0])
    far = np.append(x[:-1], 1e9)
    assert_allclose(robust_z(far)[:-1], robust_z(x)[:-1])
    assert robust_z(far)[-1] == 5.0


def test_most_peers_alike():
    found = robust_z([0.0] * 9 + [1.0])
    assert found[:9].tolist() == [0.0] * 9
    assert found[9] == 5.0
    assert robust_z([2.0] * 4).tolist() == [0.0] * 4


def test_a_unit_without_a_figure():
    found = robust_z([1.0, 2.0, np.nan, 3.0])
    assert np.isnan(found[2])
    assert_allclose(found[[0, 1, 3]], robust_z([1.0, 2.0, 3.0]))
    assert np.isnan(share_z([1, 2, 0, 3], [9, 9, 0, 9])[2])


def test_chances_as_distances():
    assert chance_z([0.5, 0.0, 1.0]).tolist() == [0.0, 5.0, -5.0]
    assert chance_z([0.00135], among=1)[0] == pytest.approx(3, abs=1e-3)
    assert chance_z([0.00135 / 40, 0.5], among=40)[0] == pytest.approx(3, abs=1e-3)


def test_shares_of_ordinary_units_are_like_normal():
    rng = np.random.default_rng(3)
    n = rng.integers(20, 400, 3000)
    found = share_z(rng.binomial(n, 0.3), n)
    assert found.std() == pytest.approx(1, abs=0.05)
    assert np.mean(np.abs(found) > 3) < 0.01
    # units that truly differ are peers too
    found = share_z(rng.binomial(n, rng.beta(20, 50, 3000)), n)
    assert found.std() == pytest.approx(1, abs=0.1)


def test_few_sheets_must_be_further_off():
    z = share_z([30, 30, 30, 30, 12, 120], [100, 100, 100, 100, 30, 300])
    assert 0 < z[4] < z[5] < 5


@given(st.lists(st.integers(0, 50), min_size=3, max_size=20))
def test_the_other_way_round(count):
    n = np.full(len(count), 50)
    assert_allclose(share_z(count, n), -share_z(n - count, n), atol=1e-9)


def test_a_satisfied_province_is_not_flagged():
    """All 5s and full days, by chance and apart: nobody is called out."""
    rng = np.random.default_rng(4)
    sheets = np.repeat(rng.choice([4, 5], p=[0.3, 0.7], size=(6000, 1)), 8, axis=1)
    loose = rng.random(sheets.shape) < 0.05
    sheets = np.where(loose, rng.integers(3, 6, sheets.shape), sheets)
    group = rng.integers(0, 400, 6000)
    found = group_quality(sheets, group)
    chances = burst_chances(found.n, np.zeros(len(found.n)))
    verdict = review(
        np.column_stack([share_z(found.n_straight, found.n_judged)]),
        chance_z(chances, among=len(chances))[:, None],
    )
    assert verdict.flagged.sum() == 0
    # one counter, one half-day, sixty sheets of the same hand
    sheets = np.vstack([sheets, np.full((60, 8), 5)])
    group = np.append(group, np.full(60, 17))
    found = group_quality(sheets, group)
    chances = burst_chances(found.n, np.zeros(len(found.n)))
    verdict = review(
        np.column_stack([share_z(found.n_straight, found.n_judged)]),
        chance_z(chances, among=len(chances))[:, None],
    )
    assert np.flatnonzero(verdict.flagged).tolist() == [17]


def test_one_kind_of_sign_is_not_enough():
    found = review([[9.0, 9.0], [0.0, 0.0], [4.0, np.nan]], [[0.0], [9.0], [np.nan]])
    assert not found.flagged.any()
    assert found.content.tolist() == [9.0, 0.0, 4.0]


def test_a_contradiction_is_enough():
    found = review([[0.0], [0.0]], [[0.0], [0.0]], impossible=np.array([True, False]))
    assert found.flagged.tolist() == [True, False]


def test_effect_is_that_of_the_estimates():
    rng = np.random.default_rng(8)
    sheets = rng.integers(0, 7, (200, 3))
    flagged, weight = np.arange(200) < 40, rng.uniform(0, 2, 200)
    tree = Tree.build([(code, None, None, 1) for code in "ABC"])
    design = Design.build(stratum=np.zeros(200), psu=np.arange(200), weight=weight)
    found = flag_effect(sheets, flagged, score=MEAN, weight=weight)
    for rows, index in (
        (np.ones(200, bool), found.with_flagged),
        (~flagged, found.without_flagged),
    ):
        strata = summarise_design(sheets, design, tree, domain=rows)
        assert index == pytest.approx(estimate(strata, tree, score=MEAN)[-1].index)
    assert found.difference == found.with_flagged - found.without_flagged


def test_everything_flagged():
    found = flag_effect(np.array([[5, 4]]), np.array([True]), score=SHARE)
    assert (found.n_flagged, found.without_flagged, found.difference) == (1, None, None)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: robust_z([1.0, 2.0]), "at least three"),
        (lambda: robust_z([1.0, 2.0, np.inf]), "finite"),
        (lambda: robust_z([1.0, 2.0, 3.0], limit=0), "above 0"),
        (lambda: chance_z([0.5, 1.5]), "between 0 and 1"),
        (lambda: chance_z([0.5], among=0), "among"),
        (lambda: share_z([1, 2, 3], [4, 5]), "one value a unit"),
        (lambda: share_z([9, 2, 3], [4, 5, 6]), "between 0 and n"),
        (lambda: share_z([1, 2, 0], [4, 5, 0]), "at least three units, got 2"),
        (lambda: review([[1.0]], [[1.0], [2.0]]), "one row a group"),
        (lambda: review([1.0], [[1.0]]), "of shape"),
        (lambda: review([[np.inf]], [[1.0]]), "finite"),
        (lambda: review([[1.0]], [[1.0]], threshold=0), "above 0"),
        (lambda: review([[1.0]], [[1.0]], impossible=[1]), "impossible"),
        (lambda: flag_effect(np.array([[5]]), np.array([1]), score=SHARE), "mask"),
        (
            lambda: flag_effect(np.array([[0]]), np.array([False]), score=SHARE),
            "nobody answered",
        ),
        (lambda: flag_effect(np.array(5), np.array([True]), score=SHARE), "shape"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=message):
        call()
