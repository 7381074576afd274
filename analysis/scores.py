"""Score maps: what each level of the scale is worth."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS

Score = Sequence[float]

SHARE = (0.0, 0.0, 0.0, 100.0, 100.0)  # percent satisfied: levels 4 and 5
MEAN = (20.0, 40.0, 60.0, 80.0, 100.0)  # points reached of points possible, in percent


def score_map(score: Score) -> NDArray[np.float64]:
    """Check a map from the five levels to 0-100 and return it as an array.

    Parameters
    ----------
    score : sequence of 5 floats, each in [0, 100], not decreasing
        The worth of levels 1 to 5; `SHARE`, `MEAN` or another.

    Returns
    -------
    ndarray of float64, shape (5,)

    Raises
    ------
    ValueError
        If there are not five values, one is outside [0, 100] or not a number, or a
        better level is worth less than a worse one.

    Notes
    -----
    `SHARE` gives 100·(n4 + n5)/n, `MEAN` gives 100·Σ k·n_k/(5n); the variant
    (mean − 1)/4 is ``(0, 25, 50, 75, 100)``.

    Examples
    --------
    >>> score_map(MEAN)
    array([ 20.,  40.,  60.,  80., 100.])
    """
    values = np.asarray(score, dtype=np.float64)
    if values.shape != (N_LEVELS,):
        raise ValueError(f"a score needs {N_LEVELS} values, got {values.shape}")
    if not np.all((values >= 0) & (values <= 100)):
        raise ValueError(f"score values must lie between 0 and 100, got {values}")
    if np.any(np.diff(values) < 0):
        raise ValueError(f"score values must not decrease with the level, got {values}")
    return values


def from_the_top(score: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far each level is from the best: 0 for it, less for the others.

    Nearly everybody is satisfied: sums of what is missing stay small, and lose none
    of the digits that a variance is made of.
    """
    return np.asarray(score - score.max())


def is_share(score: NDArray[np.float64]) -> bool:
    """Say whether a score only tells satisfied (100) from not satisfied (0)."""
    return bool(np.all((score == 0) | (score == 100)))
