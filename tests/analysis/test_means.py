import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import (
    MEAN,
    Design,
    estimate,
    estimate_means,
    respondent_scores,
    summarise_design,
)
from tests.analysis.sheets import TREE, drawn


@pytest.fixture
def design() -> Design:
    sheets = drawn()
    weight = np.random.default_rng(2).uniform(0.5, 4, len(sheets.psu))
    home = sheets.stratum_of_psu[sheets.psu]
    return Design.build(stratum=home, psu=sheets.psu, weight=weight)


@pytest.mark.parametrize("lonely", ["adjust", "remove"])
def test_means_of_scores_are_the_criteria(design, lonely):
    levels = drawn().levels
    worth = np.array([np.nan, *MEAN, np.nan])
    domain = np.arange(400) % 3 > 0
    ours = estimate_means(worth[levels], design, domain=domain, lonely=lonely)
    strata = summarise_design(levels, design, TREE, domain=domain)
    criteria = estimate(strata, TREE, score=MEAN, lonely=lonely)[:4]
    assert_allclose(ours.mean, [e.index for e in criteria], rtol=1e-12)
    assert_allclose(ours.se, [e.se for e in criteria], rtol=1e-9)
    assert ours.df.tolist() == [e.df for e in criteria]
    assert ours.n.tolist() == [e.n for e in criteria]


def test_simple_random_sample():
    values = np.array([3.0, 5.0, 8.0, 1.0])
    found = estimate_means(values, Design.build(stratum=[0] * 4, psu=range(4)))
    assert found.se[0] == pytest.approx(values.std(ddof=1) / 2)


def test_a_single_sampling_unit_against_the_rest():
    """By hand: 6 = mean; z = (2 - 6 + 4 - 6)/3 and (12 - 6)/3."""
    design = Design.build(stratum=["A", "A", "B"], psu=[1, 2, 1])
    adjusted = estimate_means([2.0, 4.0, 12.0], design)
    removed = estimate_means([2.0, 4.0, 12.0], design, lonely="remove")
    inside = 2 * ((-4 / 3 + 1) ** 2 + (-2 / 3 + 1) ** 2)
    assert removed.covariance[0, 0] == pytest.approx(inside)
    assert adjusted.covariance[0, 0] == pytest.approx(inside + 2.0**2)
    assert adjusted.df[0] == 1


def test_nobody_in_the_domain(design):
    found = estimate_means(np.ones(400), design, domain=np.zeros(400, dtype=bool))
    assert np.isnan(found.mean[0])
    assert np.isnan(found.se[0])
    assert found.n[0] == 0


def test_refusals(design):
    with pytest.raises(ValueError, match="values need 400 rows"):
        estimate_means([1.0], design)
    with pytest.raises(ValueError, match="lonely must be 'adjust' or 'remove'"):
        estimate_means(np.ones(400), design, lonely="average")


def test_own_scores_leave_out_what_was_not_answered():
    levels = np.array([[5, 0, 6, 1], [0, 0, 0, 0]])
    own = respondent_scores(levels, TREE, score=MEAN)
    assert own[0] == pytest.approx((1 * 100 + 3 * 20) / 4)
    assert np.isnan(own[1])
