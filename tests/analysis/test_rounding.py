import pytest

from analysis import par_points, round_half_up


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (2.675, 2, 2.68),
        (1.005, 2, 1.01),
        (0.125, 2, 0.13),
        (-2.675, 2, -2.68),
        (84.94499999999999, 2, 84.95),
        (84.9449, 2, 84.94),
        (99.995, 2, 100.0),
        (88.3369, 2, 88.34),
        (62.5, 0, 63.0),
        (100 * 1601 / 20000, 2, 8.01),
    ],
)
def test_half_up(value, decimals, rounded):
    assert round_half_up(value, decimals) == rounded


# Points of the PAR Index: index times 10 over 100.
@pytest.mark.parametrize(
    ("index", "maximum", "points"),
    [
        (84.6, 10, 8.46),
        (83.94, 10, 8.39),
        (83.95, 10, 8.4),
        (100, 10, 10),
        (81.5, 5, 4.08),
    ],
)
def test_par_points(index, maximum, points):
    assert par_points(index, maximum) == points


def test_refusals():
    with pytest.raises(ValueError, match="cannot round nan"):
        round_half_up(float("nan"))
    with pytest.raises(ValueError, match="cannot round inf"):
        round_half_up(float("inf"))
    with pytest.raises(ValueError, match="decimals must lie between 0 and 9, got 10"):
        round_half_up(1, 10)
    with pytest.raises(ValueError, match="index must lie between 0 and 100, got 101"):
        par_points(101)
    with pytest.raises(ValueError, match="maximum must be above 0, got 0"):
        par_points(50, 0)
