"""What is no number, or too large to square, is refused by name, never answered nan."""

import numpy as np
import pytest

import analysis
from analysis import (
    Tree,
    beta_interval,
    cochran_size,
    design_effect,
    difference,
    feldt_interval,
    kish_effect,
    korn_graubard_size,
    logit_interval,
    moments,
    mover_interval,
    omega_total,
    poststratify,
    round_half_up,
    summarise,
    t_quantile,
    table_rank_sets,
    unit_reliability,
    usual_rates,
    wald_interval,
    wilson_interval,
    wilson_size,
)

TREE = Tree.build([("Q", None, None, 1)])
NAN, INF, HUGE = float("nan"), float("inf"), 1e300


def of_levels(levels: object) -> object:
    return summarise(np.array(levels), np.arange(len(np.array(levels))), TREE)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: wilson_interval(NAN, 30), "share"),
        (lambda: wilson_interval(0.9, NAN), "n must"),
        (lambda: wilson_interval(0.9, INF), "n must"),
        (lambda: beta_interval(NAN, 30), "share"),
        (lambda: beta_interval(0.9, 1e30), "n must"),
        (lambda: korn_graubard_size(NAN, 30, 8), "n must"),
        (lambda: korn_graubard_size(30, -1, 8), "n_eff"),
        (lambda: korn_graubard_size(30, 20, NAN), "df"),
        (lambda: t_quantile(NAN), "df"),
        (lambda: logit_interval(0.9, NAN), "se"),
        (lambda: logit_interval(0.9, -0.1), "se"),
        (lambda: wald_interval(NAN, 1), "estimate"),
        (lambda: wald_interval(INF, INF), "estimate"),
        (lambda: wald_interval(90, -1), "se"),
        (lambda: kish_effect([1, NAN]), "weights"),
        (lambda: kish_effect([1, INF]), "weights"),
        (lambda: kish_effect([1, 2], [-1, 3]), "weights"),
        (lambda: poststratify({"A": NAN}, {"A": 3}), "unit 'A'"),
        (lambda: difference(90, HUGE, 80, 1), "se_a"),
        (lambda: mover_interval(0.9, (0.8,), 0.8, (0.7, 0.9)), "pairs"),
        (lambda: table_rank_sets([HUGE, 1], [1, 1]), "index"),
        (lambda: round_half_up(HUGE), "round"),
        (lambda: feldt_interval(NAN, n=30, n_items=3), "alpha"),
        (lambda: feldt_interval(-INF, n=30, n_items=3), "alpha"),
        (lambda: feldt_interval(0.9, n=NAN, n_items=3), "alpha needs"),
        (lambda: omega_total([INF, 1], [1, 1]), "loadings"),
        (lambda: moments([[HUGE, 1], [1, 1]]), "values"),
        (lambda: unit_reliability([HUGE, 1], [1, 1]), "unit 1"),
        (lambda: design_effect(0.5, INF), "rho"),
        (lambda: design_effect(HUGE), "weight_cv"),
        (lambda: cochran_size(INF, margin=1e-200), "sheets"),
        (lambda: wilson_size(share=0.9, response_rate=HUGE), "response_rate"),
        (lambda: usual_rates([HUGE, 1], [1, 1]), "count"),
        (lambda: of_levels([[4.5]]), "sheet 1, item 1 is 4.5"),
        (lambda: of_levels([[5.0], [NAN]]), "sheet 2, item 1 is nan"),
        (lambda: of_levels([["5"]]), "levels must be numbers"),
    ],
)
def test_refusals(call, told):
    with pytest.raises(ValueError, match=told):
        call()


def test_whole_levels_may_be_floats():
    assert of_levels([[5.0], [0.0]]).totals.tolist() == [[0], [0], [0], [0], [1]]


@pytest.mark.parametrize("n", [0.01, 1, 1e3, 1e9, 1e12])
def test_limits_hold_the_share_at_every_size(n):
    for share in (0.0, 1e-9, 0.5, 1 - 1e-9, 1.0):
        for limits in (wilson_interval(share, n), beta_interval(share, n)):
            assert 0 <= limits.low <= share <= limits.high <= 1


@pytest.mark.parametrize("size", [1e-300, 1e-150, 1.0, 1e150, 1e300])
def test_kish_effect_knows_no_unit(size):
    assert kish_effect([size, 3 * size], [30, 10]) == pytest.approx(4 / 3)


def test_a_logit_interval_without_bound_is_all_there_is():
    assert logit_interval(1e-300, 1e30) == (0.0, 1.0)


def test_every_public_name_can_be_asked_for():
    assert all(hasattr(analysis, name) for name in analysis.__all__)
