import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.special import ndtr, stdtr
from scipy.stats import studentized_range

from analysis.comparison import (
    studentized_range_quantile,
    studentized_range_tail,
)

# Upper 5 % and 1 % points: E. S. Pearson, H. O. Hartley (1966), Biometrika Tables for
# Statisticians 1, Table 29; H. L. Harter (1960).
TABLE = [
    (0.05, 2, 2, 6.08),
    (0.05, 3, 2, 8.33),
    (0.05, 10, 2, 13.99),
    (0.05, 3, 10, 3.877),
    (0.05, 5, 10, 4.654),
    (0.05, 10, 10, 5.60),
    (0.05, 4, 20, 3.958),
    (0.05, 10, 30, 4.824),
    (0.05, 20, 60, 5.241),
    (0.05, 3, np.inf, 3.314),
    (0.05, 10, np.inf, 4.474),
    (0.01, 3, 10, 5.27),
    (0.01, 10, 20, 6.09),
    (0.01, 5, np.inf, 4.603),
]


@pytest.mark.parametrize(("p", "k", "df", "q"), TABLE)
def test_printed_tables(p, k, df, q):
    half = 0.5001 * (0.01 if round(q, 2) == q else 0.001)
    assert studentized_range_tail(q - half, k, df) > p
    assert studentized_range_tail(q + half, k, df) < p


# Cumulative chances to 30 digits by mpmath, from the tests of SciPy 1.17.
PRECISE = [
    (0.1, 3, 3, 0.0027502772229359594),
    (1, 3, 50, 0.2395624637676257),
    (1, 10, 20, 0.0008732969319364606),
    (4, 3, 3, 0.8711786295203324),
    (4, 10, 10, 0.7573606942645745),
    (4, 20, 50, 0.6318042819232383),
    (4, 20, 120, 0.6493671527818267),
    (10, 3, 10, 0.999908236635449),
    (10, 10, 3, 0.9570401457077894),
    (10, 20, 10, 0.9977643922032399),
    (10, 20, 120, 0.9999999792458618),
]


@pytest.mark.parametrize(("q", "k", "df", "below"), PRECISE)
def test_to_many_digits(q, k, df, below):
    assert studentized_range_tail(q, k, df) == pytest.approx(1 - below, abs=1e-13)


# Below 0.1 SciPy's stdtr is off itself, by up to 5e-9.
@given(st.floats(0.1, 200), st.floats(1, 1e4))
def test_two_means_are_a_t_test(q, df):
    expected = 2 * stdtr(df, -q / np.sqrt(2))
    assert studentized_range_tail(q, 2, df) == pytest.approx(expected, abs=1e-11)


@given(st.floats(0, 1e4))
def test_two_means_of_two_values_are_cauchy(q):
    expected = 1 - 2 / np.pi * np.arctan(q / np.sqrt(2))
    assert studentized_range_tail(q, 2, 1) == pytest.approx(expected, abs=1e-11)


def test_three_normal_means():
    # The textbook integral over the largest of them, with 40,000 steps.
    z = np.linspace(-10, 10, 40001)
    w = 3.3
    inner = (ndtr(z) - ndtr(z - w)) ** 2 * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    expected = 1 - 3 * inner.sum() * 20 / 40000
    assert studentized_range_tail(w, 3, np.inf) == pytest.approx(expected, abs=1e-13)


@pytest.mark.parametrize("k", [3, 30, 100, 1000])
@pytest.mark.parametrize("df", [2, 3.9, 30, 250])
def test_against_scipy(k, df):
    q = np.array([2.0, 4.0, 7.0, 30.0])
    assert_allclose(
        studentized_range_tail(q, k, df), studentized_range.sf(q, k, df), atol=2e-8
    )


def test_few_degrees_of_freedom():
    # SciPy 1.17 agrees; R 4.2.2 has 0.00051865 and 0.085993 here.
    tail = studentized_range_tail(
        [31.965458193266112, 13.882327893687295], 31, [3.913855274552499, 2]
    )
    assert_allclose(tail, [0.00072040955, 0.08586738443], rtol=1e-8)


def test_falls_with_q_and_df_and_rises_with_k():
    q = np.linspace(0, 40, 200)
    for k in (2, 5, 100):
        tails = [studentized_range_tail(q, k, df) for df in (1, 3, 20, 1e5, np.inf)]
        assert all(np.all(np.diff(tail) <= 1e-12) for tail in tails)
        assert tails[0][0] == pytest.approx(1, abs=1e-12)
    wide = [studentized_range_tail(6.0, k, 8) for k in (2, 3, 10, 100, 1000)]
    assert np.all(np.diff(wide) > 0)
    assert np.all(np.diff([studentized_range_tail(6, 5, v) for v in (1, 2, 9)]) < 0)


@pytest.mark.parametrize("k", [3, 100])
def test_infinite_degrees_are_the_limit(k):
    q = np.linspace(0.5, 8, 16)
    limit = studentized_range_tail(q, k, np.inf)
    assert_allclose(studentized_range_tail(q, k, 1e9), limit, atol=1e-8)
    assert_allclose(studentized_range_tail(q, k, 1e12), limit, atol=1e-11)


def test_shapes_and_ends():
    assert studentized_range_tail(np.ones((2, 3)), 4, 10).shape == (2, 3)
    assert studentized_range_tail([], 4, 10).shape == (0,)
    assert studentized_range_tail([0, np.inf], 4, [[5], [np.inf]]).tolist() == [
        [pytest.approx(1, abs=1e-12), pytest.approx(0, abs=1e-12)],
        [pytest.approx(1, abs=1e-12), pytest.approx(0, abs=1e-12)],
    ]


@pytest.mark.parametrize(
    ("q", "k", "df", "message"),
    [
        (-1, 3, 10, "q must be 0 or more"),
        (np.nan, 3, 10, "q must be 0 or more"),
        (3, 1, 10, "k must be a whole number from 2 to 1000, got 1"),
        (3, 2.5, 10, "k must be a whole number from 2 to 1000, got 2.5"),
        (3, 1001, 10, "k must be a whole number from 2 to 1000, got 1001"),
        (3, 3, 0.5, "df must be 1 or more"),
        (3, 3, np.nan, "df must be 1 or more"),
        ([1, 2], 3, [1, 2, 3], "shapes do not fit together"),
    ],
)
def test_refusals(q, k, df, message):
    with pytest.raises(ValueError, match=message):
        studentized_range_tail(q, k, df)


@pytest.mark.parametrize("k", [2, 3, 20])
def test_quantiles_against_scipy(k):
    df = [2, 7.5, 60]
    found = studentized_range_quantile(0.95, k, df)
    assert_allclose(found, studentized_range.ppf(0.95, k, df), rtol=1e-8)


@given(
    st.integers(2, 400),
    st.floats(1, 1000) | st.just(np.inf),
    st.sampled_from([0.5, 0.9, 0.99, 0.9999]),
)
def test_a_quantile_has_the_chance_it_was_asked_for(k, df, confidence):
    q = studentized_range_quantile(confidence, k, df)
    assert studentized_range_tail(q, k, df) == pytest.approx(1 - confidence, rel=1e-6)
