import numpy as np
import pytest

from analysis.calibration import Averaging, mean_of_units


def test_equal_units():
    """Equal variances and degrees of freedom add up to all of them."""
    found = mean_of_units([80, 90, 70], [3, 3, 3], [10, 10, 10])
    assert found.index == pytest.approx(80)
    assert found.se == pytest.approx(1)
    assert found.df == pytest.approx(30)
    assert (found.coverage, found.unsure) == (1, 0)
    assert found.averaging is Averaging.UNITS == "units"


def test_welch():
    """A half of the difference of two means has Welch's degrees of freedom."""
    v, n = np.array([4.0, 9.0]), np.array([10, 16])
    found = mean_of_units([50, 60], v, n - 1)
    welch = v.sum() ** 2 / (v**2 / (n - 1)).sum()
    assert found.df == pytest.approx(welch)
    assert found.se == pytest.approx(np.sqrt(v.sum()) / 2)


def test_weights_are_made_to_add_up_to_1():
    once, twice = (mean_of_units([90, 60], [1, 4], [5, 9], [k * 3, k]) for k in (1, 2))
    assert once == twice
    assert once.index == pytest.approx(82.5)


def test_a_unit_without_answers_is_left_out():
    found = mean_of_units([90, np.nan], [4, np.nan], [7, 0], [1, 3])
    assert (found.index, found.se, found.df) == (90, 2, 7)
    assert found.coverage == 0.25


def test_a_unit_without_degrees_of_freedom_is_told():
    found = mean_of_units([90, 80], [4, 0], [8, 0])
    assert found.unsure == 1
    assert found.df == 8
    alone = mean_of_units([90, 80], [4, 4], [8, 0])
    assert alone.df == pytest.approx(4 / (1 / 8 + 1))


def test_no_unit_and_no_variance():
    assert mean_of_units([np.nan], [np.nan], [0]).index is None
    sure = mean_of_units([100, 100], [0, 0], [3, 4])
    assert (sure.se, sure.df) == (0, np.inf)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (([1, 2], [1], [1, 1]), "one value a unit"),
        (([1], [np.nan], [1]), "unit 1 has an index but the variance nan"),
        (([1, 1], [1, -1], [1, 1]), "unit 2 has an index but the variance -1"),
        (([1], [1], [1], [0]), "0 or more, and not all 0"),
        (([1, 1], [1, 1], [1, 1], [1, -1]), "0 or more, and not all 0"),
        (([np.inf], [1], [1]), "an index must be finite"),
    ],
)
def test_refusals(values, message):
    with pytest.raises(ValueError, match=message):
        mean_of_units(*values)
