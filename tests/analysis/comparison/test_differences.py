import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import norm, t, ttest_ind_from_stats

from analysis.comparison import difference, error_correlation, satterthwaite_df

errors = st.floats(0.01, 20)
freedoms = st.floats(1, 500)
indices = st.floats(0, 100)


def test_welch():
    # Two samples of 12 and 25 as independent estimates: SciPy's Welch test.
    se_a, se_b = 8.0 / np.sqrt(12), 3.0 / np.sqrt(25)
    df = satterthwaite_df(se_a, 11, se_b, 24)
    found = difference(91.0, se_a, 86.5, se_b, df=df)
    welch = ttest_ind_from_stats(91.0, 8.0, 12, 86.5, 3.0, 25, equal_var=False)
    assert found.t == pytest.approx(welch.statistic, rel=1e-12)
    assert found.p == pytest.approx(welch.pvalue, rel=1e-12)


def test_normal_without_degrees_of_freedom():
    found = difference(92.0, 1.0, 90.0, 1.0, df=[np.inf, 0, 40])
    z = 2 / np.sqrt(2)
    expected = [2 * norm.sf(z), 2 * norm.sf(z), 2 * t.sf(z, 40)]
    assert_allclose(found.p, expected, rtol=1e-12)
    assert found.testable.tolist() == [True, False, True]


def test_covariance_of_years_that_share_counters():
    found = difference(95.29, 2.0, 90.52, 4.0, covariance=6.4)
    assert found.se == pytest.approx(np.sqrt(4 + 16 - 12.8))
    assert error_correlation(6.4, 2.0, 4.0) == pytest.approx(0.8)


def test_part_of_a_whole():
    # Whole = 0.3 part + 0.7 rest, independent: part − whole = 0.7 (part − rest).
    se_part, se_rest = 3.0, 1.0
    whole = 0.3 * 95 + 0.7 * 90
    se_whole = np.hypot(0.3 * se_part, 0.7 * se_rest)
    found = difference(95, se_part, whole, se_whole, covariance=0.3 * se_part**2)
    rest = difference(95, se_part, 90, se_rest)
    assert found.difference == pytest.approx(0.7 * rest.difference)
    assert found.se == pytest.approx(0.7 * rest.se)
    assert found.p == pytest.approx(rest.p)


def test_a_unit_with_itself_is_exactly_equal():
    found = difference(90.1, 3.3, 90.1, 3.3, covariance=3.3**2 * (1 - 1e-15), df=10)
    assert (found.difference, found.se, found.t, found.p) == (0, 0, 0, 1)


def test_what_rounding_leaves_of_a_covariance():
    found = difference(100, 0, 95, 2, covariance=[3e-11, -3e-11])
    assert found.se.tolist() == [2, 2]
    assert difference(100, 0, 95, 0, covariance=-1e-20).se == 0


def test_without_error():
    found = difference([90, 80, 90], 0, [80, 90, 90 - 1e-13], 0)
    assert found.t.tolist() == [np.inf, -np.inf, 0]
    assert found.p.tolist() == [0, 0, 1]
    assert found.testable.all()


def test_everybody_agreed_in_two_samples():
    assert not difference(100, 0, 80, 0, df=30).testable
    assert difference(100, 0, 80, 2, df=30).testable


@given(indices, errors, indices, errors, freedoms)
def test_exchange_turns_the_sign(a, se_a, b, se_b, df):
    there = difference(a, se_a, b, se_b, df=df)
    back = difference(b, se_b, a, se_a, df=df)
    assert there.difference == -back.difference
    assert there.p == back.p
    assert 0 <= there.p <= 1


@given(errors, freedoms, errors, freedoms, st.floats(1e-100, 1e100))
def test_satterthwaite(se_a, df_a, se_b, df_b, unit):
    df = satterthwaite_df(se_a, df_a, se_b, df_b)
    assert min(df_a, df_b) * (1 - 1e-12) <= df <= (df_a + df_b) * (1 + 1e-12)
    assert df == pytest.approx(satterthwaite_df(se_b, df_b, se_a, df_a))
    scaled = satterthwaite_df(unit * se_a, df_a, unit * se_b, df_b)
    assert scaled == pytest.approx(df, rel=1e-9)


def test_satterthwaite_at_the_edges():
    assert satterthwaite_df(2, 0, 2, 30) == 0
    assert satterthwaite_df(0, 0, 2, 30) == 0
    assert satterthwaite_df(0, 5, 0, 30) == 5
    assert satterthwaite_df(0, np.inf, 2, 30) == 30
    assert satterthwaite_df(2, np.inf, 2, 30) == pytest.approx(120)
    assert satterthwaite_df(2, np.inf, 2, np.inf) == np.inf
    assert satterthwaite_df(0, np.inf, 0, np.inf) == np.inf


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"a": np.nan}, "a must be finite"),
        ({"b": np.inf}, "b must be finite"),
        ({"se_a": -1}, "se_a must be 0 or more, got -1"),
        ({"se_b": np.nan}, "se_b must be finite"),
        ({"df": np.nan}, "df must be a number or inf, not missing"),
        ({"covariance": 2.1}, "covariance must not exceed se_a times se_b"),
        ({"covariance": -2.1}, "covariance must not exceed se_a times se_b"),
        ({"a": [1, 2], "b": [1, 2, 3]}, r"shapes do not fit together: a \(2,\)"),
    ],
)
def test_refusals(change, message):
    values = {"a": 90, "se_a": 1, "b": 88, "se_b": 2} | change
    a, se_a, b, se_b = (values.pop(name) for name in ("a", "se_a", "b", "se_b"))
    with pytest.raises(ValueError, match=message):
        difference(a, se_a, b, se_b, **values)


def test_refusals_of_satterthwaite():
    with pytest.raises(ValueError, match="df_a must be a number"):
        satterthwaite_df(1, np.nan, 1, 10)
    with pytest.raises(ValueError, match="se_b must be 0 or more"):
        satterthwaite_df(1, 10, -1, 10)
