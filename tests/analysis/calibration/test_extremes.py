import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import kish_effect
from analysis.calibration import trim_weights, weight_report


def test_report():
    report = weight_report([0, 1, 2, 2, 2, 30], times=4)
    assert (report.n, report.smallest, report.median, report.largest) == (5, 1, 2, 30)
    assert (report.ratio, report.extreme, report.times) == (30, 0.2, 4)
    assert report.kish == pytest.approx(kish_effect([1, 2, 2, 2, 30]))


def test_report_of_negative_weights():
    report = weight_report([-1, 2, 3])
    assert (report.negative, report.ratio, report.kish) == (1, None, None)


@given(st.lists(st.floats(0.1, 50), min_size=5, max_size=40), st.floats(1.5, 8))
def test_trimming_keeps_the_sum_below_the_limit(weights, times):
    weights = np.array([*weights, 0.0])
    limit = times * np.median(weights[weights > 0])
    if weights.sum() > 0.999 * limit * (weights > 0).sum():
        return  # no room
    trimmed = trim_weights(weights, times=times)
    assert trimmed.sum() == pytest.approx(weights.sum())
    assert trimmed.max() <= limit * (1 + 1e-9)
    assert trimmed[-1] == 0
    order = np.argsort(weights, kind="stable")
    assert np.all(np.diff(trimmed[order]) >= -1e-9 * limit)


def test_moderate_weights_stay_as_they_are():
    assert trim_weights([1.0, 2.0, 3.0]).tolist() == [1, 2, 3]


@pytest.mark.parametrize("function", [weight_report, trim_weights])
@pytest.mark.parametrize("weights", [[], [0, 0], [1, np.inf], [[1.0]]])
def test_no_weights(function, weights):
    with pytest.raises(ValueError, match="one finite number a sheet, and not all 0"):
        function(weights)


def test_refusals():
    with pytest.raises(ValueError, match="times must be above 1, got 1"):
        weight_report([1, 2], times=1)
    with pytest.raises(ValueError, match="0 or more"):
        trim_weights([1, -2])
    with pytest.raises(ValueError, match="leaves no room"):
        trim_weights([1, 1, 1, 100, 100], times=2)
