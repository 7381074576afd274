import numpy as np
import pytest
from numpy.testing import assert_allclose

from analysis import (
    MEAN,
    SHARE,
    Design,
    Tree,
    covariance,
    estimate,
    summarise,
    summarise_design,
    summarise_many,
)
from tests.analysis.sheets import CRITERIA, TREE, drawn

NUMBERS = ("index", "se", "low", "high", "n_star", "share_index", "mean_index")


def by_node(strata, tree=TREE, **options):
    options.setdefault("score", SHARE)
    return {e.node: e for e in estimate(strata, tree, **options)}


def numbers(estimates):
    return np.array([[getattr(e, f) for f in NUMBERS] for e in estimates.values()])


@pytest.fixture
def strata():
    return summarise_many(*drawn(), TREE)


def test_one_binary_criterion_by_hand():
    tree = Tree.build([("Q", None, None, 1)])
    q = by_node(
        [summarise(np.array([[5]] * 38 + [[2]] * 2), np.arange(40), tree)], tree
    )
    assert q["Q"].index == 95
    assert q["Q"].se == pytest.approx(100 * np.sqrt(0.95 * 0.05 / 39))
    assert q["Q"].deff == pytest.approx(1)
    assert q["Q"].n_star == pytest.approx(39)
    assert q["Q"].distribution == (0, 0.05, 0, 0, 0.95)
    assert q["Q"].mean_index == pytest.approx(97)


@pytest.mark.parametrize("aggregate", ["criteria", "pooled", "factors"])
def test_variance_of_composites_by_differences(aggregate):
    """Leave-one-out of sampling units (jackknife) agrees with the linearisation."""
    sheets = drawn(4000, n_psu=400)
    tree = Tree.build(CRITERIA, aggregate)
    whole = by_node([summarise(sheets.levels, sheets.psu, tree)], tree, score=MEAN)
    without = [
        [
            e.index
            for e in estimate(
                [summarise(sheets.levels[rows], sheets.psu[rows], tree)],
                tree,
                score=MEAN,
            )
        ]
        for rows in (sheets.psu != p for p in range(0, 400))
    ]
    jackknife = np.sqrt(399 / 400 * ((without - np.mean(without, axis=0)) ** 2).sum(0))
    assert_allclose([e.se for e in whole.values()], jackknife, rtol=0.02)


def test_pooled_is_one_criterion_of_all_answers():
    sheets = drawn()
    levels = sheets.levels.copy()
    levels[:, 0] = np.where(levels[:, 1] > 3, 0, 1)  # few answers, and bad ones
    pooled = Tree.build([(code, "F", None, 1) for code in "ABCD"], "pooled")
    one = Tree.build([("Q", None, None, 1)])
    stratum = summarise(levels, sheets.psu, pooled)
    alone = summarise(levels.reshape(-1, 1), np.repeat(sheets.psu, 4), one)
    ours = by_node([stratum], pooled, score=MEAN)["overall"]
    theirs = by_node([alone], one, score=MEAN)["Q"]
    assert ours.index == pytest.approx(theirs.index, rel=1e-12)
    assert ours.se == pytest.approx(theirs.se, rel=1e-10)
    assert ours.counts == theirs.counts


def test_multiplying_all_weights_changes_nothing(strata):
    plain = by_node(strata)
    tripled = by_node(strata, weights=[3.0] * 4)
    assert_allclose(numbers(tripled), numbers(plain), rtol=1e-12)


def test_order_of_strata_changes_nothing(strata):
    weights = [1.0, 2.0, 0.5, 4.0]
    one = by_node(strata, weights=weights)
    other = by_node(strata[::-1], weights=weights[::-1])
    assert_allclose(numbers(other), numbers(one), rtol=1e-12)


def test_order_of_criteria_changes_nothing():
    sheets = drawn()
    tree = Tree.build(CRITERIA[::-1])
    one = by_node([summarise(sheets.levels, sheets.psu, TREE)])
    other = by_node([summarise(sheets.levels[:, ::-1], sheets.psu, tree)], tree)
    for node, figure in one.items():
        assert other[node].se == pytest.approx(figure.se, rel=1e-10)
        assert other[node].low == pytest.approx(figure.low, rel=1e-10)


def test_a_stratum_of_weight_0_is_not_there(strata):
    one = by_node(strata, weights=[1.0, 1.0, 1.0, 0.0])
    other = by_node(strata[:3])
    assert_allclose(numbers(one), numbers(other), rtol=1e-12)
    assert [e.n for e in one.values()] == [e.n for e in other.values()]
    assert [e.df for e in one.values()] == [e.df for e in other.values()]


def test_nothing_has_weight(strata):
    assert {e.fallback for e in by_node(strata, weights=[0] * 4).values()} == {
        "no_data"
    }


def test_a_union_of_weighted_strata_by_hand(strata):
    weights = np.array([1.0, 2.0, 0.5, 4.0])
    shares = np.array([by_node([s])["A1"].index for s in strata])
    n = np.array([by_node([s])["A1"].n for s in strata])
    variances = np.array([by_node([s])["A1"].se ** 2 for s in strata])
    found = by_node(strata, weights=weights)["A1"]
    parts = weights * n / (weights * n).sum()
    assert found.index == pytest.approx(parts @ shares)
    assert found.n_kish == pytest.approx((weights @ n) ** 2 / (weights**2 @ n))
    # Numbers of answers by day vary too, so only roughly the sum of its parts.
    assert found.se**2 == pytest.approx(parts**2 @ variances, rel=0.25)


def test_distribution_of_a_composite_gives_its_index(strata):
    for figure in by_node(strata).values():
        assert sum(figure.distribution) == pytest.approx(1)
        assert figure.share_index == pytest.approx(figure.index)
        assert figure.mean_index == pytest.approx(
            np.dot(figure.distribution, MEAN), rel=1e-12
        )


def test_the_covariance_has_the_errors_on_its_diagonal(strata):
    matrix = covariance(strata, TREE, score=SHARE)
    se = [e.se for e in estimate(strata, TREE, score=SHARE)]
    assert_allclose(np.sqrt(np.diag(matrix)), se, rtol=1e-9)
    assert np.linalg.eigvalsh(matrix).min() > -1e-9


def test_a_correction_for_a_finite_frame(strata):
    drawn_half = [s.with_population(2 * s.n_psu) for s in strata]
    one, other = by_node(strata)["A1"], by_node(drawn_half)["A1"]
    assert other.se == pytest.approx(one.se * np.sqrt(0.5))
    assert other.n_eff == pytest.approx(one.n_eff)
    assert other.n_star == pytest.approx(2 * one.n_star)


def test_a_census_has_no_interval(strata):
    for figure in by_node([s.with_population(s.n_psu) for s in strata]).values():
        assert figure.fallback == "census"
        assert figure.low == figure.high == pytest.approx(figure.index)


def test_all_satisfied_is_not_certain():
    sheets = np.full((30, 4), 5)
    for figure in by_node([summarise(sheets, np.arange(30) // 3, TREE)]).values():
        assert (figure.index, figure.se, figure.high) == (100, 0, 100)
        assert figure.fallback == "extreme"
        assert 80 < figure.low < 90
        assert figure.deff is None


def test_all_alike_between_the_ends():
    sheets = np.full((30, 4), 4)
    for figure in by_node(
        [summarise(sheets, np.arange(30) // 3, TREE)], score=MEAN
    ).values():
        assert (figure.index, figure.se) == (pytest.approx(80), 0)
        assert figure.fallback == "zero_variance"
        assert figure.low < 80 < figure.high


def test_limits_stay_within_the_score():
    sheets = np.full((3, 4), 1)
    for figure in by_node([summarise(sheets, np.arange(3), TREE)], score=MEAN).values():
        assert figure.index == pytest.approx(20)
        assert figure.low >= 20


def test_one_day_has_no_degrees_of_freedom():
    sheets = drawn()
    figure = by_node([summarise(sheets.levels, sheets.psu * 0, TREE)])["A1"]
    assert (figure.df, figure.se, figure.fallback) == (0, 0, "df0")
    assert figure.n_star == figure.n == figure.n_kish


def test_single_days_are_compared_with_the_whole():
    sheets = drawn()
    alone = summarise_many(sheets.levels, sheets.psu, np.arange(40), TREE)
    adjusted, removed = by_node(alone), by_node(alone, lonely="remove")
    assert all(e.se > 0 for e in adjusted.values())
    assert all(e.se == 0 for e in removed.values())
    assert {e.fallback for e in adjusted.values()} == {"df0"}


def test_a_criterion_nobody_answered():
    sheets = drawn()
    levels = sheets.levels.copy()
    levels[:, 3] = 6
    found = by_node([summarise(levels, sheets.psu, TREE)])
    for node in ("C1", "C", "T"):
        figure = found[node]
        assert (figure.index, figure.se, figure.low) == (None, None, None)
        assert (figure.n, figure.coverage, figure.fallback) == (0, 0, "no_data")
    assert found["overall"].coverage == pytest.approx(4 / 7)
    assert found["overall"].index == pytest.approx(found["S"].index)


def test_wider_with_more_confidence(strata):
    usual, sure = by_node(strata), by_node(strata, confidence=0.99)
    for node, figure in usual.items():
        assert sure[node].low < figure.low
        assert sure[node].high > figure.high


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"strata": []}, "at least one stratum"),
        ({"weights": [1.0]}, "weights needs 4 values"),
        ({"weights": [1, 1, 1, -1]}, "weights must be 0, or .* got -1"),
        ({"weights": [1, 1, 1, np.nan]}, "weights must be 0, or .* got nan"),
        ({"weights": [1, 1, 1, 1e300]}, "weights must be 0, or .* got 1e"),
        ({"confidence": 95}, "confidence must lie between 0 and 1, got 95"),
        ({"lonely": "fail"}, "lonely must be 'adjust' or 'remove', got 'fail'"),
        ({"score": (0, 0, 0, 1)}, "a score needs 5 values"),
        ({"tree": Tree.build([("X", None, None, 1)])}, "not summarised with this tree"),
    ],
)
def test_refusals(strata, options, message):
    arguments = {"strata": strata, "tree": TREE, "score": SHARE, **options}
    with pytest.raises(ValueError, match=message):
        estimate(**arguments)


def test_strata_of_two_questionnaires_are_refused(strata):
    one = Tree.build([("X", None, None, 1)])
    other = summarise(np.ones((2, 1), int), np.arange(2), one)
    with pytest.raises(ValueError, match="different criteria"):
        estimate([*strata, other], TREE, score=SHARE)


def test_known_totals_do_not_matter_inside_a_stratum():
    """A stratum's own figures are the same, with any number of sampling units."""
    sheets = drawn()
    for psus in (sheets.psu, sheets.psu * 0):
        own = [summarise(sheets.levels, psus, TREE)]
        given, known = (
            estimate(own, TREE, score=MEAN, weights=[w], poststratified=w != 1)
            for w in (1.0, 3.0)
        )
        for one, other in zip(given, known, strict=True):
            assert other.se == pytest.approx(one.se, rel=1e-9)
            assert (other.index, other.df) == (pytest.approx(one.index), one.df)


@pytest.mark.parametrize("n", [1000, 200_000])
def test_one_of_very_many_is_not_satisfied(n):
    """Nothing is lost in sums: the closed form to nearly all digits."""
    tree = Tree.build([("Q", None, None, 1)])
    levels = np.full((n, 1), 5, np.uint8)
    levels[0] = 1
    weight = np.full(n, 1e3)
    design = Design.build(stratum=np.zeros(n), psu=np.arange(n), weight=weight)
    found = estimate(summarise_design(levels, design, tree), tree, score=SHARE)[0]
    p = 1 - 1 / n
    assert found.index == pytest.approx(100 * p, rel=1e-14)
    assert found.se == pytest.approx(100 * np.sqrt(p / n / (n - 1)), rel=1e-11)
