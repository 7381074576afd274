"""What must not matter does not: order, names, cuts, units of weight, zeros."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from analysis import (
    MEAN,
    SHARE,
    Design,
    Tree,
    estimate,
    summarise,
    summarise_design,
    summarise_many,
)

TREE = Tree.build(
    [("A1", "A", "S", 1), ("A2", "A", "S", 2), ("B1", "B", "S", 1)], "factors"
)
NUMBERS = ("index", "se", "low", "high", "n_star", "n_kish", "deff")
WORDS = ("n", "df", "counts", "fallback", "status", "complement")


@st.composite
def surveys(draw):
    """Draw sheets with stratum, sampling unit and weight, awkward ones among them."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n = draw(st.integers(2, 60))
    top = draw(st.sampled_from([0.5, 0.9, 1.0]))
    levels = np.where(rng.random((n, 3)) < top, rng.integers(4, 6, (n, 3)), 2)
    levels[rng.random((n, 3)) < draw(st.sampled_from([0.0, 0.3]))] = 0
    weight = rng.uniform(0.5, 3, n)
    weight[rng.random(n) < draw(st.sampled_from([0.0, 0.2]))] = 0
    return levels, rng.integers(0, 4, n), rng.integers(0, 8, n), weight


def figures(levels, stratum, psu, weight, *, score=SHARE, tree=TREE):
    design = Design.build(stratum=stratum, psu=psu, weight=weight)
    return estimate(summarise_design(levels, design, tree), tree, score=score)


def same(one, other):
    for a, b in zip(one, other, strict=True):
        for word in WORDS:
            assert getattr(a, word) == getattr(b, word)
        ours, theirs = (
            np.array([getattr(e, f) for f in NUMBERS], dtype=float) for e in (a, b)
        )
        assert_allclose(ours, theirs, rtol=1e-7, atol=1e-9)


@settings(deadline=None, max_examples=60)
@given(surveys(), st.randoms(use_true_random=False))
def test_order_of_sheets(survey, random):
    order = random.sample(range(len(survey[0])), len(survey[0]))
    same(figures(*survey), figures(*(part[order] for part in survey)))


@settings(deadline=None, max_examples=40)
@given(surveys())
def test_names_of_strata_and_sampling_units(survey):
    levels, stratum, psu, weight = survey
    names = np.array(["z", "y", "x", "w"])[stratum]
    same(figures(*survey), figures(levels, names, 1000 - 7 * psu, weight))


@settings(deadline=None, max_examples=40)
@given(surveys(), st.sampled_from([1e-6, 0.125, 3.0, 1e9]))
def test_unit_of_the_weights(survey, factor):
    levels, stratum, psu, weight = survey
    same(figures(*survey), figures(levels, stratum, psu, factor * weight))


@settings(deadline=None, max_examples=40)
@given(surveys())
def test_relabelled_levels(survey):
    """Levels that a score does not tell apart may be exchanged."""
    levels, stratum, psu, weight = survey
    other = np.array([0, 3, 1, 2, 5, 4])[levels]
    one, two = figures(*survey), figures(other, stratum, psu, weight)
    for a, b in zip(one, two, strict=True):
        assert (a.n, a.df, a.fallback) == (b.n, b.df, b.fallback)
        assert (a.counts[3], a.counts[4]) == (b.counts[4], b.counts[3])
        if a.n:
            assert_allclose([a.index, a.low], [b.index, b.low], atol=1e-9)
            assert_allclose(a.se, b.se, rtol=1e-9)


@settings(deadline=None, max_examples=40)
@given(surveys())
def test_not_satisfied_is_as_sure_as_satisfied(survey):
    """The share of the others: 100 less, the same error, limits mirrored."""
    levels, stratum, psu, weight = survey
    turned = np.array([0, 5, 5, 5, 1, 1])[levels]
    one, two = figures(*survey), figures(turned, stratum, psu, weight)
    for a, b in zip(one[:3], two[:3], strict=True):
        if a.n:
            assert_allclose(a.index, 100 - b.index, atol=1e-9)
            assert_allclose(a.se, b.se, atol=1e-9)
            assert_allclose([a.low, a.high], [100 - b.high, 100 - b.low], atol=1e-7)


@settings(deadline=None, max_examples=40)
@given(surveys(), st.integers(0, 8))
def test_a_stratum_computed_in_two_parts(survey, cut):
    levels, _, psu, _ = survey
    whole = summarise(levels, psu, TREE)
    parts = [
        summarise(levels[rows], psu[rows], TREE) for rows in (psu < cut, psu >= cut)
    ]
    merged = parts[0].merge(parts[1])
    assert_array_equal(merged.cross, whole.cross)
    assert_array_equal(merged.totals, whole.totals)
    same(estimate([merged], TREE, score=MEAN), estimate([whole], TREE, score=MEAN))


@settings(deadline=None, max_examples=30)
@given(surveys())
def test_blank_sheets_add_nothing_but_their_sampling_unit(survey):
    """Inside a sampling unit that is there already they change nothing at all."""
    more = [np.concatenate([part, part[:1]]) for part in survey]
    more[0][-1] = 0
    same(figures(*survey), figures(*more))


@settings(deadline=None, max_examples=30)
@given(surveys())
def test_scores_are_linear(survey):
    """100·(mean − 1)/4 is another map of the same index: M = 0.8 y + 20."""
    one = figures(*survey, score=MEAN)
    other = figures(*survey, score=(0, 25, 50, 75, 100))
    for a, b in zip(one, other, strict=True):
        if a.n:
            assert_allclose(a.index, 0.8 * b.index + 20, atol=1e-9)
            assert_allclose(a.se, 0.8 * b.se, atol=1e-9)


@settings(deadline=None, max_examples=30)
@given(surveys())
def test_the_weight_of_a_stratum_is_a_weight_of_its_sheets(survey):
    levels, stratum, psu, _ = survey
    factor = np.array([0.5, 2.0, 0.0, 7.0])
    design = Design.build(stratum=stratum, psu=psu)
    home = np.unique(stratum)
    plain = summarise_many(
        levels, design.psu, design.stratum_of_psu, TREE, n_strata=len(home)
    )
    found = estimate(plain, TREE, score=SHARE, weights=factor[home])
    rows = figures(levels, stratum, psu, factor[stratum])
    for a, b in zip(found, rows, strict=True):
        assert (a.n, a.df, a.fallback) == (b.n, b.df, b.fallback)
        if a.n:
            assert_allclose([a.index, a.se], [b.index, b.se], rtol=1e-8, atol=1e-9)
