"""A province as the mean of its units."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import (
    MEAN,
    SHARE,
    Tree,
    domains_of,
    equal_units,
    estimates_of,
    mean_of_units,
    summarise_many,
)
from tests.analysis.sheets import CRITERIA, TREE, drawn

NUMBERS = ("index", "se", "low", "high", "n_star", "n_kish", "deff", "coverage")


@pytest.fixture(params=[SHARE, MEAN], ids=["share", "mean"])
def units(request):
    """Four units of quite different size."""
    sheets = drawn(900, n_psu=60)
    keep = np.random.default_rng(1).random(900) < (sheets.psu % 4 + 1) / 4
    strata = summarise_many(
        sheets.levels[keep], sheets.psu[keep], sheets.stratum_of_psu, TREE
    )
    return domains_of(strata, request.param, groups=range(4))


def test_a_unit_by_itself_stays_as_it_is(units):
    pairs = zip(
        estimates_of(units, TREE), estimates_of(equal_units(units), TREE), strict=True
    )
    for one, other in pairs:
        for a, b in zip(one, other, strict=True):
            ours = [getattr(b, name) for name in NUMBERS]
            theirs = [getattr(a, name) for name in NUMBERS]
            assert_allclose(np.array(ours, float), np.array(theirs, float), rtol=1e-9)
            assert (a.n, a.df, a.counts, a.status) == (b.n, b.df, b.counts, b.status)


def test_the_union_is_the_mean(units):
    whole = estimates_of(equal_units(units).merged([range(4)]), TREE)[0]
    each = estimates_of(units, TREE)
    for k, found in enumerate(whole):
        own = [unit[k] for unit in each]
        expected = mean_of_units(
            [e.index for e in own], [e.se**2 for e in own], [e.df for e in own]
        )
        assert found.index == pytest.approx(expected.index, rel=1e-10)
        assert found.se == pytest.approx(expected.se, rel=1e-9)
        assert found.n == sum(e.n for e in own)
        assert found.df >= expected.df
        kish = 16 / sum(1 / e.n for e in own)
        assert found.n_kish == pytest.approx(kish)


def test_size_does_not_matter(units):
    """A unit's weight cancels: a hundred times the sheets' weight, the same mean."""
    sheets = drawn(900, n_psu=60)
    strata = summarise_many(*sheets, TREE)
    plain, heavy = (
        equal_units(domains_of(strata, SHARE, groups=range(4), weights=weights))
        for weights in (np.ones(4), [100.0, 1.0, 0.01, 3.0])
    )
    one, other = (estimates_of(d.merged([range(4)]), TREE)[0] for d in (plain, heavy))
    for a, b in zip(one, other, strict=True):
        assert_allclose([a.index, a.se], [b.index, b.se], rtol=1e-9)


def test_a_criterion_that_a_unit_does_not_ask():
    """The mean is over the units that ask it."""
    sheets = drawn(900, n_psu=60)
    silent = sheets.levels.copy()
    silent[sheets.stratum_of_psu[sheets.psu] == 0, 0] = 0
    tree = Tree.build(CRITERIA)
    strata = summarise_many(silent, sheets.psu, sheets.stratum_of_psu, tree)
    units = domains_of(strata, SHARE, groups=range(4))
    found = estimates_of(equal_units(units).merged([range(4)]), tree)[0][0]
    own = [unit[0].index for unit in estimates_of(units, tree)]
    assert own[0] is None
    assert found.index == pytest.approx(np.mean(own[1:]))
