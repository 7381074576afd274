import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.planning import DA_NANG_2016, Step, step_quota


@pytest.mark.parametrize(
    ("dossiers", "opinions"),
    [
        (0, 0),
        (1, 1),
        (200, 200),
        (201, 61),
        (1000, 300),
        (1001, 201),
        (5000, 1000),
        (5001, 501),
        (30_010, 3001),
    ],
)
def test_da_nang_2016(dossiers, opinions):
    assert step_quota(dossiers) == opinions


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_monotone_never_asks_less_of_more(a, b):
    small, large = step_quota(sorted([a, b]), monotone=True)
    assert small <= large


@given(st.integers(0, 100_000))
def test_monotone_asks_no_less_than_the_letter_and_no_more_than_all(dossiers):
    assert step_quota(dossiers) <= step_quota(dossiers, monotone=True) <= dossiers


def test_a_share_is_not_rounded_up_by_binary_noise():
    tenths = [Step(np.inf, 0.1)]
    assert np.array_equal(step_quota(np.arange(0, 5000, 10), tenths), np.arange(500))


def test_one_rule_for_many_units():
    assert step_quota([[10, 300], [2000, 9000]]).tolist() == [[10, 90], [400, 900]]


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([], "at least one step"),
        ([Step(100, 0.5)], "the last one up to inf"),
        ([Step(100, 0.5), Step(50, 0.2), Step(np.inf, 0.1)], "steps must rise"),
        ([Step(0, 0.5), Step(np.inf, 0.1)], "steps must rise from above 0"),
        ([Step(np.inf, 30)], "share of a step must be above 0 and at most 1"),
        ([Step(np.inf, 0)], "share of a step must be above 0 and at most 1"),
    ],
)
def test_rules_that_are_none(steps, message):
    with pytest.raises(ValueError, match=message):
        step_quota(10, steps)


@pytest.mark.parametrize("dossiers", [-1, 1.5, np.nan, np.inf])
def test_dossiers_that_are_none(dossiers):
    with pytest.raises(ValueError, match="dossiers must be whole numbers"):
        step_quota(dossiers, DA_NANG_2016)
