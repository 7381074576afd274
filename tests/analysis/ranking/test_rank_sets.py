import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ranking import (
    bootstrap_rank_sets,
    competition_ranks,
    interval_rank_sets,
    table_rank_sets,
    unit_rank_sets,
)


def bootstrap(index, se, **options):
    rng = np.random.default_rng(7)
    return bootstrap_rank_sets(index, se, rng=rng, draws=200, **options)


EVERY = [table_rank_sets, unit_rank_sets, interval_rank_sets, bootstrap]
DETERMINISTIC = [table_rank_sets, unit_rank_sets, interval_rank_sets]
SIMULTANEOUS = [table_rank_sets, interval_rank_sets, bootstrap]

# Indices so close, and errors so small, that units differ although they print the same.
TABLES = st.lists(
    st.tuples(
        st.integers(0, 4000).map(lambda k: 80 + k / 10_000),
        st.sampled_from([0.0, 1e-4, 1e-3, 0.01, 0.1, 1.0]),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize("sets", EVERY)
@given(TABLES, st.integers(0, 4), st.sampled_from([0.3, 0.6, 0.95]))
def test_every_set_holds_the_printed_rank(sets, rows, decimals, confidence):
    index, se = zip(*rows, strict=True)
    best, worst = sets(index, se, decimals=decimals, confidence=confidence)
    ranks = competition_ranks(index, decimals)
    assert np.all((best >= 1) & (best <= ranks))
    assert np.all((ranks <= worst) & (worst <= len(rows)))


@pytest.mark.parametrize("sets", EVERY)
def test_units_that_print_the_same_are_not_told_apart(sets):
    index, se = [90.004, 89.996, 80.0], [1e-4, 1e-4, 1e-4]
    best, worst = sets(index, se)
    assert (best.tolist(), worst.tolist()) == ([1, 1, 3], [2, 2, 3])
    best, worst = sets(index, se, decimals=3)
    assert (best.tolist(), worst.tolist()) == ([1, 2, 3], [1, 2, 3])


@pytest.mark.parametrize("sets", DETERMINISTIC)
@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(sets, rows, random):
    order = list(range(len(rows)))
    random.shuffle(order)
    index, se = np.array(rows).T
    straight, shuffled = sets(index, se), sets(index[order], se[order])
    assert np.array_equal(straight.best[order], shuffled.best)
    assert np.array_equal(straight.worst[order], shuffled.worst)


@pytest.mark.parametrize("sets", EVERY)
def test_a_mirrored_table_has_mirrored_sets(sets):
    rng = np.random.default_rng(3)
    index, se = rng.normal(80, 4, 15).round(2), rng.uniform(0.3, 2, 15)
    straight, mirrored = sets(index, se), sets(160 - index, se)
    slack = 2 if sets is bootstrap else 0  # 200 draws
    assert np.all(np.abs(mirrored.best - (16 - straight.worst)) <= slack)
    assert np.all(np.abs(mirrored.worst - (16 - straight.best)) <= slack)


@pytest.mark.parametrize("sets", EVERY)
def test_one_unit_alone(sets):
    best, worst = sets([80.0], [1.0])
    assert (best.tolist(), worst.tolist()) == ([1], [1])


@pytest.mark.parametrize("sets", SIMULTANEOUS)
def test_simultaneous_sets_hold_all_ranks_as_often_as_they_say(sets):
    rng = np.random.default_rng(11)
    truth, se = np.array([90.0, 89.9, 88.0, 85.0, 84.9, 80.0]), np.full(6, 1.0)
    ranks = np.array(competition_ranks(truth))
    held = 0
    for _ in range(300):
        best, worst = sets(rng.normal(truth, se), se, confidence=0.8)
        held += bool(np.all((best <= ranks) & (ranks <= worst)))
    assert held / 300 > 0.8 - 3 * np.sqrt(0.8 * 0.2 / 300)


def test_each_unit_alone_is_held_as_often_as_its_set_says():
    rng = np.random.default_rng(12)
    truth, se = np.array([90.0, 89.9, 88.0, 85.0, 84.9, 80.0]), np.full(6, 1.0)
    ranks = np.array(competition_ranks(truth))
    held = np.zeros(6)
    for _ in range(300):
        best, worst = unit_rank_sets(rng.normal(truth, se), se, confidence=0.8)
        held += (best <= ranks) & (ranks <= worst)
    assert np.all(held / 300 > 0.8 - 3 * np.sqrt(0.8 * 0.2 / 300))


def test_sets_hold_the_rank_and_narrow_with_certainty():
    rng = np.random.default_rng(4)
    index = rng.normal(85, 5, 12)
    ranks = competition_ranks(index, decimals=9)
    for se, widest in ((50.0, 11), (0.0, 0)):
        for sets in EVERY:
            best, worst = sets(index, np.full(12, se))
            assert np.all((best <= ranks) & (ranks <= worst))
            assert np.all(worst - best == widest)


def test_the_table_is_at_least_as_careful():
    index = np.linspace(70, 95, 15)
    table = table_rank_sets(index, np.full(15, 2.5))
    own = unit_rank_sets(index, np.full(15, 2.5))
    assert np.all((table.best <= own.best) & (own.worst <= table.worst))
    assert np.any(own.best > table.best)


def test_equal_units_without_error_are_not_told_apart():
    best, worst = table_rank_sets([80.0, 80.0, 70.0], [0.0, 0.0, 0.0])
    assert (best.tolist(), worst.tolist()) == ([1, 1, 3], [2, 2, 3])


@pytest.mark.parametrize(
    ("index", "se", "confidence", "message"),
    [
        ([1.0, 2.0], [1.0], 0.95, "one value a unit"),
        ([], [], 0.95, "one value a unit"),
        ([1.0, np.nan], [1.0, 1.0], 0.95, "must be finite, se 0 or more"),
        ([1.0, 2.0], [1.0, -1.0], 0.95, "must be finite, se 0 or more"),
        ([1.0, 2.0], [1.0, 1.0], 95, "confidence must lie between 0 and 1, got 95"),
    ],
)
@pytest.mark.parametrize("sets", EVERY)
def test_refusals(sets, index, se, confidence, message):
    with pytest.raises(ValueError, match=message):
        sets(index, se, confidence=confidence)


def test_what_was_already_found_makes_the_rest_easier():
    """Holm, not Bonferroni: the third gap of 3.3 is at 1.0 %, above 5 %/6."""
    found = table_rank_sets([90.0, 80.0, 76.7], [1.0, 1.0, 1.0])
    assert (found.best.tolist(), found.worst.tolist()) == ([1, 2, 3], [1, 2, 3])


def test_thousands_of_units_by_their_intervals():
    rng = np.random.default_rng(5)
    index = rng.normal(85, 6, 3400)
    best, worst = interval_rank_sets(index, np.full(3400, 1.5))
    ranks = np.array(competition_ranks(index))
    assert np.all((best <= ranks) & (ranks <= worst))
    assert np.mean(worst - best) > 1000


def test_the_same_seed_draws_the_same_sets():
    index, se = np.linspace(80, 90, 12), np.full(12, 1.7)
    once, again = (bootstrap(index, se) for _ in range(2))
    assert np.array_equal(once, again)


def test_blocks_draw_what_one_piece_draws(monkeypatch):
    index, se = np.linspace(80, 90, 12), np.full(12, 1.7)
    whole = bootstrap(index, se)
    monkeypatch.setattr("analysis.ranking.bootstrap._BLOCK", 500)
    assert np.array_equal(whole, bootstrap(index, se))


def test_the_bootstrap_needs_draws():
    with pytest.raises(ValueError, match="draws must be 100 or more, got 99"):
        bootstrap_rank_sets([1.0], [1.0], rng=np.random.default_rng(1), draws=99)


def test_decimals_that_nobody_prints():
    with pytest.raises(ValueError, match="decimals must lie between 0 and 9"):
        table_rank_sets([1.0], [1.0], decimals=10)
