import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from analysis.planning import sheets_still_needed, wilson_margin, wilson_size
from analysis.proportions import wilson_interval

SHARES = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))


@given(SHARES, st.integers(1, 5000), st.floats(1, 4))
def test_half_the_width_of_the_interval(share, n, deff):
    low, high = wilson_interval(share, n / deff)
    half = wilson_margin(share, n, deff=deff)
    assert_allclose(half, (high - low) / 2, rtol=1e-9, atol=1e-12)


@given(SHARES, st.floats(0.005, 0.45), st.floats(1, 4), st.integers(1, 20_000))
def test_the_smallest_number_that_is_enough(share, margin, deff, size):
    given = {"deff": deff, "population": size}
    n = int(wilson_size(size, share=share, margin=margin, deff=deff).required)
    assert wilson_margin(share, n, **given) <= margin + 1e-9
    if n > 1:
        assert wilson_margin(share, n - 1, **given) > margin - 1e-9


def test_everybody_satisfied_has_a_closed_form():
    """z²/(2(n + z²)) at p = 1."""
    z2 = 1.959963984540054**2
    n = np.array([1, 30, 400])
    assert_allclose(wilson_margin(1.0, n), z2 / (2 * (n + z2)), rtol=1e-12)
    assert wilson_size(share=1, margin=0.05, deff=1).required == np.ceil(9 * z2)


def test_by_the_usual_formula_too_few_would_be_asked():
    usual = 1.959963984540054**2 * 0.99 * 0.01 / 0.02**2
    assert usual < 96
    assert wilson_size(share=0.99, margin=0.02, deff=1).required == 150


def test_the_whole_population_leaves_no_margin():
    assert wilson_margin([0.5, 1.0], 80, population=80).tolist() == [0, 0]
    assert wilson_margin(0.5, 0) == 0.5


def test_a_population_smaller_than_its_sample_is_ignored():
    assert wilson_margin(0.9, 81, population=80) == wilson_margin(0.9, 81)
    assert sheets_still_needed(81, 0.9, 0.02, population=80) == sheets_still_needed(
        81, 0.9, 0.02
    )


def test_a_design_effect_below_1_promises_nothing():
    assert wilson_margin(0.9, 100, deff=0.5) == wilson_margin(0.9, 100)
    assert wilson_size(share=0.9, deff=0.5) == wilson_size(share=0.9, deff=1)


@given(SHARES, st.integers(0, 3000), st.floats(0.01, 0.4), st.integers(1, 5000))
def test_with_what_was_missing_it_is_enough(share, n, margin, size):
    more = int(sheets_still_needed(n, share, margin, population=size, deff=1.3))
    known = size if n <= size else np.inf
    reached = wilson_margin(share, n + more, deff=1.3, population=known)
    assert reached <= margin + 1e-9
    if more > 1:
        short = wilson_margin(share, n + more - 1, deff=1.3, population=known)
        assert short > margin - 1e-9


def test_nothing_is_missing_when_it_is_enough():
    assert sheets_still_needed(500, 0.9, 0.05) == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: wilson_margin(1.1, 10), "share must lie from 0 to 1, got 1.1"),
        (lambda: wilson_margin(0.9, -1), "n must be whole numbers, 0 or more"),
        (lambda: wilson_margin(0.9, 1.5), "n must be whole numbers, 0 or more"),
        (lambda: wilson_margin(0.9, np.nan), "n must be whole numbers, 0 or more"),
        (lambda: wilson_margin(0.9, 9, deff=0), "deff must be finite and above 0"),
        (lambda: wilson_margin(0.9, 9, population=-1), "population must be whole"),
        (lambda: wilson_margin(0.9, 9, confidence=1), "confidence must lie between"),
        (lambda: wilson_size(margin=0.5), "margin must lie between 0 and 0.5"),
        (lambda: wilson_size(margin=0), "margin must lie between 0 and 0.5"),
        (lambda: sheets_still_needed(9, 0.9, 5), "margin must lie between 0 and 0.5"),
        (lambda: sheets_still_needed(9, None, 0.1), "share must lie from 0 to 1"),
    ],
)
def test_refusals(call, message):
    with pytest.raises(ValueError, match=message.replace(".", r"\.")):
        call()
