import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking import competition_ranks, table_rank_sets, top_set
from tests.analysis.ranking.test_rank_sets import TABLES


@given(TABLES, st.integers(1, 12), st.booleans())
def test_the_printed_best_are_always_in(rows, tau, together):
    index, se = zip(*rows, strict=True)
    tau = min(tau, len(rows))
    found = top_set(index, se, tau, together=together)
    ranks = np.array(competition_ranks(index))
    assert np.all(found[ranks <= tau])
    assert found.sum() >= tau


@given(TABLES)
def test_all_are_among_as_many_as_there_are(rows):
    index, se = zip(*rows, strict=True)
    assert np.all(top_set(index, se, len(rows)))


def test_together_is_what_the_table_says():
    rng = np.random.default_rng(2)
    index, se = rng.normal(85, 5, 30), rng.uniform(0.5, 2, 30)
    best = table_rank_sets(index, se).best
    for tau in (1, 3, 10):
        found = top_set(index, se, tau)
        assert np.array_equal(found, best <= tau)
        alone = top_set(index, se, tau, together=False)
        assert np.all(found[alone])
        assert alone.sum() < found.sum()


def test_without_error_the_best_are_the_best():
    found = top_set([80.0, 90.0, 90.0, 70.0], np.zeros(4), 1)
    assert found.tolist() == [False, True, True, False]


@pytest.mark.parametrize("together", [True, False])
def test_the_truly_best_are_in_as_often_as_promised(together):
    rng = np.random.default_rng(8)
    truth, se, tau = np.array([90.0, 89.5, 89.4, 88.0, 85.0, 80.0]), np.ones(6), 2
    held = np.zeros((400, tau))
    for row in held:
        found = top_set(
            rng.normal(truth, se), se, tau, confidence=0.8, together=together
        )
        row[:] = found[:tau]
    allowed = 0.8 - 3 * np.sqrt(0.8 * 0.2 / 400)
    assert np.all(held.mean(axis=0) > allowed)
    if together:
        assert held.all(axis=1).mean() > allowed


@pytest.mark.parametrize("tau", [0, 3])
def test_a_tau_that_is_no_rank(tau):
    with pytest.raises(ValueError, match=f"between 1 and 2 units, got {tau}"):
        top_set([80.0, 90.0], [1.0, 1.0], tau)
