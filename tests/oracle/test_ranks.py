"""Ranks and rank sets, against base R and the R package csranks."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from analysis.ranking import (
    bootstrap_rank_sets,
    competition_ranks,
    interval_rank_sets,
    table_rank_sets,
    top_set,
    unit_rank_sets,
)
from tests.oracle.samples import column

RANKS = "misc/expected/ranks"


@pytest.fixture(scope="module")
def units() -> tuple[np.ndarray, np.ndarray]:
    return column(RANKS, "est"), column(RANKS, "se")


def test_ranks(units):
    assert len(units[0]) == 20
    ranks = competition_ranks(units[0], decimals=4)
    assert_array_equal(ranks, column(RANKS, "rank_min"))


@pytest.mark.parametrize(
    ("sets", "name"),
    [
        (table_rank_sets, "holm"),
        (unit_rank_sets, "marg_holm"),
        (interval_rank_sets, "kww"),
    ],
)
@pytest.mark.parametrize("decimals", [2, 4])
def test_rank_sets(sets, name, decimals, units):
    """To two decimals two more units print the same; no set hangs on it here."""
    best, worst = sets(*units, decimals=decimals)
    assert_array_equal(best, column(RANKS, f"{name}_L"))
    assert_array_equal(worst, column(RANKS, f"{name}_U"))


def test_bootstrap(units):
    """The package draws too: one rank may differ."""
    rng = np.random.default_rng(2026)
    best, worst = bootstrap_rank_sets(*units, rng=rng, draws=10_000)
    near = {"L": best, "U": worst}
    for limit, ours in near.items():
        theirs = column(RANKS, f"csranks_simul_{limit}")
        assert np.abs(ours - theirs).max() <= 1
        assert (ours == theirs).sum() >= 17


def test_holm_beside_the_bootstrap(units):
    """Holm's sets are at least as wide, but for the luck of the draws."""
    table, own = table_rank_sets(*units), unit_rank_sets(*units)
    for ours, name in ((table, "simul"), (own, "marg")):
        assert np.all(ours.best <= column(RANKS, f"csranks_{name}_L"))
        assert np.all(ours.worst >= column(RANKS, f"csranks_{name}_U"))


def test_top_set(units):
    assert_array_equal(top_set(*units, 3), column(RANKS, "in_cs_top3") == 1)
