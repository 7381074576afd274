import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import wald_interval, wilson_interval
from analysis.comparison import (
    Verdict,
    difference,
    equivalence_p,
    interval_verdict,
    mover_interval,
    official_verdicts,
    screening_verdicts,
)

differences = st.floats(-30, 30)
errors = st.floats(0.01, 10)


@pytest.mark.parametrize(
    ("limits", "verdict"),
    [
        ((4.5, 1.2, 7.8), Verdict.REAL_RISE),
        ((-4.5, -7.8, -1.2), Verdict.REAL_FALL),
        ((2.0, 0.1, 3.9), Verdict.REAL_RISE),
        ((94.1 - 92.1, 0.1, 3.9), Verdict.REAL_RISE),
        ((1.2, 0.4, 2.0), Verdict.SMALL),
        ((-1.2, -2.0, -0.4), Verdict.SMALL),
        ((0.3, -0.9, 1.5), Verdict.EQUIVALENT),
        ((0.0, 0.0, 0.0), Verdict.EQUIVALENT),
        ((0.3, -0.9, 2.0), Verdict.UNCLEAR),
        ((4.5, -0.4, 9.4), Verdict.UNCLEAR),
        ((4.5, 0.0, 9.0), Verdict.UNCLEAR),
    ],
)
def test_one_difference(limits, verdict):
    assert interval_verdict(*limits) is verdict


def test_the_minimum_is_the_readers():
    assert interval_verdict(1.2, 0.4, 2.0, minimum=1) is Verdict.REAL_RISE
    assert interval_verdict(1.2, 0.4, 2.0, minimum=0) is Verdict.REAL_RISE
    assert interval_verdict(0.0, 0.0, 0.0, minimum=0) is Verdict.UNCLEAR


def test_all_satisfied_twice():
    # 30 of 30 after 25 of 25: nothing moved, yet nothing is shown either; 900 show it.
    def verdict(n, m):
        limits = mover_interval(1, wilson_interval(1, n), 1, wilson_interval(1, m))
        return interval_verdict(0, *(100 * float(limit) for limit in limits))

    assert verdict(30, 25) is Verdict.UNCLEAR
    assert verdict(900, 800) is Verdict.EQUIVALENT


@given(differences, errors, st.floats(1, 200), st.floats(0, 5))
def test_a_list_of_one_is_its_interval(gap, se, df, minimum):
    found = difference([gap], [se], [0.0], [0.0], df=df)
    low, high = (float(limit[0]) for limit in wald_interval([gap], se, df=df))
    edges = np.abs([low, high, low + minimum, high - minimum])
    if edges.min() < 1e-6:
        return
    one = interval_verdict(gap, low, high, minimum=minimum)
    assert official_verdicts(found, minimum=minimum) == (one,)


@given(st.lists(st.tuples(differences, errors), min_size=1, max_size=12))
def test_turning_the_list_round(rows):
    gap, se = np.array(rows).T
    verdicts = official_verdicts(difference(gap, se, 0, 0, df=20))
    turned = official_verdicts(difference(0, 0, gap, se, df=20))
    mirror = {
        Verdict.REAL_RISE: Verdict.REAL_FALL,
        Verdict.REAL_FALL: Verdict.REAL_RISE,
    }
    assert turned == tuple(mirror.get(each, each) for each in verdicts)


@given(st.lists(st.tuples(differences, errors), min_size=1, max_size=12))
def test_screening_at_the_same_level_claims_no_less(rows):
    gap, se = np.array(rows).T
    found = difference(gap, se, 0, 0, df=20)
    claims = {Verdict.REAL_RISE, Verdict.REAL_FALL, Verdict.SMALL}
    for official, screened in zip(
        official_verdicts(found), screening_verdicts(found, rate=0.05), strict=True
    ):
        assert official not in claims or screened is official


def test_many_comparisons_need_more():
    alone = difference([5.0], [2.0], [0.0], [1.0], df=40)
    many = difference(
        np.r_[5.0, np.zeros(19)], [2.0] * 20, np.zeros(20), [1.0] * 20, df=40
    )
    assert official_verdicts(alone) == (Verdict.REAL_RISE,)
    assert official_verdicts(many)[0] is Verdict.UNCLEAR


def test_no_claim_without_degrees_of_freedom_or_variance():
    found = difference([95, 100, 100, 95], [1, 0, 0, 1], 80, [1, 0, 0, 1], df=0)
    assert set(official_verdicts(found)) == {Verdict.UNCLEAR}
    agreed = difference([100, 100], [0, 0], [100, 80], [0, 0], df=30)
    assert set(screening_verdicts(agreed)) == {Verdict.UNCLEAR}
    # Nor do they make room for others: the false discovery rate would rise with them.
    p_only = difference(
        [93, 99, 99], [1, 1, 1], [90.4, 80, 80], [1, 1, 1], df=[30, 0, 0]
    )
    assert screening_verdicts(p_only, rate=0.07)[0] is Verdict.UNCLEAR


def test_censuses_are_exact():
    found = difference([95, 91, 90, 89], [0] * 4, [90] * 4, [0] * 4)
    assert [str(each) for each in official_verdicts(found)] == [
        *("real_rise", "small", "equivalent", "small")
    ]


def test_equivalence():
    found = difference([0.5, 3, 0.5], [0.4, 0.4, 0], 0, 0, df=[20, 20, np.inf])
    p = equivalence_p(found)
    _, high = wald_interval(0.5, 0.4, df=20, confidence=1 - float(p[0]))
    assert high == pytest.approx(2)
    assert p[1:].tolist() == [1, 0]


def test_empty_list():
    assert official_verdicts(difference([], [], [], [])) == ()


def test_codes_are_stable():
    assert [str(each) for each in Verdict] == [
        *("real_rise", "real_fall", "small", "equivalent", "unclear")
    ]


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        ((1, 2, 3), {}, "must lie between its limits"),
        ((np.nan, 2, 3), {}, "difference, low and high must be finite"),
        ((1, 0, np.inf), {}, "difference, low and high must be finite"),
        ((1, 0, 2), {"minimum": -1}, "minimum must be finite and 0 or more, got -1"),
    ],
)
def test_refusals_of_one(values, options, message):
    with pytest.raises(ValueError, match=message):
        interval_verdict(*values, **options)


@pytest.mark.parametrize(
    ("verdicts", "options", "message"),
    [
        (official_verdicts, {"confidence": 95}, "confidence must lie between 0 and 1"),
        (official_verdicts, {"minimum": np.nan}, "minimum must be finite"),
        (screening_verdicts, {"rate": 0}, "rate must lie between 0 and 1, got 0"),
        (screening_verdicts, {"minimum": -2}, "minimum must be finite and 0 or more"),
        (equivalence_p, {"minimum": -2}, "minimum must be finite and 0 or more"),
    ],
)
def test_refusals_of_a_list(verdicts, options, message):
    with pytest.raises(ValueError, match=message):
        verdicts(difference([1.0], [1.0], [0.0], [1.0]), **options)


def test_refusal_of_a_single_number():
    with pytest.raises(ValueError, match=r"need a list, got shape \(\)"):
        official_verdicts(difference(1.0, 1.0, 0.0, 1.0))
