import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.planning import weekly_targets


@pytest.mark.parametrize(
    ("collected", "carry", "targets"),
    [
        ([], "next", [25, 25, 25, 25]),
        ([20], "next", [25, 30, 25, 25]),
        ([20], "spread", [25, 27, 27, 26]),
        ([60], "next", [25, 0, 15, 25]),
        ([60], "spread", [25, 14, 13, 13]),
        ([20, 30, 10], "next", [25, 30, 25, 40]),
        ([200], "next", [25, 0, 0, 0]),
        ([200], "spread", [25, 0, 0, 0]),
        ([25, 25, 25, 25], "next", [25, 25, 25, 25]),
    ],
)
def test_what_is_left_over_is_carried_on(collected, carry, targets):
    assert weekly_targets(100, 4, collected, carry=carry).tolist() == targets


def test_weeks_off_have_no_target():
    off = weekly_targets(90, 4, [10], weights=[5, 0, 5, 5])
    assert off.tolist() == [30, 0, 50, 30]


@given(
    st.integers(0, 2000),
    st.integers(1, 15),
    st.data(),
    st.sampled_from(["next", "spread"]),
)
def test_the_weeks_to_come_bring_what_is_missing(quota, weeks, data, carry):
    days = data.draw(st.lists(st.integers(0, 6), min_size=weeks, max_size=weeks))
    days[-1] = max(days[-1], 1)
    over = data.draw(st.integers(0, weeks - 1))
    came = data.draw(st.lists(st.integers(0, 400), min_size=over, max_size=over))
    targets = weekly_targets(quota, weeks, came, weights=days, carry=carry)
    assert targets[over:].sum() == max(quota - sum(came), 0)
    assert np.all(targets >= 0)
    assert np.all(targets[np.array(days) == 0] == 0)


@given(st.integers(0, 500), st.integers(2, 10), st.integers(0, 200))
def test_targets_of_past_weeks_do_not_change(quota, weeks, came):
    before = weekly_targets(quota, weeks)
    after = weekly_targets(quota, weeks, [came])
    assert after[0] == before[0]


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((-1, 4), {}, "total must be whole numbers"),
        ((10, 0), {}, "at least one week"),
        ((10, 2.5), {}, "weeks must be whole numbers"),
        ((10, 2, [1, 2, 3]), {}, "3 weeks are over, but the round has 2"),
        ((10, 2, [-1]), {}, "collected must be whole numbers"),
        ((10, 2), {"weights": [1]}, "weights need 2 finite numbers"),
        ((10, 2), {"weights": [1, -1]}, "weights need 2 finite numbers"),
        ((10, 2), {"weights": [1, 0]}, "last week must not be off"),
        ((10, 2), {"carry": "never"}, "carry must be 'next' or 'spread'"),
    ],
)
def test_refusals(arguments, options, message):
    with pytest.raises(ValueError, match=message):
        weekly_targets(*arguments, **options)
