import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import false_discovery_control

from analysis.comparison import benjamini_hochberg, bonferroni, holm

METHODS = [bonferroni, holm, benjamini_hochberg]
lists = st.lists(st.floats(0, 1), max_size=30)

# Benjamini & Hochberg (1995), section 4.1: 15 hypotheses on thrombolysis.
THROMBOLYSIS = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
    *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000),
]


def test_thrombolysis():
    # The paper: at 0.05 the false discovery rate rejects 4, Bonferroni 3.
    assert (benjamini_hochberg(THROMBOLYSIS) <= 0.05).sum() == 4
    assert (bonferroni(THROMBOLYSIS) <= 0.05).sum() == 3
    assert (holm(THROMBOLYSIS) <= 0.05).sum() == 3


def test_as_in_r():
    # R 4.2.2: p.adjust(c(.01, .04, .03, .005, .9, .03), "holm"), "BH", "bonferroni"
    p = [0.01, 0.04, 0.03, 0.005, 0.9, 0.03]
    assert_allclose(holm(p), [0.05, 0.12, 0.12, 0.03, 0.9, 0.12])
    assert_allclose(benjamini_hochberg(p), [0.03, 0.048, 0.045, 0.03, 0.9, 0.045])
    assert_allclose(bonferroni(p), [0.06, 0.24, 0.18, 0.03, 1, 0.18])


@given(lists.filter(len))
def test_against_scipy(p):
    expected = false_discovery_control(p, method="bh")
    assert_allclose(benjamini_hochberg(p), expected, rtol=1e-12)


@given(lists)
def test_order_of_strictness(p):
    least, middle, most = benjamini_hochberg(p), holm(p), bonferroni(p)
    assert np.all(np.asarray(p) <= least + 1e-15)
    assert np.all(least <= middle * (1 + 1e-12))
    assert np.all(middle <= most * (1 + 1e-12))
    assert np.all(most <= 1)


@pytest.mark.parametrize("method", METHODS)
@given(p=lists, seed=st.integers(0, 1000))
def test_order_of_the_list_does_not_matter(method, p, seed):
    order = np.random.default_rng(seed).permutation(len(p))
    assert_allclose(method(np.asarray(p)[order]), method(p)[order], rtol=1e-12)


@pytest.mark.parametrize("method", METHODS)
def test_one_comparison_needs_no_adjustment(method):
    assert method([0.03]).tolist() == [0.03]
    assert method([]).tolist() == []


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("p", "message"),
    [
        ([0.1, np.nan], "p must lie between 0 and 1, got nan at 1"),
        ([-0.1], "p must lie between 0 and 1, got -0.1 at 0"),
        ([0.2, 1.1], "p must lie between 0 and 1, got 1.1 at 1"),
        (0.5, r"p must be a list of p-values, got shape \(\)"),
    ],
)
def test_refusals(method, p, message):
    with pytest.raises(ValueError, match=message):
        method(p)
